import NIOCore
import NIOHTTP1

/// Looks at a connection's first request: one that cannot become a socket is not taken for one that wants to.
///
/// NIO's upgrader takes every request with `Upgrade` for such a wish, forgets it when nothing comes of that, and does not
/// expect it to have a body.
final class UpgradeFilter: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart

  private let paths: Set<String>
  private let slot: ConnectionSlot
  private var isFirst = true

  init(paths: Set<String>, slot: ConnectionSlot) { (self.paths, self.slot) = (paths, slot) }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard isFirst, case .head(var head) = unwrapInboundIn(data) else { return context.fireChannelRead(data) }
    isFirst = false
    if head.headers.contains(name: "upgrade"), !isWish(head) { head.headers.remove(name: "upgrade") }
    context.fireChannelRead(wrapInboundOut(.head(head)))
  }

  private func isWish(_ head: HTTPRequestHead) -> Bool {
    !slot.isRefused && head.method == .GET && head.version == .http1_1
      && paths.contains(String(head.uri.prefix { $0 != "?" }))
      && head.headers[canonicalForm: "upgrade"].map { $0.lowercased() } == ["websocket"]
      && head.headers[canonicalForm: "connection"].contains { $0.lowercased() == "upgrade" }
      && head.headers["sec-websocket-version"] == ["13"] && head.headers["sec-websocket-key"].count == 1
      && !head.headers.contains(name: "content-length") && !head.headers.contains(name: "transfer-encoding")
  }
}

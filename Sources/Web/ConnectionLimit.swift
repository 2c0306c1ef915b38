import HTTPTypes
import NIOCore
import NIOHTTPTypes
import Synchronization

/// How many connections each address has open.
final class ConnectionCount: Sendable {
  private let counts = Mutex<[String: Int]>([:])
  private let limit: Int
  private let metrics: WebMetrics

  init(limit: Int, metrics: WebMetrics) { (self.limit, self.metrics) = (limit, metrics) }

  /// Counts one; false when it is one too many, which has to be given back too.
  func take(_ key: String) -> Bool {
    metrics.move(.connections, by: 1)
    let isAdmitted = counts.withLock { counts in
      counts[key, default: 0] += 1
      return counts[key, default: 0] <= limit
    }
    if !isAdmitted { metrics.count(.connectionsRefused) }
    return isAdmitted
  }

  func giveBack(_ key: String) {
    metrics.move(.connections, by: -1)
    counts.withLock { counts in
      let left = (counts[key] ?? 1) - 1
      counts[key] = left > 0 ? left : nil
    }
  }
}

/// Refuses the requests of an address that has too many connections open, and closes them.
final class ConnectionLimit: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundOut = HTTPResponsePart

  private let count: ConnectionCount
  private var key: String?
  private var isRefused = false

  init(_ count: ConnectionCount) { self.count = count }

  func handlerAdded(context: ChannelHandlerContext) { if context.channel.isActive { begin(context) } }

  func channelActive(context: ChannelHandlerContext) {
    begin(context)
    context.fireChannelActive()
  }

  private func begin(_ context: ChannelHandlerContext) {
    guard key == nil else { return }
    let key = ClientAddress.key(of: context.channel.remoteAddress)
    self.key = key
    isRefused = !count.take(key)
  }

  func channelInactive(context: ChannelHandlerContext) {
    if let key { count.giveBack(key) }
    key = nil
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard isRefused else { return context.fireChannelRead(data) }
    guard case .head = unwrapInboundIn(data) else { return }
    let body = ByteBuffer(string: #"{"error":{"code":"too_many_connections","message":"# + "\"" + Self.message + "\"}}")
    let head = HTTPResponse(
      status: .tooManyRequests,
      headerFields: [
        .contentType: "application/json", .contentLength: String(body.readableBytes), .connection: "close",
      ])
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    context.write(wrapOutboundOut(.body(body)), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    context.close(promise: nil)
  }

  private static let message = "There are too many connections from your address."
}

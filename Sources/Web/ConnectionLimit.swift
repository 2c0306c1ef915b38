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

/// A connection's place among those of its address.
final class ConnectionSlot: Sendable {
  private enum State {
    case new
    case counted(String, isRefused: Bool)
    case over
  }

  private let count: ConnectionCount?
  private let state = Mutex(State.new)

  /// - Parameter count: nil when connections are not counted.
  init(_ count: ConnectionCount?) { self.count = count }

  /// Whether the address has too many.
  var isRefused: Bool {
    state.withLock { state in
      guard case .counted(_, let isRefused) = state else { return false }
      return isRefused
    }
  }

  func take(_ address: SocketAddress?) {
    guard let count else { return }
    state.withLock { state in
      guard case .new = state else { return }
      let key = ClientAddress.key(of: address)
      state = .counted(key, isRefused: !count.take(key))
    }
  }

  func giveBack() {
    state.withLock { state in
      if case .counted(let key, _) = state { count?.giveBack(key) }
      state = .over
    }
  }
}

/// Counts a connection for as long as it is open, whatever it becomes.
final class ConnectionCounter: ChannelInboundHandler {
  typealias InboundIn = Never

  private let slot: ConnectionSlot

  init(_ slot: ConnectionSlot) { self.slot = slot }

  func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { slot.take(context.channel.remoteAddress) }
  }

  func channelActive(context: ChannelHandlerContext) {
    slot.take(context.channel.remoteAddress)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    slot.giveBack()
    context.fireChannelInactive()
  }
}

/// Refuses the requests of an address that has too many connections open, and closes them.
final class ConnectionLimit: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundOut = HTTPResponsePart

  private let slot: ConnectionSlot

  init(_ slot: ConnectionSlot) { self.slot = slot }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard slot.isRefused else { return context.fireChannelRead(data) }
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

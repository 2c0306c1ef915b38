import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1
import NIOWebSocket

/// A connection that speaks HTTP/1.1, or becomes a socket by its first request.
///
/// A request that wants to be a socket goes through the same gate and routes as all others.
struct UpgradableHTTP: HTTPChannelHandler {
  typealias HTTP = NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>
  typealias Messages = NIOAsyncChannel<Socket.Message, WebSocketFrame>

  enum Outcome: Sendable {
    case http(HTTP)
    case socket(Messages, SocketRun)
    /// It wanted to be a socket, and may not.
    case refused(HTTP, Response)
  }

  struct Value: ServerChildChannelValue {
    let channel: any Channel
    let outcome: EventLoopFuture<Outcome>
  }

  let responder: Responder
  /// Answers a request that wants to be a socket.
  let routes: any HTTPResponder<WebContext>
  /// The addresses of sockets.
  let sockets: [String: SocketLimits]
  /// Nil when connections are not counted.
  let count: ConnectionCount?
  let metrics: WebMetrics
  /// How long a connection may be without a request.
  let idle: TimeAmount

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    channel.eventLoop.makeCompletedFuture {
      let pipeline = channel.pipeline.syncOperations
      let slot = ConnectionSlot(count)
      let encoder = HTTPResponseEncoder()
      let decoder = ByteToMessageHandler(
        HTTPRequestDecoder(leftOverBytesStrategy: .forwardBytes, limitConfiguration: Self.headLimits))
      let filter = UpgradeFilter(paths: Set(sockets.keys), slot: slot)
      let first = FirstRequest(patience: idle)
      let wish = SocketUpgrade()
      let upgrade = NIOTypedHTTPServerUpgradeHandler(
        httpEncoder: encoder, extraHTTPHandlers: [decoder, filter, first],
        upgradeConfiguration: NIOTypedHTTPServerUpgradeConfiguration(
          upgraders: [upgrader(wish, logger)], notUpgradingCompletionHandler: plain(wish, slot, logger)))
      try pipeline.addHandlers([ConnectionCounter(slot), encoder, decoder, filter, upgrade, first])
      return Value(channel: channel, outcome: upgrade.upgradeResultFuture)
    }
  }

  /// As much as Oriole's own pages and programs need, and cookies of other programs at the same host.
  private static var headLimits: NIOHTTPDecoderLimitConfiguration {
    var limits = NIOHTTPDecoderLimitConfiguration()
    (limits.maxHeaderFieldSize, limits.maxHeaderListSize, limits.maxHeaderFieldCount) = (8_192, 16_384, 100)
    return limits
  }

  /// For a connection that stays what it is.
  private func plain(
    _ wish: SocketUpgrade, _ slot: ConnectionSlot, _ logger: Logger
  ) -> @Sendable (any Channel) -> EventLoopFuture<Outcome> {
    { channel in
      channel.eventLoop.makeCompletedFuture {
        let pipeline = channel.pipeline.syncOperations
        pipeline.removeHandler(try pipeline.handler(type: FirstRequest.self), promise: nil)
        try pipeline.addHandlers([
          HTTP1ToHTTPServerCodec(secure: false), ConnectionLimit(slot),
          HTTPConnectionStateHandler(idleTimeout: Duration(idle), logger: logger),
        ])
        let connection = try HTTP(
          wrappingChannelSynchronously: channel, configuration: .init(isOutboundHalfClosureEnabled: true))
        return wish.refusal.map { .refused(connection, $0) } ?? .http(connection)
      }
    }
  }

  private func upgrader(_ wish: SocketUpgrade, _ logger: Logger) -> NIOTypedWebSocketServerUpgrader<Outcome> {
    NIOTypedWebSocketServerUpgrader(
      maxFrameSize: sockets.values.map(\.messageBytes).max() ?? 0, enableAutomaticErrorHandling: false,
      shouldUpgrade: { channel, head in
        channel.eventLoop.makeFutureWithTask {
          var context = WebContext(source: ApplicationRequestContextSource(channel: channel, logger: logger))
          context.upgrade = wish
          let request = Request(
            head: try HTTPRequest(head, secure: false, splitCookie: false), body: RequestBody(buffer: ByteBuffer()))
          let response = try await routes.respond(to: request, context: context)
          if wish.run != nil, response.status == .switchingProtocols { return [:] }
          wish.refuse(response)
          return nil
        }
      },
      upgradePipelineHandler: { channel, _ in
        channel.eventLoop.makeCompletedFuture {
          guard let run = wish.run else { throw ChannelError.inappropriateOperationForState }
          try channel.pipeline.syncOperations.addHandler(SocketHandler(limits: run.limits))
          return .socket(try Messages(wrappingChannelSynchronously: channel), run)
        }
      })
  }

  func handle(value: Value, logger: Logger) async {
    do {
      switch try await value.outcome.get() {
      case .http(let connection): await handleHTTP(asyncChannel: connection, logger: logger)
      case .socket(let connection, let run): try await handle(connection, run)
      case .refused(let connection, let response): try await refuse(connection, response)
      }
    } catch {
      logger.debug("a connection ended: \(error)")
      value.channel.close(promise: nil)
    }
  }

  private func handle(_ connection: Messages, _ run: SocketRun) async throws {
    metrics.move(.sockets, by: 1)
    defer { metrics.move(.sockets, by: -1) }
    try await connection.executeThenClose { inbound, _ in
      let socket = Socket(
        inbound, channel: connection.channel, client: run.client, limits: run.limits, metrics: metrics)
      await run.run(socket)
      socket.end(.done)
      try await connection.channel.closeFuture.get()
    }
  }

  private func refuse(_ connection: HTTP, _ response: Response) async throws {
    var head = response.head
    head.headerFields[.connection] = "close"
    try await connection.executeThenClose { _, outbound in
      try await ResponseWriter(outbound: outbound).write(response: head, body: response.body)
    }
  }
}

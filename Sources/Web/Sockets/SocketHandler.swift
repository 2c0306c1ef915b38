import NIOCore
import NIOHTTPTypes
import NIOWebSocket

/// The rules of a socket on its connection: frames become messages, pings are answered and sent, and each side's end
/// is answered by the other's.
final class SocketHandler: ChannelDuplexHandler {
  typealias InboundIn = WebSocketFrame
  typealias InboundOut = Socket.Message
  typealias OutboundIn = WebSocketFrame
  typealias OutboundOut = WebSocketFrame

  /// How long the client has to answer an end.
  private static let farewell = TimeAmount.seconds(2)
  private let limits: SocketLimits
  private var reader: SocketReader
  private var heardAt = NIODeadline.now()
  private var pinging: Scheduled<Void>?
  private var hasEnded = false

  init(limits: SocketLimits) {
    self.limits = limits
    reader = SocketReader(limits: limits)
  }

  func handlerAdded(context: ChannelHandlerContext) { ping(context) }

  func handlerRemoved(context: ChannelHandlerContext) { pinging?.cancel() }

  func channelInactive(context: ChannelHandlerContext) {
    pinging?.cancel()
    context.fireChannelInactive()
  }

  private func ping(_ context: ChannelHandlerContext) {
    let pause = TimeAmount.seconds(Int64(limits.pingSeconds))
    pinging = context.eventLoop.assumeIsolated().scheduleTask(in: pause) { [weak self] in
      guard let self, !hasEnded else { return }
      guard NIODeadline.now() - heardAt <= pause * 2 else { return context.close(promise: nil) }
      let frame = WebSocketFrame(fin: true, opcode: .ping, data: ByteBuffer())
      context.writeAndFlush(wrapOutboundOut(frame), promise: nil)
      ping(context)
    }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let frame = unwrapInboundIn(data)
    heardAt = .now()
    guard !hasEnded else {
      if frame.opcode == .connectionClose { context.close(promise: nil) }
      return
    }
    switch reader.read(frame, at: .now) {
    case .nothing: break
    case .message(let message): context.fireChannelRead(wrapInboundOut(message))
    case .ping(let data):
      context.writeAndFlush(wrapOutboundOut(WebSocketFrame(fin: true, opcode: .pong, data: data)), promise: nil)
    case .goodbye(let end):
      // The client waits for nothing but its own code.
      self.end(context, SocketEnd(end.code))
      context.close(promise: nil)
    case .fault(let end): self.end(context, end)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    switch error {
    case NIOWebSocketError.invalidFrameLength: end(context, .tooLarge(limits.messageBytes))
    case is NIOWebSocketError: end(context, .malformed("there is no such frame"))
    default: context.close(promise: nil)
    }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    switch event {
    case is ChannelShouldQuiesceEvent: end(context, .stopping)
    case ChannelEvent.inputClosed: context.close(promise: nil)
    default: context.fireUserInboundEventTriggered(event)
    }
  }

  func triggerUserOutboundEvent(context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?) {
    guard let end = event as? SocketEnd else {
      return context.triggerUserOutboundEvent(event, promise: promise)
    }
    self.end(context, end)
    promise?.succeed()
  }

  /// Says why, waits a little for the answer, and closes.
  private func end(_ context: ChannelHandlerContext, _ end: SocketEnd) {
    guard !hasEnded else { return }
    hasEnded = true
    pinging?.cancel()
    var data = ByteBuffer()
    data.writeInteger(end.code)
    data.writeString(String(Substring(end.reason).utf8.prefix(123)) ?? "")
    context.writeAndFlush(
      wrapOutboundOut(WebSocketFrame(fin: true, opcode: .connectionClose, data: data)), promise: nil)
    // Whoever reads the messages learns at once that none follow.
    context.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
    pinging = context.eventLoop.assumeIsolated().scheduleTask(in: Self.farewell) { context.close(promise: nil) }
  }
}

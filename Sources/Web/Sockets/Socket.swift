public import NIOCore
import NIOWebSocket
import Synchronization

/// A WebSocket that a client has opened: messages both ways until one side ends it.
///
/// `messages` has to be read all the time: what is not read holds back the client's signs of life too.
public final class Socket: Sendable {
  public enum Message: Sendable, Hashable {
    case text(String)
    case bytes(ByteBuffer)
  }

  /// What the client sends, in order; ends with the socket. For one reader.
  public let messages: Messages
  /// Who opened it, as the limits count.
  public let client: String
  private let channel: any Channel
  private let limits: SocketLimits
  private let metrics: WebMetrics
  /// Bytes that are on their way out; nil when nothing more goes out.
  private let outbox = Mutex<Int?>(0)

  init(
    _ messages: NIOAsyncChannelInboundStream<Message>, channel: any Channel, client: String, limits: SocketLimits,
    metrics: WebMetrics
  ) {
    self.messages = Messages(messages)
    (self.channel, self.client, self.limits, self.metrics) = (channel, client, limits, metrics)
  }

  /// Sends a message, without waiting: a client that does not read what it is sent is cut off.
  ///
  /// - Returns: false when nothing can be sent any more.
  @discardableResult public func send(_ message: Message) -> Bool {
    let (opcode, data) =
      switch message {
      case .text(let text): (WebSocketOpcode.text, ByteBuffer(string: text))
      case .bytes(let bytes): (WebSocketOpcode.binary, bytes)
      }
    let size = data.readableBytes + 16
    let isOverfull = outbox.withLock { outbox -> Bool? in
      guard let waiting = outbox else { return nil }
      outbox = waiting + size > limits.outboxBytes ? nil : waiting + size
      return outbox == nil
    }
    guard let isOverfull else { return false }
    if isOverfull {
      metrics.count(.socketsCutOff)
      channel.close(promise: nil)
      return false
    }
    let sent = channel.eventLoop.makePromise(of: Void.self)
    sent.futureResult.whenComplete { [weak self] _ in self?.outbox.withLock { $0 = $0.map { $0 - size } } }
    channel.writeAndFlush(WebSocketFrame(fin: true, opcode: opcode, data: data), promise: sent)
    return true
  }

  /// Ends the socket; what was sent before arrives first.
  public func end(_ end: SocketEnd) {
    outbox.withLock { $0 = nil }
    channel.triggerUserOutboundEvent(end, promise: nil)
  }

  /// What the client sends; a connection that breaks ends it too.
  public struct Messages: AsyncSequence, Sendable {
    public typealias Element = Message
    public typealias Failure = Never

    private let stream: NIOAsyncChannelInboundStream<Message>

    init(_ stream: NIOAsyncChannelInboundStream<Message>) { self.stream = stream }

    public func makeAsyncIterator() -> Iterator { Iterator(stream.makeAsyncIterator()) }

    public struct Iterator: AsyncIteratorProtocol {
      private var iterator: NIOAsyncChannelInboundStream<Message>.AsyncIterator

      init(_ iterator: NIOAsyncChannelInboundStream<Message>.AsyncIterator) { self.iterator = iterator }

      public mutating func next() async -> Message? { await next(isolation: #isolation) }

      public mutating func next(isolation actor: isolated (any Actor)?) async -> Message? {
        try? await iterator.next(isolation: actor)
      }
    }
  }
}

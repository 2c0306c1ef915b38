import NIOCore
import NIOWebSocket

/// Puts a client's frames together to messages, by RFC 6455 and within a socket's limits. No clock, no IO.
struct SocketReader {
  enum Outcome: Hashable {
    case nothing
    case message(Socket.Message)
    /// To be sent back.
    case ping(ByteBuffer)
    /// The client ends the socket.
    case goodbye(SocketEnd)
    /// The client broke a rule.
    case fault(SocketEnd)
  }

  /// Parts of one message; tiny ones shall not cost more than what they carry.
  private static let mostParts = 256
  private let limits: SocketLimits
  private var parts: (opcode: WebSocketOpcode, data: ByteBuffer, count: Int)?
  private var allowance: Double
  private var countedAt: ContinuousClock.Instant?

  init(limits: SocketLimits) {
    self.limits = limits
    allowance = Double(limits.framesPerSecond * 2)
  }

  mutating func read(_ frame: WebSocketFrame, at now: ContinuousClock.Instant) -> Outcome {
    guard admits(at: now) else { return .fault(.tooFast) }
    guard frame.maskKey != nil else { return .fault(.malformed("frames must be masked")) }
    guard !frame.rsv1, !frame.rsv2, !frame.rsv3 else { return .fault(.malformed("no extension was agreed on")) }
    switch frame.opcode {
    case .ping: return .ping(frame.unmaskedData)
    case .pong: return .nothing
    case .connectionClose: return Self.goodbye(frame.unmaskedData)
    case .text, .binary:
      guard parts == nil else { return .fault(.malformed("the message before is not complete")) }
      return take(frame.opcode, frame.unmaskedData, isLast: frame.fin)
    case .continuation:
      guard let parts else { return .fault(.malformed("there is no message to continue")) }
      return take(parts.opcode, frame.unmaskedData, isLast: frame.fin)
    default: return .fault(.malformed("there is no such frame"))
    }
  }

  private mutating func admits(at now: ContinuousClock.Instant) -> Bool {
    let rate = Double(limits.framesPerSecond)
    let seconds = countedAt.map { $0.duration(to: now) / .seconds(1) } ?? 0
    countedAt = now
    allowance = min(rate * 2, allowance + max(0, seconds) * rate)
    guard allowance >= 1 else { return false }
    allowance -= 1
    return true
  }

  private mutating func take(_ opcode: WebSocketOpcode, _ data: ByteBuffer, isLast: Bool) -> Outcome {
    var whole = parts ?? (opcode, ByteBuffer(), 0)
    guard whole.data.readableBytes + data.readableBytes <= limits.messageBytes, whole.count < Self.mostParts else {
      return .fault(.tooLarge(limits.messageBytes))
    }
    whole.data.writeImmutableBuffer(data)
    whole.count += 1
    guard isLast else {
      parts = whole
      return .nothing
    }
    parts = nil
    guard opcode == .text else { return .message(.bytes(whole.data)) }
    guard let text = String(validating: whole.data.readableBytesView, as: UTF8.self) else { return .fault(.notUTF8) }
    return .message(.text(text))
  }

  private static func goodbye(_ data: ByteBuffer) -> Outcome {
    var data = data
    guard data.readableBytes > 0 else { return .goodbye(.done) }
    guard let code = data.readInteger(as: UInt16.self) else { return .fault(.malformed("half a code")) }
    guard let reason = String(validating: data.readableBytesView, as: UTF8.self) else { return .fault(.notUTF8) }
    let end = SocketEnd(code, reason)
    return end.isLawful ? .goodbye(end) : .fault(.malformed("there is no such code"))
  }
}

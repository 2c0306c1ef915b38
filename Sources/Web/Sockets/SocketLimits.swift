/// What one socket may cost.
public struct SocketLimits: Sendable, Hashable {
  /// The longest message that is taken, in bytes; its parts count together.
  public var messageBytes: Int
  /// Frames that are taken in a second, in the mean; twice as many at once.
  public var framesPerSecond: Int
  /// Bytes that wait to be sent before a slow reader is cut off.
  public var outboxBytes: Int
  /// Seconds between the pings that are sent; who has shown no sign of life for twice as long is gone.
  public var pingSeconds: Int

  public init(
    messageBytes: Int = 65_536, framesPerSecond: Int = 100, outboxBytes: Int = 1_048_576, pingSeconds: Int = 5
  ) {
    (self.messageBytes, self.framesPerSecond) = (messageBytes, framesPerSecond)
    (self.outboxBytes, self.pingSeconds) = (outboxBytes, pingSeconds)
  }
}

/// Why a socket ends: RFC 6455's number, and words for those who look for faults.
public struct SocketEnd: Error, Sendable, Hashable {
  public var code: UInt16
  public var reason: String

  /// - Parameters:
  ///   - code: 1000–1014 as the RFC has them, 4000–4999 for the address's own.
  ///   - reason: at most 123 bytes of it are sent.
  public init(_ code: UInt16, _ reason: String = "") { (self.code, self.reason) = (code, reason) }

  public static let done = SocketEnd(1_000)
  public static let stopping = SocketEnd(1_001, "the server stops")
  public static let textExpected = SocketEnd(1_003, "text expected")
  public static let bytesExpected = SocketEnd(1_003, "bytes expected")
  public static let refused = SocketEnd(1_008, "not allowed")
  public static let tooFast = SocketEnd(1_008, "too much at once")
  public static let failed = SocketEnd(1_011, "something went wrong here")
  static let notUTF8 = SocketEnd(1_007, "text must be UTF-8")

  static func malformed(_ what: String) -> SocketEnd { SocketEnd(1_002, what) }

  static func tooLarge(_ most: Int) -> SocketEnd { SocketEnd(1_009, "at most \(most) bytes are taken") }

  /// Whether the other side may say so.
  var isLawful: Bool {
    switch code {
    case 1_000...1_003, 1_007...1_014, 3_000...4_999: true
    default: false
    }
  }
}

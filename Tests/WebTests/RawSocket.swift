import Foundation
import Synchronization

/// A WebSocket client that may break every rule. It reads and answers pings on a thread of its own, however busy the
/// tests are.
final class RawSocket: Sendable {
  private struct Inbox {
    var frames: [Frame] = []
    var pings = 0
    var isClosed = false
  }

  struct Frame: Equatable {
    var opcode: UInt8
    var data: [UInt8]

    var text: String { String(decoding: data, as: UTF8.self) }
    /// Of a close frame.
    var code: Int? { opcode == 8 && data.count >= 2 ? Int(data[0]) << 8 | Int(data[1]) : nil }
  }

  let connection: RawConnection
  private let inbox = Mutex(Inbox())

  /// The request by which a browser opens a socket, with other fields where a test needs them; a nil field is left out.
  static func request(
    _ path: String, port: Int, method: String = "GET", fields: [String: String?] = [:], body: String = ""
  ) -> String {
    let usual: [String: String?] = [
      "Host": "127.0.0.1:\(port)", "Origin": "http://127.0.0.1:\(port)", "Connection": "Upgrade",
      "Upgrade": "websocket", "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version": "13",
    ]
    let all = usual.merging(fields) { $1 }.compactMapValues { $0 }.sorted { $0.key < $1.key }
    return "\(method) \(path) HTTP/1.1\r\n" + all.map { "\($0.key): \($0.value)\r\n" }.joined() + "\r\n" + body
  }

  /// Opens one; throws what the server answers instead.
  init(_ path: String, port: Int, fields: [String: String?] = [:], receiveBuffer: Int32? = nil, isReading: Bool = true)
    async throws
  {
    connection = try RawConnection(port: port, receiveBuffer: receiveBuffer)
    await connection.write(Self.request(path, port: port, fields: fields))
    var head = ""
    while !head.hasSuffix("\r\n\r\n") {
      let byte = await connection.read(1)
      guard !byte.isEmpty else { break }
      head += String(decoding: byte, as: UTF8.self)
    }
    guard head.hasPrefix("HTTP/1.1 101"), head.lowercased().contains("s3pplmbitxaq9kygzzhzrbk+xoo=") else {
      throw TestFailure(head)
    }
    if isReading { connection.readOn { [inbox = Unowned(self)] in inbox.socket?.take($0) ?? (0, []) } }
  }

  deinit { connection.shutDown() }

  private final class Unowned: Sendable {
    private let held: Mutex<Weak>
    private struct Weak { weak var socket: RawSocket? }
    init(_ socket: RawSocket) { held = Mutex(Weak(socket: socket)) }
    var socket: RawSocket? { held.withLock { $0.socket } }
  }

  /// One frame of what has come; a ping is answered.
  private func take(_ bytes: [UInt8]?) -> (used: Int, answer: [UInt8]) {
    guard let bytes else {
      inbox.withLock { $0.isClosed = true }
      return (0, [])
    }
    guard bytes.count >= 2 else { return (0, []) }
    let short = Int(bytes[1] & 127)
    let extra = short < 126 ? 0 : short == 126 ? 2 : 8
    guard bytes.count >= 2 + extra else { return (0, []) }
    let count = extra == 0 ? short : bytes[2..<(2 + extra)].reduce(0) { $0 << 8 | Int($1) }
    let end = 2 + extra + count
    guard bytes.count >= end else { return (0, []) }
    let frame = Frame(opcode: bytes[0] & 15, data: Array(bytes[(2 + extra)..<end]))
    inbox.withLock { inbox in
      if frame.opcode == 9 { inbox.pings += 1 } else { inbox.frames.append(frame) }
    }
    return (end, frame.opcode == 9 ? Self.frame(10, frame.data) : [])
  }

  /// Pings that were answered.
  var pings: Int { inbox.withLock { $0.pings } }

  /// Whether the server closes within two minutes.
  func isClosed() async -> Bool {
    for _ in 0..<6_000 {
      if inbox.withLock({ $0.isClosed }) { return true }
      try? await Task.sleep(for: .milliseconds(20))
    }
    return false
  }

  /// A frame as a client has to send it, unless told otherwise.
  static func frame(_ opcode: UInt8, _ data: [UInt8], isLast: Bool = true, isMasked: Bool = true, rsv: UInt8 = 0)
    -> [UInt8]
  {
    var bytes = [(isLast ? 0x80 : 0) | rsv << 4 | opcode]
    let mark: UInt8 = isMasked ? 0x80 : 0
    switch data.count {
    case ..<126: bytes.append(mark | UInt8(data.count))
    case ..<65_536: bytes += [mark | 126, UInt8(data.count >> 8), UInt8(data.count & 255)]
    default: bytes += [mark | 127] + (0..<8).map { UInt8(truncatingIfNeeded: data.count >> (56 - 8 * $0)) }
    }
    guard isMasked else { return bytes + data }
    let mask: [UInt8] = [1, 2, 3, 4]
    return bytes + mask + data.enumerated().map { $0.element ^ mask[$0.offset % 4] }
  }

  func send(_ text: String) async { await connection.write(Self.frame(1, Array(text.utf8))) }

  func send(frame opcode: UInt8, _ data: [UInt8] = [], isLast: Bool = true, isMasked: Bool = true, rsv: UInt8 = 0)
    async
  {
    await connection.write(Self.frame(opcode, data, isLast: isLast, isMasked: isMasked, rsv: rsv))
  }

  /// The next frame but for pings; nil when the server has closed, or nothing comes for two minutes.
  func message() async -> Frame? {
    for _ in 0..<6_000 {
      let (frame, isClosed) = inbox.withLock { ($0.frames.isEmpty ? nil : $0.frames.removeFirst(), $0.isClosed) }
      if let frame { return frame }
      if isClosed { return nil }
      try? await Task.sleep(for: .milliseconds(20))
    }
    return nil
  }
}

import Foundation

/// A WebSocket client that may break every rule.
struct RawSocket {
  struct Frame: Equatable {
    var opcode: UInt8
    var data: [UInt8]

    var text: String { String(decoding: data, as: UTF8.self) }
    /// Of a close frame.
    var code: Int? { opcode == 8 && data.count >= 2 ? Int(data[0]) << 8 | Int(data[1]) : nil }
  }

  let connection: RawConnection

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
  init(_ path: String, port: Int, fields: [String: String?] = [:], receiveBuffer: Int32? = nil) async throws {
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

  /// The next frame; nil when the server has closed.
  func next() async -> Frame? {
    let head = await connection.read(2)
    guard head.count == 2 else { return nil }
    var count = Int(head[1] & 127)
    if count >= 126 { count = await connection.read(count == 126 ? 2 : 8).reduce(0) { $0 << 8 | Int($1) } }
    return Frame(opcode: head[0] & 15, data: await connection.read(count))
  }

  /// The next frame but for pings, which are answered.
  func message() async -> Frame? {
    while let frame = await next() {
      guard frame.opcode == 9 else { return frame }
      await send(frame: 10, frame.data)
    }
    return nil
  }
}

import Foundation
import Glibc
import Synchronization

/// A web service on a port of its own, which gives every request the same reply.
final class ReplyServer: Sendable {
  let port: UInt16
  private let socket: Int32
  private let log = Mutex<[String]>([])

  /// `reply` is the whole reply, head and body; nil says nothing and keeps the connection.
  init(_ reply: String?) throws {
    let listener = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        bind(listener, pointer, size) == 0 && listen(listener, 8) == 0 && getsockname(listener, pointer, &size) == 0
      }
    }
    guard bound else { throw POSIXError(.EADDRNOTAVAIL) }
    socket = listener
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [self] in serve(reply) }
  }

  /// The requests so far, head and all.
  var requests: [String] { log.withLock { $0 } }

  func stop() { shutdown(socket, Int32(SHUT_RDWR)) }

  private func serve(_ reply: String?) {
    while true {
      let client = accept(socket, nil, nil)
      guard client >= 0 else { break }
      var buffer = [UInt8](repeating: 0, count: 4096)
      let count = read(client, &buffer, buffer.count)
      log.withLock { $0.append(String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)) }
      guard let reply else { continue }
      let bytes = Array(reply.utf8)
      var sent = 0
      while sent < bytes.count {
        let written = bytes[sent...].withUnsafeBytes {
          send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        guard written > 0 else { break }
        sent += written
      }
      close(client)
    }
    close(socket)
  }

  static func json(_ body: String, status: String = "200 OK") -> String {
    "HTTP/1.1 \(status)\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)"
  }
}

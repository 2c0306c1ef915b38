import Foundation
import Glibc
import Synchronization

/// A network between client and server that is cut whenever a test wants: connections are passed on byte by byte.
final class CuttingProxy: Sendable {
  let port: Int
  private let listener: Int32
  private let upstream: Int
  private let open = Mutex<[Int32]>([])
  private let isDown = Mutex(false)

  init(to upstream: Int) throws {
    self.upstream = upstream
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = Self.local(0)
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let status = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bound in
        bind(listener, bound, size) == 0 && listen(listener, 64) == 0 ? getsockname(listener, bound, &size) : -1
      }
    }
    guard status == 0 else { throw TestFailure("no proxy: \(String(cString: strerror(errno)))") }
    self.listener = listener
    port = Int(in_port_t(bigEndian: address.sin_port))
    Thread.detachNewThread { [self] in accept() }
  }

  private static func local(_ port: Int) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    return address
  }

  private func accept() {
    while true {
      let client = Glibc.accept(listener, nil, nil)
      guard client >= 0 else { return }
      let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      var address = Self.local(upstream)
      let size = socklen_t(MemoryLayout<sockaddr_in>.size)
      let status = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(server, $0, size) }
      }
      guard status == 0, !isDown.withLock({ $0 }) else {
        Glibc.close(client)
        Glibc.close(server)
        continue
      }
      open.withLock { $0 += [client, server] }
      Thread.detachNewThread { Self.pump(client, server) }
      Thread.detachNewThread { Self.pump(server, client) }
    }
  }

  private static func pump(_ from: Int32, _ to: Int32) {
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while true {
      let count = recv(from, &buffer, buffer.count, 0)
      guard count > 0, send(to, buffer, count, Int32(MSG_NOSIGNAL)) == count else { break }
    }
    shutdown(from, Int32(SHUT_RDWR))
    shutdown(to, Int32(SHUT_RDWR))
  }

  /// Cuts all connections; new ones can be made.
  func cut() {
    let sockets = open.withLock { open in
      defer { open = [] }
      return open
    }
    for socket in sockets { shutdown(socket, Int32(SHUT_RDWR)) }
  }

  /// While it is down, no connection can be made.
  func setDown(_ value: Bool) {
    isDown.withLock { $0 = value }
    if value { cut() }
  }

  func close() {
    cut()
    shutdown(listener, Int32(SHUT_RDWR))
    Glibc.close(listener)
  }
}

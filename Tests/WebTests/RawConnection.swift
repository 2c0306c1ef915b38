import Foundation
import Glibc

/// A connection on which a test writes whatever bytes it likes; each step waits at most forty seconds.
final class RawConnection: Sendable {
  private let socket: Int32

  init(port: Int, receiveBuffer: Int32? = nil) throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard socket >= 0 else { throw TestFailure("no socket") }
    var seconds = timeval(tv_sec: 40, tv_usec: 0)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &seconds, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &seconds, socklen_t(MemoryLayout<timeval>.size))
    if var receiveBuffer {
      setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, socklen_t(MemoryLayout<Int32>.size))
    }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let status = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, size) }
    }
    guard status == 0 else {
      Glibc.close(socket)
      throw TestFailure("cannot connect: \(String(cString: strerror(errno)))")
    }
  }

  deinit { Glibc.close(socket) }

  /// Waits on a thread of its own: the server in this process needs those that tasks run on.
  private func waiting<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { done in Thread.detachNewThread { done.resume(returning: work()) } }
  }

  /// False when the other side takes no more.
  @discardableResult func write(_ text: String) async -> Bool { await write(Array(text.utf8)) }

  @discardableResult func write(_ bytes: [UInt8]) async -> Bool { await waiting { [self] in send(bytes) } }

  /// Reads so many bytes; fewer when the other side closes, or nothing comes for forty seconds.
  func read(_ count: Int) async -> [UInt8] { await waiting { [self] in receive(count) } }

  /// Reads until the other side closes, a text is there, or nothing comes for forty seconds.
  func read(until end: String? = nil) async -> String { await waiting { [self] in receive(until: end) } }

  /// Reads on a thread of its own, whatever the tests' own threads do meanwhile: `frames` is given the bytes so far, and
  /// says how many of them it has dealt with and what to answer; nil when the other side has closed.
  func readOn(_ frames: @escaping @Sendable ([UInt8]?) -> (used: Int, answer: [UInt8])) {
    Thread.detachNewThread { [self] in
      var bytes: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 65_536)
      while true {
        let count = recv(socket, &buffer, buffer.count, 0)
        if count < 0, errno == EAGAIN || errno == EINTR { continue }
        guard count > 0 else {
          _ = frames(nil)
          return
        }
        bytes += buffer[..<count]
        while case let (used, answer) = frames(bytes), used > 0 {
          bytes.removeFirst(used)
          if !answer.isEmpty { _ = send(answer) }
        }
      }
    }
  }

  /// Ends what reads and writes.
  func shutDown() { shutdown(socket, Int32(SHUT_RDWR)) }

  /// Whether the other side closes within some seconds, while what it sends is thrown away.
  func isClosed(within seconds: Int) async -> Bool { await waiting { [self] in drain(seconds) } }

  private func send(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  private func receive(until end: String?) -> String {
    var text = ""
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while end.map({ !text.contains($0) }) ?? true {
      let count = recv(socket, &buffer, buffer.count, 0)
      guard count > 0 else { break }
      text += String(decoding: buffer[..<count], as: UTF8.self)
    }
    return text
  }

  private func receive(_ count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while bytes.count < count {
      let got = recv(socket, &buffer, min(buffer.count, count - bytes.count), 0)
      guard got > 0 else { break }
      bytes += buffer[..<got]
    }
    return bytes
  }

  private func drain(_ seconds: Int) -> Bool {
    var time = timeval(tv_sec: seconds, tv_usec: 0)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(socket, &buffer, buffer.count, 0)
      if count == 0 { return true }
      if count < 0 { return errno == ECONNRESET }
    }
  }
}

import Foundation
import Voice

/// Reads standard input line by line without holding up anything else.
///
/// It reads the descriptor itself: the C library's streams would stay locked while a line is waited for, and the program
/// could not end.
actor LineReader {
  /// A longer line is cut into several.
  private static let limit = 65_536
  private let executor = BlockingExecutor(label: "standard input")
  private var waiting: [UInt8] = []
  private var hasEnded = false
  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// The next line without its end; nil at the end of the input.
  func next() -> String? {
    while true {
      if let end = waiting.firstIndex(of: UInt8(ascii: "\n")) {
        defer { waiting.removeFirst(end + 1) }
        return String(decoding: waiting[..<end], as: UTF8.self)
      }
      guard !hasEnded, waiting.count < Self.limit else {
        defer { waiting = [] }
        return waiting.isEmpty ? nil : String(decoding: waiting, as: UTF8.self)
      }
      var buffer = [UInt8](repeating: 0, count: 4096)
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count > 0 { waiting += buffer[..<count] } else if count == 0 || errno != EINTR { hasEnded = true }
    }
  }
}

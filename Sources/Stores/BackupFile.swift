import Foundation
public import Records
import Synchronization

/// A backup as a file of JSON lines: a heading, tables with their rows, and an end that tells whether all is there.
struct BackupHeading: Codable, Equatable {
  var oriole = "backup"
  var version = 1
}

struct BackupEnd: Codable, Equatable {
  /// Lines between the heading and the end.
  var lines: Int
  /// FNV-1a of those lines, 64 bits: it tells a damaged file.
  var digest: String
}

/// FNV-1a, 64 bits (RFC 9923).
struct LineDigest {
  private var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  private(set) var lines = 0

  mutating func add(_ line: Data) {
    for byte in line { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    hash = (hash ^ 0x0A) &* 0x0000_0100_0000_01b3
    lines += 1
  }

  var end: BackupEnd { BackupEnd(lines: lines, digest: String(hash, radix: 16)) }
}

/// Writes a backup beside its place, and puts it there when it is whole. Only its owner may read it.
final class BackupWriter: BackupSink {
  private struct State {
    var file: FileHandle?
    var digest = LineDigest()
    var buffer = Data()
  }
  private let path: String
  private let state = Mutex(State())
  private var unfinished: String { path + ".part" }

  init(path: String) { self.path = path }

  func begin() throws(StoreError) {
    let made = FileManager.default.createFile(atPath: unfinished, contents: nil, attributes: [.posixPermissions: 0o600])
    guard made, let file = FileHandle(forWritingAtPath: unfinished) else { throw cannotWrite }
    state.withLock { $0 = State(file: file) }
    try write(try Self.line(BackupHeading()))
  }

  func put(_ part: BackupPart) throws(StoreError) {
    let line =
      switch part {
      case .table(let table): try Self.line(table)
      case .row(let row): try Self.line(row)
      }
    state.withLock { $0.digest.add(line) }
    try write(line)
  }

  /// Puts the file in its place.
  ///
  /// - Returns: the lines that were written.
  func finish() throws(StoreError) -> Int {
    let end = state.withLock { $0.digest.end }
    try write(try Self.line(end), least: 0)
    do {
      try state.withLock { state in
        try state.file?.synchronize()
        try state.file?.close()
      }
    } catch { throw cannotWrite }
    guard rename(unfinished, path) == 0 else { throw cannotWrite }
    return end.lines
  }

  /// Takes away what was written.
  func discard() { try? FileManager.default.removeItem(atPath: unfinished) }

  private func write(_ line: Data, least: Int = 1 << 16) throws(StoreError) {
    do {
      try state.withLock { state in
        state.buffer += line + [0x0A]
        guard state.buffer.count > least else { return }
        try state.file?.write(contentsOf: state.buffer)
        state.buffer = Data()
      }
    } catch { throw cannotWrite }
  }

  private var cannotWrite: StoreError { StoreError(.unavailable, "\(path): cannot be written") }

  private static func line(_ value: some Encodable) throws(StoreError) -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do { return try encoder.encode(value) } catch { throw StoreError(.corrupt, "a record cannot be written as JSON") }
  }
}

/// Reads a backup, a line at a time.
final class BackupReader: BackupSource {
  private struct State {
    var file: FileHandle?
    var buffer = Data()
    var digest = LineDigest()
    var isOver = false
  }
  private let path: String
  private let state = Mutex(State())
  private static let longestLine = 256_000_000

  init(path: String) { self.path = path }

  func rewind() throws(StoreError) {
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw StoreError(.unavailable, "\(path): cannot be read")
    }
    state.withLock { $0 = State(file: file) }
    guard let line = try read(), let heading = try? JSONDecoder().decode(BackupHeading.self, from: line),
      heading.oriole == "backup"
    else { throw StoreError(.corrupt, "\(path): is not a backup of Oriole") }
    guard heading.version == BackupHeading().version else {
      throw StoreError(.corrupt, "\(path): is a backup of a newer Oriole")
    }
  }

  func next() throws(StoreError) -> BackupPart? {
    guard !state.withLock({ $0.isOver }) else { return nil }
    guard let line = try read() else { throw StoreError(.corrupt, "\(path): is cut off") }
    let number = state.withLock { $0.digest.lines } + 2
    if let row = try? JSONDecoder().decode([String?].self, from: line) {
      state.withLock { $0.digest.add(line) }
      return .row(row)
    }
    if let table = try? JSONDecoder().decode(BackupTable.self, from: line) {
      state.withLock { $0.digest.add(line) }
      return .table(table)
    }
    guard let end = try? JSONDecoder().decode(BackupEnd.self, from: line) else {
      throw StoreError(.corrupt, "\(path):\(number): is not a line of a backup")
    }
    guard end == state.withLock({ $0.digest.end }) else { throw StoreError(.corrupt, "\(path): is damaged") }
    guard try read() == nil else { throw StoreError(.corrupt, "\(path):\(number + 1): something follows the end") }
    state.withLock { $0.isOver = true }
    return nil
  }

  /// Reads all of it, so that a store is not begun upon for a file that is none.
  func check() throws(StoreError) {
    try rewind()
    var width: Int?
    while let part = try next() {
      switch part {
      case .table(let table):
        guard table.types.map({ $0.count == table.columns.count }) ?? true else {
          throw StoreError(.corrupt, "\(path): table \(table.table) is damaged")
        }
        width = table.columns.count
      case .row(let row):
        guard row.count == width else { throw StoreError(.corrupt, "\(path): a row has \(row.count) values") }
      }
    }
  }

  /// Nil at the end of the file.
  private func read() throws(StoreError) -> Data? {
    do {
      return try state.withLock { state in
        while true {
          if let end = state.buffer.firstIndex(of: 0x0A) {
            let line = Data(state.buffer[..<end])
            state.buffer = state.buffer[state.buffer.index(after: end)...]
            return line
          }
          guard state.buffer.count < Self.longestLine, let more = try state.file?.read(upToCount: 1 << 16),
            !more.isEmpty
          else { return state.buffer.isEmpty ? nil : Data() }
          state.buffer = Data(state.buffer) + more
        }
      }
    } catch { throw StoreError(.unavailable, "\(path): cannot be read") }
  }
}

extension DurableStore {
  /// Writes all that is kept to a file, as it is at one moment; the calls go on meanwhile.
  ///
  /// - Parameter path: the file, which is replaced when the backup is whole.
  /// - Returns: the tables and rows that it has.
  /// - Throws: `unavailable` when the file cannot be written or the store not be read.
  public func backUp(toFile path: String) async throws(StoreError) -> Int {
    let writer = BackupWriter(path: path)
    do {
      try await backUp(to: writer)
      return try writer.finish()
    } catch {
      writer.discard()
      throw error
    }
  }

  /// Takes what a file has, of whichever store it is; a file that is damaged changes nothing.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - replacing: whether what is kept now may be lost.
  /// - Throws: `corrupt` for a file that is no whole backup, `conflict` for a store with content.
  public func restore(fromFile path: String, replacing: Bool) async throws(StoreError) {
    let reader = BackupReader(path: path)
    try reader.check()
    try await restore(from: reader, replacing: replacing)
  }
}

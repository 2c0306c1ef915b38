import Glibc

/// A regular file, read from front to back through one block of 64 KB, however long it is.
struct BlockReader: ~Copyable {
  private static let blockSize = 65_536

  let path: String
  /// Bytes in the file when it was opened.
  let size: UInt64
  private let descriptor: Int32
  private var block: [UInt8] = []
  private var cursor = 0
  /// Where in the file the byte after the block lies.
  private var blockEnd: UInt64 = 0

  init(path: String) throws(AudioError) {
    // Without O_NONBLOCK, opening a named pipe would wait for its writer.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      let reason = errno
      throw AudioError(
        reason == ENOENT ? .notFound : .unreadable,
        reason == ENOENT ? "\(path): no such file" : "\(path): cannot be opened: \(systemError(reason))")
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      let isDirectory = status.st_mode & S_IFMT == S_IFDIR
      close(descriptor)
      throw AudioError(.unreadable, "\(path): is \(isDirectory ? "a folder" : "not a regular file")")
    }
    self.path = path
    self.size = UInt64(clamping: status.st_size)
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Where the next byte to be read lies in the file.
  var offset: UInt64 { blockEnd - UInt64(block.count - cursor) }

  /// The next `count` bytes; fewer only where the file ends.
  mutating func read(_ count: Int) throws(AudioError) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(max(count, 0), Self.blockSize))
    while bytes.count < count {
      if cursor == block.count { try refill() }
      guard cursor < block.count else { break }
      let taken = min(count - bytes.count, block.count - cursor)
      bytes += block[cursor..<(cursor + taken)]
      cursor += taken
    }
    return bytes
  }

  /// Goes on reading at `offset`, which may lie past the end.
  mutating func move(to offset: UInt64) {
    block = []
    cursor = 0
    blockEnd = offset
  }

  private mutating func refill() throws(AudioError) {
    block = []
    cursor = 0
    guard let position = off_t(exactly: blockEnd) else { return }
    var next = [UInt8](repeating: 0, count: Self.blockSize)
    var got = pread(descriptor, &next, next.count, position)
    for _ in 0..<100 where got < 0 && errno == EINTR { got = pread(descriptor, &next, next.count, position) }
    guard got >= 0 else { throw AudioError(.unreadable, "\(path): cannot be read: \(systemError(errno))") }
    next.removeLast(next.count - got)
    block = next
    blockEnd += UInt64(got)
  }
}

/// The system's words for an error number.
func systemError(_ number: Int32) -> String {
  strerror(number).map { String(cString: $0) } ?? "error \(number)"
}

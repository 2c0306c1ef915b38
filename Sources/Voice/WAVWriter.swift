import Glibc

/// Writes a WAV file of 16-bit PCM. The file appears under its name, whole, only when it is finished.
///
/// Until then it is a hidden file in the same folder, which is removed when the writer goes without `finish`.
public struct WAVWriter: ~Copyable {
  private static let headerSize = 44
  private static let bufferSize = 65_536

  private let path: String
  private let temporaryPath: String
  private let sampleRate: Int
  private let channels: Int
  private var descriptor: Int32
  private var buffer: [UInt8]
  /// Bytes of samples taken, written or still in the buffer.
  private var byteCount: Int
  private var isFinished: Bool

  /// - Parameters:
  ///   - path: the file to make, or to replace when it exists.
  ///   - sampleRate: samples a second, 1–192,000.
  ///   - channels: 1–8.
  /// - Throws: `AudioError` when the format is out of range or the folder cannot be written.
  public init(path: String, sampleRate: Int, channels: Int = 1) throws(AudioError) {
    guard (1...192_000).contains(sampleRate), (1...8).contains(channels) else {
      throw AudioError(.badFormat, "\(path): cannot be written with \(channels) channels at \(sampleRate) Hz")
    }
    var status = stat()
    // A rename would put a plain file in a device's place.
    guard stat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG else {
      let isDirectory = status.st_mode & S_IFMT == S_IFDIR
      throw AudioError(.unwritable, "\(path): cannot be written: is \(isDirectory ? "a folder" : "not a regular file")")
    }
    let (temporaryPath, descriptor) = try Self.openHiddenFile(beside: path)
    self.path = path
    self.temporaryPath = temporaryPath
    self.sampleRate = sampleRate
    self.channels = channels
    self.descriptor = descriptor
    buffer = [UInt8](repeating: 0, count: Self.headerSize)
    byteCount = 0
    isFinished = false
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if !isFinished { unlink(temporaryPath) }
  }

  /// Adds samples; with several channels, one of each in turn.
  public mutating func write(_ interleaved: [Int16]) throws(AudioError) {
    guard byteCount + interleaved.count * 2 + Self.headerSize <= Int(UInt32.max) else {
      throw AudioError(.unwritable, "\(path): cannot be written: a WAV file holds at most 4 GB")
    }
    byteCount += interleaved.count * 2
    for sample in interleaved {
      buffer.append(littleEndian: sample)
      if buffer.count >= Self.bufferSize { try flush() }
    }
  }

  /// Adds 16-bit mono sound. Its rate is the caller's care.
  public mutating func write(_ frame: AudioFrame) throws(AudioError) { try write(frame.samples) }

  /// Puts the sizes into the header and gives the file its name.
  public consuming func finish() throws(AudioError) {
    try flush()
    let header = makeHeader()
    guard pwrite(descriptor, header, header.count, 0) == header.count else { throw failure(errno) }
    let closed = close(descriptor)
    descriptor = -1
    guard closed == 0 else { throw failure(errno) }
    guard rename(temporaryPath, path) == 0 else { throw failure(errno) }
    isFinished = true
  }

  private mutating func flush() throws(AudioError) {
    var written = 0
    while written < buffer.count {
      let count = buffer.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress.map { $0 + written }, $0.count - written)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw failure(count < 0 ? errno : EIO) }
      written += count
    }
    buffer.removeAll(keepingCapacity: true)
  }

  private func makeHeader() -> [UInt8] {
    var header = Array("RIFF".utf8)
    header.append(littleEndian: UInt32(clamping: byteCount + Self.headerSize - 8))
    header += Array("WAVEfmt ".utf8)
    header.append(littleEndian: UInt32(16))
    header.append(littleEndian: UInt16(1))
    header.append(littleEndian: UInt16(clamping: channels))
    header.append(littleEndian: UInt32(clamping: sampleRate))
    header.append(littleEndian: UInt32(clamping: sampleRate * channels * 2))
    header.append(littleEndian: UInt16(clamping: channels * 2))
    header.append(littleEndian: UInt16(16))
    header += Array("data".utf8)
    header.append(littleEndian: UInt32(clamping: byteCount))
    return header
  }

  private func failure(_ number: Int32) -> AudioError {
    AudioError(.unwritable, "\(path): cannot be written: \(systemError(number))")
  }

  private static func openHiddenFile(beside path: String) throws(AudioError) -> (String, Int32) {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    for _ in 0..<100 {
      let name = folder + ".oriole-" + String(UInt64.random(in: 0...UInt64.max), radix: 16) + ".wav"
      let descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor >= 0 { return (name, descriptor) }
      guard errno == EEXIST || errno == EINTR else { break }
    }
    throw AudioError(.unwritable, "\(path): cannot be written: \(systemError(errno))")
  }
}

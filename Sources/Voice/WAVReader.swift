/// Reads one channel of a RIFF/WAVE file as 16-bit samples, in blocks, so that a long file takes no more memory than a short one.
///
/// PCM of 8, 16, 24 and 32 bits, float of 32 and 64, µ-law and A-law, with 1–8 channels at 8–48 kHz. What is not a
/// number becomes silence, what is too loud is clipped. A file whose header leaves the length open, as programs that write
/// to a pipe do, is read to its end.
public struct WAVReader: ~Copyable {
  /// The most samples that one call of `read` gives.
  public static let readBound = 65_536

  public let format: WAVFormat
  /// Samples in each channel.
  public let sampleCount: Int
  private let channel: Int
  private var file: BlockReader
  private var remaining: UInt64

  /// Opens a file and reads its header.
  ///
  /// - Parameters:
  ///   - path: the file; every error's message begins with it.
  ///   - channel: which channel to take, 0 for the first (left), where the caller is in a call recorded in stereo.
  /// - Throws: `AudioError` for what is no file, no WAV file, cut off, empty or of an unsupported format.
  public init(path: String, channel: Int = 0) throws(AudioError) {
    var file = try BlockReader(path: path)
    let header = try WAVHeader(from: &file)
    guard (0..<header.format.channels).contains(channel) else {
      throw AudioError(
        .badFormat, "\(path): has no channel \(channel); it has \(header.format.channels), counted from 0")
    }
    file.move(to: header.start)
    self.file = file
    self.channel = channel
    format = header.format
    remaining = header.byteCount
    sampleCount = Int(clamping: header.byteCount / UInt64(header.format.bytesPerBlock))
  }

  /// Seconds.
  public var duration: Double { Double(sampleCount) / Double(format.sampleRate) }

  /// The next samples, at most `samples` and `readBound` of them; none at the end.
  public mutating func read(samples: Int) throws(AudioError) -> [Int16] {
    let wanted = max(0, min(samples, Self.readBound)) * format.bytesPerBlock
    let count = Int(min(UInt64(wanted), remaining))
    let bytes = try file.read(count)
    guard bytes.count == count else {
      throw AudioError(.unreadable, "\(file.path): became shorter while it was read")
    }
    remaining -= UInt64(count)
    return format.samples(in: bytes, channel: channel)
  }
}

/// A caller's sound from a WAV file: frames of 20 ms at the file's own rate, as fast as they are read.
///
/// Where 20 ms is no whole number of samples (220.5 at 11,025 Hz) the frames' lengths alternate; the last may be shorter.
public actor WAVSource: AudioSource {
  /// The file's format.
  public nonisolated let format: WAVFormat
  /// Seconds.
  public nonisolated let duration: Double
  private var reader: WAVReader
  private var framesRead = 0

  /// Opens a file and reads its header; see ``WAVReader``.
  public init(path: String, channel: Int = 0) throws(AudioError) {
    let reader = try WAVReader(path: path, channel: channel)
    format = reader.format
    duration = reader.duration
    self.reader = reader
  }

  public func read() async throws(AudioError) -> AudioFrame? {
    let length = (framesRead + 1) * format.sampleRate / 50 - framesRead * format.sampleRate / 50
    let samples = try reader.read(samples: length)
    framesRead += 1
    return samples.isEmpty ? nil : AudioFrame(samples: samples, sampleRate: format.sampleRate)
  }
}

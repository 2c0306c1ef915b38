import Voice
import VoiceDSP

/// A recording that is read as a whole.
struct SoundFile {
  /// Longer ones are refused: an evaluation holds a recording in memory.
  static let longest = 600

  /// 16 kHz mono, of the left channel.
  let samples: [Int16]
  /// Of the file itself.
  let sampleRate: Int

  init(path: String) async throws(AudioError) {
    let source = try WAVSource(path: path)
    guard source.duration <= Double(Self.longest) else {
      throw AudioError(.badFormat, "\(path): longer than \(Self.longest / 60) minutes")
    }
    sampleRate = source.format.sampleRate
    let resampled = ResampledSource(source)
    var samples: [Int16] = []
    while samples.count < (Self.longest + 1) * LineFormat.sampleRate, let frame = try await resampled.read() {
      samples += frame.samples
    }
    self.samples = samples
  }
}

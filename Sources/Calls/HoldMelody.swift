public import Voice

/// The sound that waiting callers hear, over and over.
public struct HoldMelody: Sendable {
  /// 5 minutes of 16 kHz sound.
  private static let limit = 5 * 60 * LineFormat.sampleRate
  private let samples: [Int16]
  private var position = 0

  /// Reads the whole source, which must give 16 kHz.
  public init(_ source: any AudioSource) async throws(AudioError) {
    var samples: [Int16] = []
    while samples.count < Self.limit, let frame = try await source.read() { samples += frame.samples }
    self.samples = samples
  }

  mutating func next() -> AudioFrame {
    guard samples.count >= LineFormat.samplesPerFrame else { return LineFormat.silence }
    if position + LineFormat.samplesPerFrame > samples.count { position = 0 }
    defer { position += LineFormat.samplesPerFrame }
    return AudioFrame(
      samples: Array(samples[position..<position + LineFormat.samplesPerFrame]), sampleRate: LineFormat.sampleRate)
  }
}

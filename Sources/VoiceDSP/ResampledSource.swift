public import Voice

/// Any source's sound as frames of 16 kHz and exactly 20 ms; the last is filled up with silence.
///
/// One reader: a `read` must return before the next begins.
public actor ResampledSource: AudioSource {
  private static let emptyReadBound = 50

  private let source: any AudioSource
  private let quality: Int
  private var resampler: SpeexResampler?
  private var rate: Int?
  private var pending: [Int16] = []
  private var hasEnded = false

  /// - Parameters:
  ///   - source: gives pieces of any length, all of one rate.
  ///   - quality: 0–10, see ``SpeexResampler``.
  public init(_ source: any AudioSource, quality: Int = 10) {
    self.source = source
    self.quality = quality
  }

  public func read() async throws(AudioError) -> AudioFrame? {
    let length = LineFormat.samplesPerFrame
    var emptyReads = 0
    while pending.count < length && !hasEnded {
      guard let frame = try await source.read() else {
        hasEnded = true
        pending += resampler?.flush() ?? []
        break
      }
      emptyReads = frame.samples.isEmpty ? emptyReads + 1 : 0
      guard emptyReads < Self.emptyReadBound else {
        throw AudioError(.unreadable, "the sound source gives empty frames")
      }
      try convert(frame)
    }
    guard !pending.isEmpty else { return nil }
    var samples = Array(pending.prefix(length))
    pending.removeFirst(samples.count)
    samples += [Int16](repeating: 0, count: length - samples.count)
    return AudioFrame(samples: samples, sampleRate: LineFormat.sampleRate)
  }

  private func convert(_ frame: AudioFrame) throws(AudioError) {
    if rate == nil {
      resampler = try SpeexResampler(from: frame.sampleRate, to: LineFormat.sampleRate, quality: quality)
      rate = frame.sampleRate
    }
    guard rate == frame.sampleRate else {
      throw AudioError(.badFormat, "the sound source changed its rate from \(rate ?? 0) to \(frame.sampleRate) Hz")
    }
    pending += resampler?.convert(frame.samples) ?? []
  }
}

import Synchronization
public import Voice

/// Gives another synthesiser's speech at 16 kHz, whatever its own rate.
public struct ResampledSynthesizer: SpeechSynthesizer {
  private let synthesizer: any SpeechSynthesizer
  private let quality: Int

  /// - Parameters:
  ///   - synthesizer: gives sound at any one rate for each sentence.
  ///   - quality: 0–10, see ``SpeexResampler``.
  public init(_ synthesizer: any SpeechSynthesizer, quality: Int = 5) {
    self.synthesizer = synthesizer
    self.quality = quality
  }

  public func speak(
    _ sentence: String, language: String, pace: Double, emit: @escaping @Sendable (AudioFrame) -> Bool
  ) async throws(SpeechError) {
    let conversion = Conversion(quality: quality)
    try await synthesizer.speak(sentence, language: language, pace: pace) { frame in
      guard let samples = conversion.convert(frame) else { return false }
      return samples.isEmpty
        || conversion.noteAnswer(emit(AudioFrame(samples: samples, sampleRate: LineFormat.sampleRate)))
    }
    let tail = try conversion.finish()
    if !tail.isEmpty { _ = emit(AudioFrame(samples: tail, sampleRate: LineFormat.sampleRate)) }
  }
}

/// One sentence's way through the resampler.
private final class Conversion: Sendable {
  private struct State: ~Copyable {
    var resampler: SpeexResampler?
    var rate: Int?
    var failure: String?
    var isStopped = false
  }

  private let quality: Int
  private let state = Mutex(State())

  init(quality: Int) { self.quality = quality }

  /// nil when the sentence has to stop, because its rate changed or cannot be converted.
  func convert(_ frame: AudioFrame) -> [Int16]? {
    state.withLock { state -> [Int16]? in
      guard state.failure == nil, !state.isStopped else { return nil }
      if state.rate == nil {
        do throws(AudioError) {
          state.resampler = try SpeexResampler(from: frame.sampleRate, to: LineFormat.sampleRate, quality: quality)
          state.rate = frame.sampleRate
        } catch {
          state.failure = error.message
        }
      } else if state.rate != frame.sampleRate {
        state.failure = "the synthesiser changed its rate from \(state.rate ?? 0) to \(frame.sampleRate) Hz"
      }
      return state.failure == nil ? state.resampler?.convert(frame.samples) : nil
    }
  }

  /// Remembers whether more is wanted.
  func noteAnswer(_ isWanted: Bool) -> Bool {
    if !isWanted { state.withLock { $0.isStopped = true } }
    return isWanted
  }

  /// The end of the sentence's sound; none when it was stopped.
  func finish() throws(SpeechError) -> [Int16] {
    let (tail, failure) = state.withLock { state in
      (state.isStopped ? [] : state.resampler?.flush() ?? [], state.failure)
    }
    if let failure { throw SpeechError(.engineFailed, failure) }
    return tail
  }
}

import CSpeexDSP
public import Voice

/// Converts mono sound from one rate to another with the Speex resampler, a piece at a time.
///
/// The filter's delay is taken off at the start and made up by `flush`, so sound keeps its place in time: sample `n`
/// of the input lies at sample `n · to / from` of the output, and all of it is `count · to / from` samples, rounded up.
public struct SpeexResampler: ~Copyable {
  private let from: Int
  private let to: Int
  /// nil when the rates are equal and sound passes as it is.
  private let state: OpaquePointer?
  private var taken: Int
  private var given: Int

  /// - Parameters:
  ///   - from: the rate of what comes in, 1,000–192,000 Hz.
  ///   - to: the rate of what goes out, in the same range.
  ///   - quality: 0 (fastest) to 10 (best); 5 keeps the passband to about 0.9 of the lower rate's half.
  /// - Throws: `AudioError` when a figure is out of range.
  public init(from: Int, to: Int, quality: Int = 5) throws(AudioError) {
    let rates = 1_000...192_000
    guard rates.contains(from), rates.contains(to), (0...10).contains(quality) else {
      throw AudioError(.badFormat, "sound cannot be converted from \(from) Hz to \(to) Hz at quality \(quality)")
    }
    var made: OpaquePointer?
    if from != to {
      var failure: Int32 = 0
      made = speex_resampler_init(1, UInt32(from), UInt32(to), Int32(quality), &failure)
      guard made != nil else {
        throw AudioError(.badFormat, "sound cannot be converted from \(from) Hz to \(to) Hz: error \(failure)")
      }
      speex_resampler_skip_zeros(made)
    }
    self.from = from
    self.to = to
    state = made
    taken = 0
    given = 0
  }

  deinit { if let state { speex_resampler_destroy(state) } }

  /// The next piece: about `samples.count · to / from` samples, the last milliseconds of which may come with the next piece.
  public mutating func convert(_ samples: [Int16]) -> [Int16] {
    taken += samples.count
    let converted = process(samples)
    given += converted.count
    return converted
  }

  /// What the filter still holds, and then it starts anew.
  public mutating func flush() -> [Int16] {
    guard let state else { return [] }
    let missing = max(0, (taken * to + from - 1) / from - given)
    var tail = process([Int16](repeating: 0, count: Int(speex_resampler_get_input_latency(state)) + from / to + 1))
    tail.removeLast(max(0, tail.count - missing))
    tail += [Int16](repeating: 0, count: missing - tail.count)
    speex_resampler_reset_mem(state)
    speex_resampler_skip_zeros(state)
    taken = 0
    given = 0
    return tail
  }

  private func process(_ samples: [Int16]) -> [Int16] {
    guard let state, !samples.isEmpty else { return samples }
    // One call takes all its input when there is room for all its output.
    let capacity = samples.count * to / from + 64
    return samples.withUnsafeBufferPointer { input in
      [Int16](unsafeUninitializedCapacity: capacity) { output, count in
        var inputCount = UInt32(clamping: input.count)
        var outputCount = UInt32(clamping: capacity)
        speex_resampler_process_int(state, 0, input.baseAddress, &inputCount, output.baseAddress, &outputCount)
        count = Int(outputCount)
      }
    }
  }
}

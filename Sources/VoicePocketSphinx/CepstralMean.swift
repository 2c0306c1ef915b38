/// What a call's line and voice add to every frame, as learnt from its utterances so far.
struct CepstralMean {
  /// Frames (10 ms) that the starting mean is worth.
  private static let priorWeight: Float = 100
  /// Earlier utterances count for no more frames than these.
  private static let memory: Float = 500

  private(set) var values: [Float]
  private var weight = priorWeight

  /// - Parameter values: the acoustic model's own, until something is heard.
  init(_ values: [Float]) { self.values = values }

  /// The level at which loud frames lie above the mean of speech as they usually do.
  ///
  /// - Parameters:
  ///   - distance: in the zeroth coefficient.
  ///   - loudness: the zeroth coefficient of an utterance's loud frames; nil changes nothing.
  /// - Returns: this mean, for the level of that utterance.
  func withLevel(_ distance: Float, below loudness: Float?) -> CepstralMean {
    guard let loudness, !values.isEmpty else { return self }
    var own = self
    own.values[0] = loudness - distance
    return own
  }

  /// - Parameters:
  ///   - sum: of an utterance's frames, for each cepstral coefficient.
  ///   - count: the number of frames.
  mutating func learn(sum: [Float], count: Int) {
    guard count > 0, sum.count == values.count else { return }
    weight = min(weight, Self.memory)
    for index in values.indices {
      values[index] = (values[index] * weight + sum[index]) / (weight + Float(count))
    }
    weight += Float(count)
  }

  /// The mean of one utterance: nearly its own, but a very short one leans on what was known.
  ///
  /// - Parameters:
  ///   - frames: that what was known is worth.
  ///   - sum: of the utterance's frames, for each cepstral coefficient.
  ///   - count: the number of those frames.
  /// - Returns: the mean to take off this utterance.
  func leaning(_ frames: Float, sum: [Float], count: Int) -> CepstralMean {
    var own = self
    own.weight = frames
    own.learn(sum: sum, count: count)
    return own
  }
}

import Glibc

/// What the endpointer looks at in 20 ms of sound: how loud it is, and whether it has a voice's pitch.
struct FrameFeatures: Sendable {
  /// dB under full scale (a full-scale square wave is 0), without rumble; −100 for silence.
  var level: Double
  /// How much of the sound repeats at one pitch of 60–400 Hz, 0–1: the highest normalised autocorrelation.
  var voicing: Double
}

/// Computes the features of one frame after another.
struct FeatureExtractor: Sendable {
  static let silence = -100.0

  /// Pitch is sought at an eighth of the work: at 4 kHz, over the last 40 ms.
  private static let decimation = 4
  private static let pitchRate = LineFormat.sampleRate / decimation
  private static let window = pitchRate / 25
  private static let lags = (pitchRate / 400)...(pitchRate / 60)

  /// Two, because one leaves too much of the mains' 50 Hz.
  private var highPasses = (
    HighPass(cutoff: 80, sampleRate: LineFormat.sampleRate), HighPass(cutoff: 80, sampleRate: LineFormat.sampleRate)
  )
  private var history = [Float](repeating: 0, count: window + lags.upperBound)
  private var sum: Float = 0
  private var summed = 0

  /// Takes the next 16 kHz samples, at least one.
  mutating func extract(from samples: [Int16]) -> FrameFeatures {
    var energy: Float = 0
    var decimated: [Float] = []
    for sample in samples {
      let filtered = highPasses.1.filter(highPasses.0.filter(Float(sample) / 32_768))
      energy += filtered * filtered
      // The mean of four is filter enough for pitch.
      sum += filtered
      summed += 1
      if summed == Self.decimation {
        decimated.append(sum / Float(Self.decimation))
        sum = 0
        summed = 0
      }
    }
    history.append(contentsOf: decimated)
    history.removeFirst(max(0, history.count - Self.window - Self.lags.upperBound))
    let mean = Double(energy) / Double(max(samples.count, 1))
    return FrameFeatures(level: max(Self.silence, 10 * log10(max(mean, 1e-12))), voicing: voicing)
  }

  /// r(lag) = Σ x[n]·x[n−lag] / √(Σ x[n]² · Σ x[n−lag]²), its highest value over the lags of a voice.
  ///
  /// Only lags after r's first fall count: before it every low sound is like itself, hum too.
  private var voicing: Double {
    let start = Self.lags.upperBound
    return history.withUnsafeBufferPointer { sound in
      var own: Float = 0
      for index in start..<sound.count { own += sound[index] * sound[index] }
      guard own > 1e-9 else { return 0 }
      var best: Float = 0
      var hasFallen = false
      for lag in 2...Self.lags.upperBound {
        var product: Float = 0
        var delayed: Float = 0
        for index in start..<sound.count {
          product += sound[index] * sound[index - lag]
          delayed += sound[index - lag] * sound[index - lag]
        }
        guard delayed > own * 0.05 else { continue }
        let likeness = product / (own * delayed).squareRoot()
        if likeness < 0.4 { hasFallen = true }
        if hasFallen && Self.lags.contains(lag) { best = max(best, likeness) }
      }
      return Double(min(best, 1))
    }
  }
}

import Foundation
import Voice

/// Sounds made for tests: tones, noise, and a measure of level.
extension [Int16] {
  static func tone(_ frequency: Double, level: Double = 8_000, rate: Int, count: Int) -> [Int16] {
    (0..<count).map { Int16((level * sin(2 * .pi * frequency * Double($0) / Double(rate))).rounded()) }
  }

  /// White noise, the same for a seed in each run (SplitMix64).
  static func noise(rms: Double, count: Int, seed: UInt64 = 1) -> [Int16] {
    var state = seed
    return (0..<count).map { _ in
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      mixed ^= mixed >> 31
      // Uniform numbers of ±1 have an RMS of 1/√3.
      return Int16(
        clamping: Int((Double(Int64(bitPattern: mixed)) / Double(Int64.max) * rms * 3.0.squareRoot()).rounded()))
    }
  }

  /// Something like speech: a voice whose pitch wanders, with formants that move, in syllables of 4 a second.
  static func voice(seconds: Double, pitch: Double = 120, level: Double = 6_000, rate: Int = 16_000) -> [Int16] {
    var phase = 0.0
    return (0..<Int(seconds * Double(rate))).map { index in
      let time = Double(index) / Double(rate)
      phase += 2 * .pi * pitch * (1 + 0.15 * sin(2 * .pi * 0.7 * time)) / Double(rate)
      let first = 500 + 250 * sin(2 * .pi * 1.3 * time), second = 1_500 + 600 * sin(2 * .pi * 0.9 * time)
      let sum = (1...25).reduce(0.0) { sum, harmonic in
        let frequency = pitch * Double(harmonic)
        let gain = exp(-pow((frequency - first) / 150, 2)) + 0.5 * exp(-pow((frequency - second) / 250, 2))
        return sum + gain * sin(phase * Double(harmonic))
      }
      let syllable = pow(Swift.max(0, sin(2 * .pi * 4 * time / 2)), 2)
      return Int16(clamping: Int(sum * level * syllable))
    }
  }

  /// The sum, as long as the longer of the two.
  func mixed(with other: [Int16]) -> [Int16] {
    (0..<Swift.max(count, other.count)).map { (index: Int) -> Int16 in
      let own = index < count ? Int(self[index]) : 0
      let others = index < other.count ? Int(other[index]) : 0
      return Int16(clamping: own + others)
    }
  }

  /// Root mean square.
  var rms: Double { (reduce(0.0) { $0 + Double($1) * Double($1) } / Double(Swift.max(count, 1))).squareRoot() }

  /// In frames of 20 ms at 16 kHz; the last is filled up with silence.
  var lineFrames: [AudioFrame] {
    stride(from: 0, to: count, by: 320).map { start in
      let part = Array(self[start..<Swift.min(start + 320, count)])
      return AudioFrame(samples: part + [Int16](repeating: 0, count: 320 - part.count), sampleRate: 16_000)
    }
  }
}

/// 20·log10 of a ratio of amplitudes.
func decibels(_ ratio: Double) -> Double { 20 * log10(ratio) }

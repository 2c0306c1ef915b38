import Foundation

/// Random numbers that are the same for the same seed: SplitMix64.
struct SeededRandom: Sendable {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// In (0, 1).
  mutating func uniform() -> Double { (Double(next() >> 11) + 0.5) / 9_007_199_254_740_992 }

  /// With the mean `1 / rate`; infinite for a rate of 0.
  mutating func exponential(rate: Double) -> Double { rate > 0 ? -log(uniform()) / rate : .infinity }

  mutating func normal() -> Double { (-2 * log(uniform())).squareRoot() * cos(2 * .pi * uniform()) }

  /// In 0..<count.
  mutating func index(below count: Int) -> Int { min(count - 1, Int(uniform() * Double(count))) }
}

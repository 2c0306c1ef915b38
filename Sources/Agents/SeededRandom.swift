import Foundation
import Understanding

/// Random numbers of several distributions, the same for the same seed.
struct SeededRandom: Sendable {
  private var numbers: SplitMix64

  init(seed: UInt64) { numbers = SplitMix64(seed: seed) }

  /// In (0, 1).
  mutating func uniform() -> Double { (Double(numbers.next() >> 11) + 0.5) / 9_007_199_254_740_992 }

  /// With the mean `1 / rate`; infinite for a rate of 0.
  mutating func exponential(rate: Double) -> Double { rate > 0 ? -log(uniform()) / rate : .infinity }

  mutating func normal() -> Double { (-2 * log(uniform())).squareRoot() * cos(2 * .pi * uniform()) }

  /// In 0..<count.
  mutating func index(below count: Int) -> Int { min(count - 1, Int(uniform() * Double(count))) }
}

internal import Foundation
import Understanding

/// Mixes recorded noise into speech at a given ratio.
///
/// The level of speech is the mean power of its 20-ms frames that lie within 20 dB of the loudest one, so that pauses
/// around and between the words do not count (a simple form of the active speech level of ITU-T Rec. P.56).
public struct NoiseMix: Sendable {
  private static let frame = 320
  private static let activeRange = 0.01

  private let noise: [Int16]
  private let power: Double

  /// - Parameter noise: 16 kHz mono; nil when it is empty or all silence, which cannot be given a level.
  public init?(noise: [Int16]) {
    power = Self.power(noise[...])
    guard power > 0 else { return nil }
    self.noise = noise
  }

  /// Speech with noise under it, from a place in the noise that the seed chooses; the noise is repeated as needed.
  ///
  /// - Parameters:
  ///   - speech: 16 kHz mono; silence comes back as it is, because it has no level.
  ///   - ratio: of speech to noise, in dB.
  ///   - seed: chooses the place.
  /// - Returns: as many samples as `speech` has.
  public func mixed(into speech: [Int16], ratio: Double, seed: UInt64) -> [Int16] {
    let level = Self.activePower(speech)
    guard level > 0, ratio.isFinite else { return speech }
    let gain = (level / power).squareRoot() * pow(10, -ratio / 20)
    var generator = SplitMix64(seed: seed, name: "noise")
    var place = generator.next(below: noise.count)
    return speech.map { sample in
      let sum = Double(sample) + gain * Double(noise[place])
      place = place + 1 < noise.count ? place + 1 : 0
      return Int16(min(max(sum.rounded(), -32_768), 32_767))
    }
  }

  static func activePower(_ speech: [Int16]) -> Double {
    let powers = stride(from: 0, to: speech.count, by: frame).map { power(speech[$0..<min($0 + frame, speech.count)]) }
    let least = (powers.max() ?? 0) * activeRange
    let active = powers.filter { $0 > 0 && $0 >= least }
    return active.isEmpty ? 0 : active.reduce(0, +) / Double(active.count)
  }

  private static func power(_ samples: ArraySlice<Int16>) -> Double {
    samples.isEmpty ? 0 : samples.reduce(0) { $0 + Double($1) * Double($1) } / Double(samples.count)
  }
}

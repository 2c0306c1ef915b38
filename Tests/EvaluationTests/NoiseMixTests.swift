import Foundation
import Testing

@testable import Evaluation
import Understanding

@Suite struct NoiseMixTests {
  private func power(_ samples: [Int16]) -> Double {
    samples.reduce(0) { $0 + Double($1) * Double($1) } / Double(samples.count)
  }

  @Test func `noise lies under speech by the ratio, whatever pauses there are`() throws {
    var generator = SplitMix64(seed: 4)
    let noise = (0..<8000).map { _ in Int16(generator.next(below: 2001) - 1000) }
    let tone = (0..<16_000).map { Int16(8000 * sin(Double($0) * 0.2)) }
    let pause = [Int16](repeating: 0, count: 32_000)
    let mix = try #require(NoiseMix(noise: noise))
    let mixed = mix.mixed(into: tone + pause, ratio: 10, seed: 1)
    let ratio = 10 * log10(power(tone) / power(Array(mixed[16_000...])))
    #expect(abs(ratio - 10) < 0.3)
    #expect(mix.mixed(into: tone, ratio: 10, seed: 1) == mix.mixed(into: tone, ratio: 10, seed: 1))
    #expect(mix.mixed(into: tone, ratio: 10, seed: 1) != mix.mixed(into: tone, ratio: 10, seed: 2))
  }

  @Test func `silence has no level, and nothing overflows`() throws {
    #expect(NoiseMix(noise: [0, 0, 0]) == nil)
    #expect(NoiseMix(noise: []) == nil)
    let mix = try #require(NoiseMix(noise: [30_000, -30_000]))
    #expect(mix.mixed(into: [0, 0], ratio: 0, seed: 1) == [0, 0])
    #expect(mix.mixed(into: [32_767, 32_767, -32_768], ratio: -40, seed: 1).count == 3)
    #expect(mix.mixed(into: [100], ratio: .nan, seed: 1) == [100])
  }
}

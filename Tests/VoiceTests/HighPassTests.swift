import Testing
import Voice

@Suite struct HighPassTests {
  private func gain(at frequency: Double) -> Float {
    var filter = HighPass(cutoff: 100, sampleRate: 16_000)
    let output = [Int16].tone(frequency, count: 16_000).map { filter.filter(Float($0)) }
    return output.suffix(8_000).map(abs).max().map { $0 / 8_000 } ?? 0
  }

  @Test func `low tones are taken off and the voice is left`() {
    #expect(gain(at: 10) < 0.11)
    #expect(abs(gain(at: 100) - 0.707) < 0.02)
    #expect(abs(gain(at: 1_000) - 1) < 0.02)
    #expect(abs(gain(at: 7_000) - 1) < 0.02)
  }

  @Test func `an offset is silence from the first sample`() {
    var filter = HighPass(cutoff: 100, sampleRate: 16_000)
    for _ in 0..<100 { #expect(filter.filter(12_000) == 0) }
  }
}

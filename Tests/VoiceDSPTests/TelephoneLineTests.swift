import Foundation
import Testing
import VoiceDSP

@Suite struct TelephoneLineTests {
  private func tone(_ hertz: Double) -> [Int16] {
    (0..<16_000).map { Int16(8000 * sin(2 * .pi * hertz * Double($0) / 16_000)) }
  }

  private func power(_ samples: [Int16]) -> Double {
    samples.reduce(0) { $0 + Double($1) * Double($1) } / Double(samples.count)
  }

  @Test func `a voice's middle passes in its place, what is above 4 kHz does not`() throws {
    let low = tone(1000)
    let carried = try TelephoneLine.carry(low)
    #expect(carried.count == low.count)
    let errors = zip(low, carried).map { Int16(clamping: Int($0) - Int($1)) }
    // µ-law's own noise lies some 38 dB under the tone.
    #expect(10 * log10(power(low) / power(Array(errors[400..<15_600]))) > 30)
    #expect(power(try TelephoneLine.carry(tone(6000))) < power(low) / 1000)
    #expect(try TelephoneLine.carry([]).isEmpty)
  }
}

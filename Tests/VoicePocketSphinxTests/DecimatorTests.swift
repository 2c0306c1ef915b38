import Foundation
import Testing

@testable import VoicePocketSphinx

private func tone(_ hertz: Double, count: Int = 16_000) -> [Int16] {
  (0..<count).map { Int16(10_000 * sin(2 * .pi * hertz * Double($0) / 16_000)) }
}

private func level(_ samples: some Sequence<Int16>) -> Double {
  let energies = samples.map { Double($0) * Double($0) }
  return (energies.reduce(0, +) / Double(energies.count)).squareRoot()
}

@Test(arguments: [200.0, 1000, 2500, 3200])
func `speech passes at half the rate with its level kept`(hertz: Double) {
  var decimator = Decimator()
  let output = decimator.process(tone(hertz))
  #expect(output.count == 8000)
  #expect(abs(20 * log10(level(output.dropFirst(100)) / level(tone(hertz)))) < 0.2)
}

@Test(arguments: [4600.0, 5500, 7500])
func `what would fold back into speech is taken away`(hertz: Double) {
  var decimator = Decimator()
  let output = decimator.process(tone(hertz))
  #expect(20 * log10(level(output.dropFirst(100)) / level(tone(hertz))) < -50)
}

@Test func `a stream in pieces of any length gives what the whole gives`() {
  let input = tone(440, count: 5000)
  var whole = Decimator()
  var parts = Decimator()
  var output: [Int16] = []
  var start = 0
  for length in [1, 2, 3, 319, 320, 1001, 0, 3354] {
    output += parts.process(Array(input[start..<start + length]))
    start += length
  }
  #expect(start == input.count)
  #expect(output == whole.process(input))
}

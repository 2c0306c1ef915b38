import Testing
import Voice
import VoiceDSP

@Suite struct SpeexResamplerTests {
  private static let rates = [8_000, 11_025, 16_000, 22_050, 24_000, 44_100, 48_000]

  private func convert(_ samples: [Int16], from: Int, to: Int, piece: Int) throws -> [Int16] {
    var resampler = try SpeexResampler(from: from, to: to)
    var output: [Int16] = []
    for start in stride(from: 0, to: samples.count, by: piece) {
      output += resampler.convert(Array(samples[start..<min(start + piece, samples.count)]))
    }
    return output + resampler.flush()
  }

  @Test(arguments: rates) func `a tone keeps its place, pitch and level`(rate: Int) throws {
    let input = [Int16].tone(500, rate: rate, count: rate + 13)
    let output = try convert(input, from: rate, to: 16_000, piece: rate / 50)
    #expect(output.count == ((rate + 13) * 16_000 + rate - 1) / rate)
    let expected = [Int16].tone(500, rate: 16_000, count: output.count)
    // The edges, where the tone begins and breaks off, ring.
    let errors = zip(output, expected).map { Int16(clamping: Int($0) - Int($1)) }.dropFirst(400).dropLast(400)
    #expect(Array(errors).rms < expected.rms / 100)
  }

  @Test(arguments: [1, 7, 160, 441, 100_000]) func `the size of the pieces does not matter`(piece: Int) throws {
    let input = [Int16].noise(rms: 3_000, count: 10_000)
    #expect(
      try convert(input, from: 22_050, to: 16_000, piece: piece) == convert(input, from: 22_050, to: 16_000, piece: 320)
    )
  }

  @Test func `equal rates pass as they are`() throws {
    let input = [Int16].noise(rms: 3_000, count: 1_000)
    #expect(try convert(input, from: 16_000, to: 16_000, piece: 300) == input)
  }

  @Test func `what the lower rate cannot hold is taken off`() throws {
    let output = try convert(.tone(6_000, rate: 16_000, count: 16_000), from: 16_000, to: 8_000, piece: 320)
    #expect(Array(output.dropFirst(200).dropLast(200)).rms < 20)
  }

  @Test func `flushing starts anew`() throws {
    var resampler = try SpeexResampler(from: 8_000, to: 16_000)
    let input = [Int16].noise(rms: 3_000, count: 1_000)
    let first = resampler.convert(input) + resampler.flush()
    #expect(first == resampler.convert(input) + resampler.flush())
    #expect(resampler.flush().isEmpty)
    #expect(resampler.convert([]).isEmpty)
  }

  @Test func `a very short sound keeps its length`() throws {
    for count in 1...20 {
      #expect(
        try convert([Int16](repeating: 1_000, count: count), from: 8_000, to: 16_000, piece: 5).count == count * 2)
      #expect(
        try convert([Int16](repeating: 1_000, count: count), from: 48_000, to: 16_000, piece: 5).count == (count + 2)
          / 3)
    }
  }

  @Test(arguments: [(0, 16_000, 5), (16_000, -1, 5), (1_000_000, 16_000, 5), (8_000, 16_000, 11), (8_000, 16_000, -1)])
  func `rates and qualities out of range are refused`(from: Int, to: Int, quality: Int) {
    #expect(throws: AudioError.self) { _ = try SpeexResampler(from: from, to: to, quality: quality) }
  }
}

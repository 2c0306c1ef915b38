import Foundation
import Testing
import Voice

/// Sounds that lines and recorders make when something is wrong with them.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: "/usr/share/pocketsphinx/model/en-us/en-us")))
struct EvaluateOddSoundTests {
  /// Samples of a caller who asks where an order is, without pauses.
  private static func speech() throws -> [Int16] {
    var reader = try WAVReader(path: Program.root.appendingPathComponent("Audio/calls/order-status.wav").path)
    var samples: [Int16] = []
    while samples.count < reader.sampleCount { samples += try reader.read(samples: WAVReader.readBound) }
    let frames = stride(from: 0, to: samples.count - 320, by: 320).map { samples[$0..<$0 + 320] }
    return Array(frames.filter { frame in frame.contains { abs(Int32($0)) > 500 } }.joined())
  }

  private static func bytes(_ samples: [Int16]) -> [UInt8] {
    samples.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
  }

  private func heard(_ wav: [UInt8], seconds: Double = 120) async throws -> (text: String, confidence: Double)? {
    let scratch = try Scratch()
    try scratch.write("odd.wav", wav)
    let manifest = try scratch.write("m.tsv", Array("odd.wav\twhere is my order\n".utf8))
    let sentences = try scratch.write("s.txt", Array("where is my order\nwhen do you open\nthank you\n".utf8))
    let guesses = scratch.file("h.tsv")
    let program = try Program([
      "evaluate", "speech", "--manifest", manifest, "--sentences", sentences, "--hypotheses", guesses, "--format",
      "json",
    ])
    program.closeInput()
    let result = try await program.end(within: seconds)
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
    let line = try String(contentsOfFile: guesses, encoding: .utf8).split(separator: "\n").first
    let fields = line?.split(separator: "\t", omittingEmptySubsequences: false) ?? []
    guard fields.count == 3, let confidence = Double(fields[2]) else { return nil }
    #expect((0...1).contains(confidence))
    return (String(fields[1]), confidence)
  }

  private func wav(_ samples: [Int16]) -> [UInt8] { RIFFBytes.wav(rate: 16_000, data: Self.bytes(samples)) }

  @Test func `silence, one bit of noise and floats that are no numbers are no words`() async throws {
    let silence = [Int16](repeating: 0, count: 48_000)
    let bit = (0..<48_000).map { Int16(($0 &* 7_919) >> 3 & 1) }
    let numbers = [UInt8]((0..<48_000).flatMap { _ in [0, 0, 0xC0, 0x7F] as [UInt8] })
    for sound in [wav(silence), wav(bit), RIFFBytes.wav(coding: 3, rate: 16_000, bits: 32, data: numbers)] {
      let guess = try #require(await heard(sound))
      #expect(guess.text.isEmpty && guess.confidence == 0)
    }
  }

  @Test func `speech on a constant offset is heard, and clipped speech does no harm`() async throws {
    let speech = Array(try Self.speech().prefix(2 * 16_000))
    let offset = speech.map { Int16(clamping: Int32($0) / 2 + 12_000) }
    #expect(try #require(await heard(wav(offset))).text.contains("order"))
    let clipped = speech.map { Int16(clamping: Int32($0) * 30) }
    _ = try #require(await heard(wav(clipped)))
  }

  @Test func `five minutes without a pause end, and what is beyond a minute is not heard`() async throws {
    let speech = try Self.speech()
    let count = 5 * 60 * 16_000
    let long = (0..<count).map { speech[$0 % speech.count] }
    let guess = try #require(await heard(wav(long), seconds: 300))
    #expect(guess.text.split(separator: " ").count > 10)
  }
}

import Foundation
import Testing
import Voice

@testable import Rehearsals

/// Callers who are spoken for by flite, a program, and eSpeak NG.
@Suite struct SyntheticCallerTests {
  private let caller = SyntheticCaller()

  @Test(arguments: ["flite slt", "flite rms", "espeak en-gb"])
  func `a text is spoken at the same level, and alike each time`(voice: String) async throws {
    let sound = try await caller.sound(of: "where is my book", voice: voice)
    #expect((LineFormat.sampleRate / 2...4 * LineFormat.sampleRate).contains(sound.count))
    let loudest = sound.map { abs(Int($0)) }.max() ?? 0
    #expect(abs(20 * log10(Double(loudest) / 32_768) + 9) < 0.1)
    #expect(try await caller.sound(of: "where is my book", voice: voice) == sound)
  }

  @Test func `several may speak at once`() async throws {
    let alone = try await caller.sound(of: "one two three", voice: "espeak en-gb")
    let sounds = try await withThrowingTaskGroup(of: [Int16].self) { group in
      for _ in 0..<4 { group.addTask { try await caller.sound(of: "one two three", voice: "espeak en-gb") } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(sounds.allSatisfy { $0 == alone })
  }

  private static let faults: [(text: String, voice: String, words: String)] = [
    ("hello", "flite", "“flite” is no voice such as “flite slt”"),
    ("hello", "flite slt loud", "is no voice"),
    ("hello", "espeak klingonese", "klingonese"),
    (" ", "espeak en-gb", "says nothing"),
  ]

  @Test(arguments: faults)
  func `a voice that cannot speak is named in one line`(text: String, voice: String, words: String) async throws {
    let error = await #expect(throws: RehearsalError.self) { try await caller.sound(of: text, voice: voice) }
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    #expect(error?.message.contains("\n") == false)
  }

  @Test func `a recording is read at 16 kHz, whatever its own rate`() async throws {
    let scratch = try Scratch()
    let path = scratch.path + "/tone.wav"
    var writer = try WAVWriter(path: path, sampleRate: 8_000, channels: 1)
    try writer.write([Int16](repeating: 1_000, count: 8_000))
    try writer.finish()
    let (samples, rate) = try await caller.recording(path)
    #expect(rate == 8_000)
    #expect(abs(samples.count - 16_000) <= LineFormat.samplesPerFrame)
  }

  @Test func `a recording that is none is refused by name`() async throws {
    let scratch = try Scratch()
    for path in ["/nowhere/tone.wav", try scratch.write("text.wav", "no sound"), scratch.path] {
      let error = await #expect(throws: RehearsalError.self) { try await caller.recording(path) }
      #expect(error?.message.contains(path) == true && error?.message.contains("\n") == false)
    }
  }
}

import PulseSinks
import Foundation
import Testing
import Voice

@testable import VoiceALSA

extension ALSATests {
  @Suite struct MicrophoneTests {
    @Test func `a tone is captured whole`() async throws {
      let pulse = try await PulseServer()
      let microphone = try await Microphone.open(pulse.microphone)
      _ = try await microphone.read()
      let tone = Tone(frequency: 1000)
      try pulse.play(tone.samples(24_000), into: .caller)

      var heard: [Int16] = []
      while heard.count < 20 * 16_000 {
        let frame = try #require(await microphone.read())
        #expect(frame.samples.count == 320)
        #expect(frame.sampleRate == 16_000)
        heard += frame.samples
        if !heard.loudPart.isEmpty && frame.samples.allSatisfy({ $0 == 0 }) { break }
      }

      #expect(abs(heard.loudPart.count - 24_000) < 320)
      #expect(tone.share(of: heard.loudPart) > 0.99)
      #expect(tone.greatestBreak(in: heard.loudPart.dropFirst(10).dropLast(10)) < 20)
      #expect(microphone.overruns == 0)
    }

    @Test func `what waits is told, and is less when it is read`() async throws {
      let pulse = try await PulseServer()
      let microphone = try await Microphone.open(pulse.microphone)
      _ = try await microphone.read()
      for _ in 0..<200 where microphone.backlog < 10 {
        try await Task.sleep(for: .milliseconds(60))
        _ = try await microphone.read()
      }
      #expect(microphone.backlog >= 10)
      for _ in 0..<200 where microphone.backlog > 1 { _ = try await microphone.read() }
      #expect(microphone.backlog <= 1)
    }

    @Test func `a device without mono is mixed from stereo`() async throws {
      let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let input = folder.appendingPathComponent("in.raw").path
      let stereo: [Int16] = (0..<320).flatMap { [Int16($0), Int16($0 * 3)] }
      try stereo.withUnsafeBytes { Data($0) }.write(to: URL(fileURLWithPath: input))
      let microphone = try await Microphone.open(StereoDevice.hearing(input))
      let frame = try #require(await microphone.read())
      #expect(frame.samples == (0..<320).map { $0 * 2 })
    }

    @Test func `a device that does not exist is named in the error`() async throws {
      let error = await #expect(throws: AudioError.self) { try await Microphone.open("hw:9") }
      #expect(error?.code == .deviceUnavailable)
      #expect(error?.message.hasPrefix("microphone 'hw:9': there is no such device") == true)
    }

    @Test func `a server that is not there fails at once`() async throws {
      let error = await #expect(throws: AudioError.self) {
        try await Microphone.open("plug:{SLAVE {type pulse server \"unix:/nonexistent/socket\"}}")
      }
      #expect(error?.message.contains("the sound server does not answer") == true)
    }

    @Test func `opening a device of a server that hangs ends`() async throws {
      let pulse = try await PulseServer()
      pulse.freeze()
      let error = await #expect(throws: AudioError.self) { try await Microphone.open(pulse.microphone) }
      #expect(error?.message.contains("has not answered for 5 s") == true)
      pulse.thaw()
    }

    @Test func `a device that goes away while it is read is an error`() async throws {
      let pulse = try await PulseServer()
      let microphone = try await Microphone.open(pulse.microphone)
      _ = try await microphone.read()
      pulse.stop()
      let error = await #expect(throws: AudioError.self) {
        // At most a second of sound is left to read.
        for _ in 0..<100 { _ = try await microphone.read() }
      }
      #expect(error?.code == .deviceUnavailable)
      #expect(error?.message.contains("went away") == true)
    }
  }
}

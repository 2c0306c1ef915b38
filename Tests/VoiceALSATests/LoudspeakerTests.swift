import PulseSinks
import Foundation
import Testing
import Voice

@testable import VoiceALSA

extension ALSATests {
  @Suite struct LoudspeakerTests {
    @Test func `a tone that is written is heard`() async throws {
      let pulse = try await PulseServer()
      let recording = try await pulse.record(.speaker)
      let loudspeaker = try await Loudspeaker.open(pulse.loudspeaker)
      let tone = Tone(frequency: 800)
      for frame in frames(tone.samples(16_000)) { try await loudspeaker.write(frame) }
      for _ in 0..<20 { try await loudspeaker.write(LineFormat.silence) }

      let heard = try await wait(for: recording) { tone.length(in: $0) >= 15_000 }
      #expect(tone.length(in: heard) >= 15_000)
    }

    @Test func `a flush drops what is queued and playing goes on`() async throws {
      let pulse = try await PulseServer()
      let recording = try await pulse.record(.speaker)
      let loudspeaker = try await Loudspeaker.open(pulse.loudspeaker)
      let before = Tone(frequency: 800)
      let after = Tone(frequency: 2400)
      for frame in frames(before.samples(16_000)) { try await loudspeaker.write(frame) }
      let queued = await loudspeaker.delay
      await loudspeaker.flush()
      #expect(await loudspeaker.delay == 0)
      for frame in frames(after.samples(16_000)) { try await loudspeaker.write(frame) }
      for _ in 0..<20 { try await loudspeaker.write(LineFormat.silence) }

      let heard = try await wait(for: recording) { after.length(in: $0) >= 15_000 }
      #expect(after.length(in: heard) >= 15_000)
      #expect(queued >= 960)
      // Without a flush, all 16 000 samples would be heard.
      #expect(before.length(in: heard) < 16_000 - queued / 2)
    }

    @Test func `running dry is counted and playing goes on`() async throws {
      let pulse = try await PulseServer()
      let recording = try await pulse.record(.speaker)
      let loudspeaker = try await Loudspeaker.open(pulse.loudspeakerThatRunsDry)
      let tone = Tone(frequency: 800)
      for frame in frames(tone.samples(8000)) { try await loudspeaker.write(frame) }
      // Well beyond the 100 ms that are queued at most.
      try await Task.sleep(for: .seconds(1))
      for frame in frames(tone.samples(8000)) { try await loudspeaker.write(frame) }
      for _ in 0..<20 { try await loudspeaker.write(LineFormat.silence) }

      let heard = try await wait(for: recording) { tone.length(in: $0) >= 15_000 }
      #expect(tone.length(in: heard) >= 15_000)
      #expect(loudspeaker.underruns >= 1)
    }

    @Test func `a device without mono gets each sample twice after 40 ms of silence`() async throws {
      let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let output = folder.appendingPathComponent("out.raw")
      try await play(Tone(frequency: 800).samples(320), into: StereoDevice.playing(into: output.path))
      let played = try Data(contentsOf: output)
      let written = Tone(frequency: 800).samples(320).flatMap { [$0, $0] }
      #expect(played == Data(count: 2 * 2 * 640) + written.withUnsafeBytes { Data($0) })
    }

    @Test func `another sample rate is refused`() async throws {
      let loudspeaker = try await Loudspeaker.open("null")
      let error = await #expect(throws: AudioError.self) {
        try await loudspeaker.write(AudioFrame(samples: [0], sampleRate: 8000))
      }
      #expect(error?.code == .badFormat)
    }

    @Test func `a device that does not exist is named in the error`() async throws {
      let error = await #expect(throws: AudioError.self) { try await Loudspeaker.open("hw:9") }
      #expect(error?.code == .deviceUnavailable)
      #expect(error?.message.hasPrefix("loudspeaker 'hw:9': there is no such device") == true)
    }

    /// Plays one frame and closes the device.
    private func play(_ samples: [Int16], into device: String) async throws {
      let loudspeaker = try await Loudspeaker.open(device)
      try await loudspeaker.write(AudioFrame(samples: samples, sampleRate: 16_000))
      await loudspeaker.flush()
    }

    private func frames(_ samples: [Int16]) -> [AudioFrame] {
      stride(from: 0, to: samples.count, by: 320).map {
        AudioFrame(samples: Array(samples[$0..<min($0 + 320, samples.count)]), sampleRate: 16_000)
      }
    }

    /// The recording when it is complete, or after 10 s as it is.
    private func wait(
      for recording: PulseServer.Recording, until complete: ([Int16]) -> Bool
    ) async throws -> [Int16] {
      for _ in 0..<50 where !complete(recording.samples) { try await Task.sleep(for: .milliseconds(200)) }
      return recording.samples
    }
  }
}

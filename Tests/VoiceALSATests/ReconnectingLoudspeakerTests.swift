import Testing
import Voice

@testable import VoiceALSA

struct ReconnectingLoudspeakerTests {
  @Test func `the first opening must succeed`() async {
    let error = await #expect(throws: AudioError.self) {
      try await ReconnectingLoudspeaker(device: "hw:9") { _ in }
    }
    #expect(error?.code == .deviceUnavailable)
  }

  @Test(.timeLimit(.minutes(1))) func `writing to a lost device is no error, and the next one plays`() async throws {
    let first = FakeDevice()
    let socket = FakeSocket([first])
    let loudspeaker = try await reconnecting(socket)
    try await loudspeaker.write(FakeDevice.frame)
    #expect(first.written == 1)
    #expect(await loudspeaker.delay == 320)
    first.set(.fails)
    for _ in 0..<10 { try await loudspeaker.write(FakeDevice.frame) }
    #expect(socket.history == [.lost("pulled out")])
    #expect(await loudspeaker.delay == 0)
    #expect(await loudspeaker.underruns == 3)

    let second = FakeDevice()
    socket.plug(second)
    while second.written == 0 {
      try await loudspeaker.write(FakeDevice.frame)
      try await Task.sleep(for: .milliseconds(20))
    }
    #expect(socket.history == [.lost("pulled out"), .back])
    await loudspeaker.flush()
    #expect(second.written == 0)
    #expect(await loudspeaker.underruns == 6)
  }

  @Test func `a frame of another rate is refused and loses nothing`() async throws {
    let states = FakeSocket([])
    let loudspeaker = try await ReconnectingLoudspeaker(device: "null") { states.changed($0) }
    let error = await #expect(throws: AudioError.self) {
      try await loudspeaker.write(AudioFrame(samples: [0], sampleRate: 8000))
    }
    #expect(error?.code == .badFormat)
    #expect(states.history.isEmpty)
  }

  private func reconnecting(_ socket: FakeSocket) async throws -> ReconnectingLoudspeaker {
    try await ReconnectingLoudspeaker(name: "fake", changed: { socket.changed($0) }) { () async throws(AudioError) in
      try socket.open()
    }
  }
}

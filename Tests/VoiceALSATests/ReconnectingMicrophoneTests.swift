import PulseSinks
import Testing
import Voice

@testable import VoiceALSA

struct ReconnectingMicrophoneTests {
  @Test func `the first opening must succeed`() async {
    let error = await #expect(throws: AudioError.self) {
      try await ReconnectingMicrophone(device: "hw:9") { _ in }
    }
    #expect(error?.code == .deviceUnavailable)
  }

  @Test(.timeLimit(.minutes(1))) func `a lost device gives silence and the next one sound`() async throws {
    let first = FakeDevice()
    let socket = FakeSocket([first])
    let microphone = try await reconnecting(socket)
    #expect(try await microphone.read() == FakeDevice.frame)
    first.set(.fails)
    for _ in 0..<10 { #expect(try await microphone.read() == LineFormat.silence) }
    #expect(socket.history == [.lost("pulled out")])
    #expect(await microphone.overruns == 2)

    socket.plug(FakeDevice())
    while try await microphone.read() == LineFormat.silence {}
    #expect(socket.history == [.lost("pulled out"), .back])
    #expect(await microphone.overruns == 4)
  }

  @Test(.timeLimit(.minutes(1))) func `silence keeps the call's time`() async throws {
    let first = FakeDevice()
    let microphone = try await reconnecting(FakeSocket([first]))
    _ = try await microphone.read()
    let start = ContinuousClock.now
    first.set(.fails)
    for _ in 0..<25 { _ = try await microphone.read() }
    // Never faster than the clock; a frame's length of grace for the one before the start.
    #expect(ContinuousClock.now - start >= .milliseconds(480))
  }

  @Test(.timeLimit(.minutes(1))) func `a device that hangs is lost`() async throws {
    let first = FakeDevice()
    let socket = FakeSocket([first])
    let microphone = try await reconnecting(socket)
    _ = try await microphone.read()
    first.set(.hangs)
    #expect(try await microphone.read() == LineFormat.silence)
    #expect(socket.history == [.lost("microphone 'fake' has not answered for 1 s")])
  }

  @Test func `a cancelled reader gets the end`() async throws {
    let microphone = try await reconnecting(FakeSocket([FakeDevice()]))
    let reader = Task { () async throws -> AudioFrame? in
      try? await Task.sleep(for: .seconds(60))
      return try await microphone.read()
    }
    reader.cancel()
    #expect(try await reader.value == nil)
  }

  private func reconnecting(_ socket: FakeSocket) async throws -> ReconnectingMicrophone {
    try await ReconnectingMicrophone(name: "fake", changed: { socket.changed($0) }) { () async throws(AudioError) in
      try socket.open()
    }
  }
}

extension ALSATests {
  @Suite struct LostDeviceTests {
    @Test func `a call goes on while its sound server is killed and started again`() async throws {
      let pulse = try await PulseServer()
      let log = FakeSocket([])
      let microphone = try await ReconnectingMicrophone(device: pulse.microphone) { log.changed($0) }
      let tone = Tone(frequency: 1000)
      try pulse.play(tone.samples(160_000), into: .caller)
      try await listen(to: microphone) { tone.share(of: $0.samples) > 0.9 }

      pulse.stop()
      try await listen(to: microphone) { _ in log.history.count == 1 }
      #expect(log.history.first?.isLost == true)
      for _ in 0..<60 { #expect(try await microphone.read() == LineFormat.silence) }

      try await pulse.start()
      try await listen(to: microphone) { _ in log.history.count == 2 }
      #expect(log.history.last == .back)
      try pulse.play(tone.samples(160_000), into: .caller)
      try await listen(to: microphone) { tone.share(of: $0.samples) > 0.9 }
    }

    @Test func `a call goes on while its sound server hangs`() async throws {
      let pulse = try await PulseServer()
      let log = FakeSocket([])
      let microphone = try await ReconnectingMicrophone(device: pulse.microphone) { log.changed($0) }
      _ = try await microphone.read()
      pulse.freeze()
      defer { pulse.thaw() }
      try await listen(to: microphone) { _ in log.history.count == 1 }
      for _ in 0..<60 { #expect(try await microphone.read() == LineFormat.silence) }
      pulse.thaw()
      try await listen(to: microphone) { _ in log.history.count == 2 }
      #expect(log.history.last == .back)
    }

    @Test func `losing the loudspeaker does not stop the microphone`() async throws {
      let ear = try await PulseServer()
      let mouth = try await PulseServer()
      let heard = FakeSocket([])
      let said = FakeSocket([])
      let microphone = try await ReconnectingMicrophone(device: ear.microphone) { heard.changed($0) }
      let loudspeaker = try await ReconnectingLoudspeaker(device: mouth.loudspeaker) { said.changed($0) }
      _ = try await microphone.read()
      mouth.stop()
      for _ in 0..<100 {
        try await loudspeaker.write(LineFormat.silence)
        #expect(try await microphone.read() != nil)
      }
      #expect(said.history.first?.isLost == true)
      #expect(heard.history.isEmpty)

      try await mouth.start()
      try await listen(to: microphone) { _ in
        try await loudspeaker.write(LineFormat.silence)
        return said.history.count == 2
      }
      #expect(said.history.last == .back)
    }

    /// Reads until `found`; fails after 40 s of sound.
    private func listen(
      to microphone: ReconnectingMicrophone, until found: (AudioFrame) async throws -> Bool
    ) async throws {
      for _ in 0..<2000 {
        if try await found(try #require(await microphone.read())) { return }
      }
      Issue.record("not heard within 2000 frames")
    }
  }
}

extension DeviceState {
  fileprivate var isLost: Bool {
    guard case .lost = self else { return false }
    return true
  }
}

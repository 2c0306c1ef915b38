public import Calls
public import Dialogue
import Foundation
import Understanding
import Voice
import VoiceALSA
import VoiceDSP

/// One microphone and loudspeaker, and the callers who come to them one after the other.
public actor Kiosk {
  private let devices: KioskDevices
  private var calling: Calling
  private var voices: SpeechStack
  private let watch: KioskWatch
  private var start: Start
  private let live: LiveCalls
  private let renewal: AssistantRenewal?
  private var recording: CallRecording
  private var line: VoiceLine?
  private var keyWaits = false

  /// A kiosk that has been opened.
  ///
  /// - Parameters:
  ///   - devices: where it hears and speaks.
  ///   - calling: begins its calls.
  ///   - voices: what they are heard and answered with.
  ///   - start: how they begin, but for the day and the recording.
  ///   - watch: who watches.
  ///   - live: where its calls are found, and stopped.
  ///   - recording: which of them are recorded.
  ///   - renewal: reads the assistant again between calls; nil to leave it as it is.
  public init(
    devices: KioskDevices, calling: Calling, voices: SpeechStack, start: Start, watch: KioskWatch,
    live: LiveCalls = LiveCalls(), recording: CallRecording = .none, renewal: AssistantRenewal? = nil
  ) {
    (self.devices, self.calling, self.voices, self.start) = (devices, calling, voices, start)
    (self.watch, self.live, self.recording, self.renewal) = (watch, live, recording, renewal)
  }

  /// A key: of the call, or to begin the next one.
  public func press(_ digit: Digit) async {
    guard let line else {
      keyWaits = true
      return
    }
    await line.press(digit)
  }

  /// Takes calls until the limit, or until `live` is stopped or the task cancelled: then the caller is hung up on.
  ///
  /// - Parameter limit: how many; nil to go on.
  /// - Throws: `AudioError` or `StoreError`, when a call cannot go on.
  public func serve(calls limit: Int? = nil) async throws {
    var taken = 0
    while await mayGoOn() {
      try await takeCall()
      taken += 1
      if let limit, taken >= limit { return }
      guard await mayGoOn() else { return }
      watch.told(.waiting)
      guard try await waitForCaller() else { return }
      await renew()
    }
  }

  private func mayGoOn() async -> Bool {
    guard !Task.isCancelled else { return false }
    return await !live.isStopping
  }

  /// The next caller is served by the assistant as it is written now.
  private func renew() async {
    guard let (calling, voices) = await renewal?.renewed() else { return }
    self.calling = calling
    self.voices = voices
    start.hears = voices.hears
    watch.told(.renewed)
  }

  private func takeCall() async throws {
    let bridge = AudioBridge()
    let line = try await voices.line(
      pacing: .live, echo: devices.cancelsEcho ? Self.makeEchoCanceller : nil, bridge: bridge, warn: watch.call.warned)
    self.line = line
    defer { self.line = nil }
    // A kiosk runs for days.
    var start = self.start
    start.today = CalendarDay(Date(), in: .current)
    start.isRecorded = recording.isOn ? true : nil
    let call = try await calling.begin(start, line: line, pacing: .live, observer: watch.observer(of: bridge))
    let spoken = SpokenCall(call: call, line: line, bridge: bridge, start: start, watch: watch, live: live)
    try await spoken.run(
      source: devices.microphone, sink: devices.loudspeaker, recorder: { try recording.next($0) }
    ) {
      // The last words are still in the device.
      for _ in 0..<10 { try await devices.loudspeaker.write(LineFormat.silence) }
    }
  }

  @Sendable private static func makeEchoCanceller() throws(AudioError) -> any EchoCanceller { try SpeexEchoCanceller() }

  /// Listens between calls, until a caller speaks or presses a key; false when none is to come any more.
  private func waitForCaller() async throws -> Bool {
    var endpointer = Endpointer()
    keyWaits = false
    while !keyWaits {
      guard await mayGoOn(), let frame = try await devices.microphone.read() else { return false }
      if case .speechStarted = endpointer.process(frame) { return true }
      try await devices.loudspeaker.write(LineFormat.silence)
    }
    return true
  }
}

import Calls
import Dialogue
import Foundation
import Understanding
import Voice
import VoiceALSA
import VoiceDSP

/// One microphone and loudspeaker, and the callers who come to them one after the other.
actor Kiosk {
  private let microphone: ReconnectingMicrophone
  private let loudspeaker: ReconnectingLoudspeaker
  private var calling: Calling
  private var voices: SpeechStack
  private let display: KioskDisplay
  private var start: Start
  private let cancelsEcho: Bool
  private let renewal: KioskRenewal?
  private var recording: String?
  private var line: VoiceLine?
  private var keyWaits = false

  init(
    microphone: ReconnectingMicrophone, loudspeaker: ReconnectingLoudspeaker, calling: Calling, voices: SpeechStack,
    display: KioskDisplay, start: Start, cancelsEcho: Bool, recording: String?, renewal: KioskRenewal? = nil
  ) {
    self.renewal = renewal
    self.microphone = microphone
    self.loudspeaker = loudspeaker
    self.calling = calling
    self.voices = voices
    self.display = display
    self.start = start
    self.cancelsEcho = cancelsEcho
    self.recording = recording
  }

  /// A key: of the call, or to begin the next one.
  func press(_ digit: Digit) async {
    guard let line else {
      keyWaits = true
      return
    }
    await line.press(digit)
  }

  func serve(calls limit: Int?) async throws {
    var taken = 0
    while !Task.isCancelled {
      try await takeCall()
      taken += 1
      if let limit, taken >= limit { return }
      display.tell("        (waiting for the next caller: speak, or press a key)")
      try await waitForCaller()
      await renew()
    }
  }

  /// The next caller is served by the assistant as it is written now.
  private func renew() async {
    guard let (calling, voices) = await renewal?.renewed() else { return }
    self.calling = calling
    self.voices = voices
    start.hears = voices.hears
    display.tell("        (the assistant has been read again)")
  }

  private func takeCall() async throws {
    let observer = display.observer
    let line = try await voices.line(
      pacing: .live, echo: cancelsEcho ? Self.makeEchoCanceller : nil, warn: observer.warned)
    self.line = line
    defer { self.line = nil }
    // A kiosk runs for days.
    var start = self.start
    start.today = CalendarDay(Date(), in: .current)
    start.isRecorded = recording == nil ? nil : true
    let call = try await calling.begin(start, line: line, pacing: .live, observer: observer)
    let recorder: CallRecorder? = if let recording { try CallRecorder(path: recording) } else { nil }
    recording = nil
    let display = self.display
    let loop = VoiceLoop(source: microphone, sink: loudspeaker, line: line, call: call, recorder: recorder) {
      display.watch($0)
    }
    do {
      _ = try await loop.run(start)
    } catch {
      await call.finish(at: Date())
      throw error
    }
    // The last words are still in the device.
    for _ in 0..<10 { try await loudspeaker.write(LineFormat.silence) }
    await call.finish(at: Date())
    try await recorder?.finish()
  }

  @Sendable private static func makeEchoCanceller() throws(AudioError) -> any EchoCanceller { try SpeexEchoCanceller() }

  /// Listens between calls, until a caller speaks or presses a key.
  private func waitForCaller() async throws {
    var endpointer = Endpointer()
    keyWaits = false
    while !Task.isCancelled, !keyWaits {
      guard let frame = try await microphone.read() else { return }
      if case .speechStarted = endpointer.process(frame) { return }
      try await loudspeaker.write(LineFormat.silence)
    }
  }
}

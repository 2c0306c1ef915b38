import Agents
import Calls
import Dialogue
import Foundation
import Hummingbird
import Kiosks
import PulseSinks
import Records
import RecordsSQLite
import Testing
import Understanding
import Voice

@testable import Web

/// An agent talks with a kiosk's caller by the browser, in real time: sounds are found by their frequency at the other
/// end.
@Suite(.serialized) struct TalkTests {
  /// A kiosk with a caller on silent sinks, in the process of a web server.
  private final class Booth {
    let sound: PulseServer
    let server: TestServer
    let kiosk: Task<Void, any Error>
    let desk: Desk
    private var presence: Task<Void, Never>?

    init(_ server: TestServer) async throws {
      self.server = server
      sound = try await PulseServer()
      desk = try Desk(store: server.store, agent: "ada")
      let calling = server.desk.calling
      let voices = try await SpeechStack(
        assistant: calling.assistant, model: nil, beginningIn: .english, warn: { _ in })
      let devices = try await KioskDevices(capture: sound.microphone, playback: sound.loudspeaker, told: { _ in })
      let kiosk = Kiosk(
        devices: devices, calling: calling, voices: voices,
        start: Start(channel: .kiosk, language: .english, hears: voices.hears),
        watch: KioskWatch(call: CallObserver(happened: { _ in }), told: { _ in }), live: server.live)
      self.kiosk = Task { try await kiosk.serve(calls: 1) }
    }

    deinit {
      kiosk.cancel()
      presence?.cancel()
    }

    /// The caller asks for a person, again when the kiosk has not understood, and the agent takes the call.
    func callerIsTaken() async throws -> Int {
      let asking = try await TalkTests.samples("Audio/calls/person.wav")
      for _ in 0..<4 {
        // The greeting may be spoken over; before the kiosk listens nothing is heard.
        try await Task.sleep(for: .seconds(2))
        try sound.play(asking, into: .caller)
        for _ in 0..<200 {
          if !(try await server.store.openTickets()).isEmpty {
            let ticket = try await desk.claim().entry.ticket
            let desk = desk
            presence = Task {
              while (try? await Task.sleep(for: .seconds(3))) != nil { try? await desk.present() }
            }
            return ticket
          }
          try await Task.sleep(for: .milliseconds(50))
        }
      }
      throw TestFailure("the caller was not understood")
    }
  }

  /// A page with nothing but the place to talk.
  private struct TalkPage: WebPart {
    func add(to routes: inout WebRoutes) {
      let html = """
        <!doctype html><html lang="en"><title>Talk</title><link rel="stylesheet" href="/staff.css">
        <main><section id="talk" class="card"></section></main><script type="module" src="/talk-test.js"></script></html>
        """
      let script = """
        import { talk } from "/talk.js";
        window.talking = talk(document.getElementById("talk"));
        """
      EmbeddedPage("/talk-test.js", Array(script.utf8)).add(to: &routes)
      routes.on(.get, "/talk-test") { _, _ in
        var response = Response(text: html, type: "text/html; charset=utf-8")
        response.headers[.permissionsPolicy] = "camera=(), microphone=(self), geolocation=()"
        return response
      }
    }
  }

  static func samples(_ path: String) async throws -> [Int16] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let source = try WAVSource(path: root.appendingPathComponent(path).path)
    var samples: [Int16] = []
    while let frame = try await source.read() { samples += frame.samples }
    return samples
  }

  static func tone(_ hertz: Double, seconds: Double, level: Double = 8_000) -> [Int16] {
    (0..<Int(seconds * 16_000)).map { Int16(level * sin(2 * .pi * hertz * Double($0) / 16_000)) }
  }

  @Test func `agent and caller hear each other without gaps, and are found by their tones`() async throws {
    let server = try await TestServer(parts: [TalkPage()])
    do {
      let booth = try await Booth(server)
      try await talk(in: booth, as: try await StaffCaller.loggedIn(server, "ada"))
      try await server.stop()
    } catch {
      try? await server.stop()
      throw error
    }
  }

  private func talk(in booth: Booth, as ada: StaffCaller) async throws {
    let (server, sound) = (booth.server, booth.sound)
    let microphone = sound.folder.appendingPathComponent("agent.wav")
    var writer = try WAVWriter(path: microphone.path, sampleRate: 16_000)
    // A whole number of periods: it is played over and over.
    try writer.write(Self.tone(1_100, seconds: 10))
    try writer.finish()
    let options = [
      "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream",
      "--use-file-for-fake-audio-capture=\(microphone.path)", "--autoplay-policy=no-user-gesture-required",
    ]
    try await BrowserPage.using(options: options, environment: sound.environment) { page in
      let cookie = ada.cookie.split(separator: "=", maxSplits: 1).map(String.init)
      try await page.command(
        "Network.setCookie", ["name": cookie[0], "value": cookie[1], "url": server.address.absoluteString])
      try await page.go(to: "\(server.address)/talk-test")
      try await page.wait(until: "window.talking")
      let ticket = try await booth.callerIsTaken()
      // A steady tone is what a browser's noise suppression takes away; people's voices are not.
      try await page.run(
        """
        const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
        navigator.mediaDevices.getUserMedia = () => ask({ audio: {
          echoCancellation: false, noiseSuppression: false, autoGainControl: false } });
        talking.begin({ number: \(ticket) });
        """)
      try await page.tab(to: "#talk .main")
      try await page.press("Enter")
      try await page.wait(until: "document.querySelector('.talk-state').dataset.state === 'talking'")
      try await page.picture("talk")
      // On a machine that stands still for a moment sound is late for everybody; three times in a row it is not the machine.
      for isLast in [false, false, true] {
        if try await measure(sound, isLast: isLast) { break }
      }
      try await page.wait(until: "document.querySelectorAll('#talk meter')[0].value > 0")
      try await page.press("Enter")
      try await page.wait(until: "document.querySelector('.talk-state').dataset.state === 'off'")
    }
  }

  /// Whether both tones came without a gap; what is wrong is told the last time.
  private func measure(_ sound: PulseServer, isLast: Bool) async throws -> Bool {
    let (ear, speaker) = (try await sound.record(.ear), try await sound.record(.speaker))
    let (earStart, speakerStart) = (ear.count, speaker.count)
    try sound.play(Self.tone(700, seconds: 8), into: .caller)
    // The player holds some seconds back.
    try await Task.sleep(for: .seconds(12))
    let atAgent = ToneTrack(ear.samples(from: earStart), hertz: 700)
    let atCaller = ToneTrack(speaker.samples(from: speakerStart), hertz: 1_100)
    print("at the agent: \(atAgent); at the caller: \(atCaller)")
    let isWhole = [atAgent, atCaller].allSatisfy { $0.seconds > 6 && $0.longestGap <= 0.02 }
    guard isWhole || isLast else { return false }
    #expect(atAgent.seconds > 6 && atAgent.longestGap <= 0.02, "at the agent \(atAgent)")
    #expect(atCaller.seconds > 6 && atCaller.longestGap <= 0.02, "at the caller \(atCaller)")
    // Each hears the other, not itself.
    #expect(ToneTrack(ear.samples(from: earStart), hertz: 1_100).steps < 20)
    #expect(ToneTrack(speaker.samples(from: speakerStart), hertz: 700).steps < 20)
    return true
  }
}

/// Where a tone is in a recording, in steps of 10 ms.
struct ToneTrack: CustomStringConvertible {
  private static let step = 160
  /// From its first to its last sound.
  private(set) var seconds = 0.0
  /// Within that, in seconds.
  private(set) var longestGap = 0.0
  private(set) var gaps = 0
  /// Steps in which it sounds.
  private(set) var steps = 0

  var description: String {
    String(format: "%.2f s of tone, %d gaps, the longest of %.0f ms", seconds, gaps, longestGap * 1_000)
  }

  init(_ samples: [Int16], hertz: Double) {
    let there = stride(from: 0, to: samples.count - Self.step + 1, by: Self.step).map {
      Self.amplitude(samples[$0..<$0 + Self.step], hertz) > 500
    }
    steps = there.count(where: \.self)
    guard let first = there.firstIndex(of: true), let last = there.lastIndex(of: true) else { return }
    seconds = Double(last - first + 1) / 100
    for run in there[first...last].split(separator: true) {
      gaps += 1
      longestGap = max(longestGap, Double(run.count) / 100)
    }
  }

  /// By Goertzel's filter.
  static func amplitude(_ samples: ArraySlice<Int16>, _ hertz: Double) -> Double {
    let turn = 2 * cos(2 * .pi * hertz / 16_000)
    var (one, two) = (0.0, 0.0)
    for sample in samples { (one, two) = (Double(sample) + turn * one - two, one) }
    return 2 * max(0, one * one + two * two - turn * one * two).squareRoot() / Double(samples.count)
  }
}

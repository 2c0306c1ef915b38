import Dialogue
import Foundation
import PulseSinks
import Records
import RecordsSQLite
import Testing
import Voice

@testable import Accounts
@testable import Web

/// Agents talk with a kiosk's caller by the desk's page, in real time: sounds are found by their frequency at the other
/// end.
@Suite(.serialized, .timeLimit(.minutes(5))) struct TalkTests {
  /// What the caller hums, and what all the agents' microphones hear.
  private static let (callersTone, agentsTone) = (700.0, 1_100.0)

  private static func tone(_ hertz: Double, seconds: Double) -> [Int16] {
    (0..<Int(seconds * 16_000)).map { Int16(8_000 * sin(2 * .pi * hertz * Double($0) / 16_000)) }
  }

  @Test func `two agents and a kiosk's caller hear each other, and the recording has both sides`() async throws {
    try await TestServer.with { server in
      let booth = try await KioskBooth(server)
      let microphone = booth.sound.folder.appendingPathComponent("agent.wav")
      var writer = try WAVWriter(path: microphone.path, sampleRate: 16_000)
      // A whole number of periods: it is played over and over.
      try writer.write(Self.tone(Self.agentsTone, seconds: 10))
      try writer.finish()
      let options = [
        "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream",
        "--use-file-for-fake-audio-capture=\(microphone.path)",
      ]
      for name in ["ada", "ben"] {
        try await server.accounts.add(name, as: .agent, password: StaffCaller.password, by: "test")
      }
      let size = (width: 1_280, height: 1_000)
      try await BrowserPage.using(
        width: size.width, height: size.height, options: options, environment: booth.sound.environment
      ) { ada in
        let jar = try await BrowserPage.newJar(in: ada.browser)
        let ben = try await BrowserPage.open(in: ada.browser, jar: jar, width: size.width, height: size.height)
        for (page, name) in [(ada, "ada"), (ben, "ben")] {
          try await ManagerPageTests.enter(page, server.address, "/desk", as: name)
          try await page.waitForDesk()
        }
        try await accept(ada, in: booth)
        try await hear(in: booth)
        try await type(ada, in: booth)
        try await handOver(ada, to: ben, in: booth)
        try await close(ben, server)
      }
      try await checkRecording(of: booth)
    }
  }

  private static let isTalking = "document.querySelector('#talk .talk-state').dataset.state === 'talking'"

  /// Ada takes the caller who asks for a person, and talks.
  private func accept(_ ada: BrowserPage, in booth: KioskBooth) async throws {
    try await ada.click("#ready")
    #expect(try await booth.callerAsksForPerson() == 1)
    try await ada.wait(until: "!document.getElementById('ring').hidden")
    // Who is misheard, because a busy machine lost some of it, comes to a person too.
    let why = try await ada.text("document.getElementById('ring-what').innerText")
    #expect(["asked for a person", "was not understood"].contains { why.contains($0) }, "\(why)")
    try await ada.click("#accept")
    try await ada.wait(until: "!document.getElementById('call').hidden && !document.getElementById('talk').hidden")
    try await ada.wait(until: BrowserPage.shows("This is greeting."))
    try await expectAccessible(ada, "before talking")
    // A steady tone is what a browser's noise suppression takes away; people's voices are not.
    try await ada.click("#talk input[type=checkbox]")
    try await ada.click("#talk [data-words=talk_start]")
    try await ada.wait(until: Self.isTalking)
    try await ada.picture("talk")
    let meters = "[...document.querySelectorAll('#talk meter')]"
    try await ada.wait(until: "\(meters)[0].value > 0")
  }

  /// On a machine that stands still for a moment sound is late for everybody; six times in a row it is not the machine.
  private func hear(in booth: KioskBooth) async throws {
    var (isWholeAtAgent, isWholeAtCaller) = (false, false)
    for _ in 0..<6 where !(isWholeAtAgent && isWholeAtCaller) {
      let (ear, speaker) = (booth.ear.count, booth.speaker.count)
      try booth.sound.play(Self.tone(Self.callersTone, seconds: 6), into: .caller)
      // The player holds some seconds back.
      try await Task.sleep(for: .seconds(9))
      let (agentHears, callerHears) = (booth.ear.samples(from: ear), booth.speaker.samples(from: speaker))
      let atAgent = ToneTrack(agentHears, hertz: Self.callersTone)
      let atCaller = ToneTrack(callerHears, hertz: Self.agentsTone)
      print("at the agent: \(atAgent); at the caller: \(atCaller)")
      isWholeAtAgent = isWholeAtAgent || atAgent.seconds > 5 && atAgent.longestGap <= 0.02
      isWholeAtCaller = isWholeAtCaller || atCaller.seconds > 5 && atCaller.longestGap <= 0.02
      // Each hears the other, not itself.
      #expect(ToneTrack(agentHears, hertz: Self.agentsTone).steps < 20)
      #expect(ToneTrack(callerHears, hertz: Self.callersTone).steps < 20)
    }
    #expect(isWholeAtAgent && isWholeAtCaller)
  }

  /// Ada mutes herself and types, which is spoken; then she is heard again, but not on hold.
  private func type(_ ada: BrowserPage, in booth: KioskBooth) async throws {
    try await expectAccessible(ada, "talking")
    try await ada.click("#talk [data-words=talk_mute]")
    try await wait("the agent is mute") { try await isHeard(booth, agent: false) }
    try await ada.click("#say")
    try await ada.type("I have found your book.")
    let start = booth.speaker.count
    try await ada.press("Enter")
    try await ada.wait(until: BrowserPage.shows("I have found your book."))
    try await wait("what was typed is spoken") {
      booth.speaker.samples(from: start).count { abs(Int($0)) > 1_000 } > 4_000
    }
    try await ada.click("#talk [data-words=talk_unmute]")
    try await wait("the agent is heard again") { try await isHeard(booth, agent: true) }
    try await ada.click("#hold")
    try await wait("a caller on hold hears no agent") { try await isHeard(booth, agent: false) }
    try await ada.click("#hold")
    try await wait("the agent is heard after the hold") { try await isHeard(booth, agent: true) }
  }

  private func expectAccessible(_ page: BrowserPage, _ state: String) async throws {
    for fault in try await AccessibilityCheck(page: page).faults() { Issue.record("\(state): \(fault)") }
  }

  /// Whether the caller hears an agent, or nobody, for half a second.
  private func isHeard(_ booth: KioskBooth, agent: Bool) async throws -> Bool {
    let start = booth.speaker.count
    while booth.speaker.count < start + 8_000 { try await Task.sleep(for: .milliseconds(20)) }
    let track = ToneTrack(booth.speaker.samples(from: start), hertz: Self.agentsTone)
    return agent ? track.steps > 45 : track.steps == 0
  }

  private func wait(_ what: String, until isSo: () async throws -> Bool) async throws {
    for _ in 0..<40 {
      if try await isSo() { return }
      try await Task.sleep(for: .milliseconds(200))
    }
    throw TestFailure("not so: \(what)")
  }

  /// Ada hands the caller to Ben with a note, and is not heard any more; Ben is.
  private func handOver(_ ada: BrowserPage, to ben: BrowserPage, in booth: KioskBooth) async throws {
    try await ben.click("#ready")
    try await ben.wait(until: BrowserPage.shows("Ready", in: "own"))
    try await ada.click("[data-opens=transfer-form]")
    try await ada.run("document.getElementById('transfer-to').value = '@ben'")
    try await ada.click("#transfer-note")
    try await ada.type("hums all the time")
    try await ada.click("#transfer-form [type=submit]")
    try await ada.wait(until: "document.getElementById('call').hidden")
    try await wait("an agent who has handed over is not heard") { try await isHeard(booth, agent: false) }
    try await ben.wait(until: "!document.getElementById('ring').hidden")
    #expect(try await ben.text("document.getElementById('ring-what').innerText").contains("hums all the time"))
    try await ben.click("#accept")
    try await ben.wait(until: "!document.getElementById('call').hidden && !document.getElementById('talk').hidden")
    // What Ada has chosen is not remembered for Ben.
    try await ben.click("#talk input[type=checkbox]")
    try await ben.click("#talk [data-words=talk_start]")
    try await ben.wait(until: Self.isTalking)
    try await wait("the second agent is heard") { try await isHeard(booth, agent: true) }
  }

  private func close(_ ben: BrowserPage, _ server: TestServer) async throws {
    try await ben.click("[data-opens=close-form]")
    try await ben.run("document.getElementById('disposition').value = 'complaint'")
    try await ben.click("#close-note")
    try await ben.type("a new book is sent")
    try await ben.click("#close-form [type=submit]")
    try await ben.wait(until: BrowserPage.shows("Ticket 1 is closed.", in: "status"))
    let ticket = try await server.store.ticket(1)
    #expect((ticket.state, ticket.disposition, ticket.agent) == (.closed, "complaint", "ben"))
    #expect(try await server.store.notes(on: 1, after: 0).map(\.text) == ["hums all the time", "a new book is sent"])
    let typed = try await server.store.journal(of: ticket.call).flatMap(\.effects).contains { effect in
      if case .play(let prompt, _) = effect { prompt.text == "I have found your book." } else { false }
    }
    #expect(typed)
  }

  /// The caller is left; Oriole and the agents are right.
  private func checkRecording(of booth: KioskBooth) async throws {
    let (left, right) = (try await booth.recording(0), try await booth.recording(1))
    #expect(left.count == right.count)
    let humming = ToneTrack(left, hertz: Self.callersTone).longest
    #expect(humming.count > 5 * 16_000, "\(humming)")
    let (caller, heard) = (Array(left[humming]), Array(right[humming]))
    #expect(ToneTrack(heard, hertz: Self.agentsTone).steps > humming.count / 160 * 9 / 10)
    #expect(ToneTrack(heard, hertz: Self.callersTone).steps < 20)
    #expect(ToneTrack(caller, hertz: Self.agentsTone).steps < 20)
    // Oriole's greeting came before.
    #expect(right.prefix(humming.lowerBound / 2).count { abs(Int($0)) > 1_000 } > 4_000)
  }
}

import Agents
import Dialogue
import Foundation
import Records
import RecordsSQLite
import Synchronization
import Testing
import Understanding
import Voice

@testable import Calls

/// One spoken call with scripted ears and voice, on the virtual clock.
private struct SpokenCall {
  var events: [TimelineEvent] = []
  var outcome: VoiceLoop.Outcome
  var journal: [JournalEntry] = []
  var searches: [String]

  init(
    heard texts: [String], keys: [Int: Character] = [:], sounds: [AudioFrame],
    hears languages: [Language] = [.english], today: CalendarDay? = CalendarDay("2026-11-23")
  ) async throws {
    let seen = Mutex<[TimelineEvent]>([])
    let store = MemoryStore()
    let recognizer = ScriptedRecognizer(texts)
    let line = try VoiceLine(
      pacing: .virtual, recognizers: languages.contains(.english) ? [.english: recognizer] : [:],
      synthesizer: ToneSynthesizer(), keys: { () throws(AudioError) in ScriptedKeys(keys) }, melody: nil,
      warn: { _ in })
    let start = Start(channel: .wav, language: .english, hears: languages, today: today)
    let id = await store.beginCall(start, at: Date(timeIntervalSince1970: 0))
    let call = Call(
      id: id, conversation: Conversation(script: HouseScript.script), line: line, store: store,
      agents: AgentQueue(store: store), pacing: .virtual, queueLimit: 10,
      observer: CallObserver(happened: { event in seen.withLock { $0.append(event) } }))
    let loop = VoiceLoop(source: SoundSource(sounds), line: line, call: call)
    outcome = try await loop.run(start)
    await call.finish(at: Date(timeIntervalSince1970: 0))
    events = seen.withLock { $0 }
    journal = try await store.journal(of: id)
    searches = recognizer.begun
  }

  var said: [String] {
    events.compactMap { event in
      guard case .said(_, let prompt, let interrupted) = event.kind else { return nil }
      return prompt + (interrupted ? "!" : "")
    }
  }
}

@Suite struct VoiceLoopTests {
  @Test func `a spoken question is answered when the greeting has ended`() async throws {
    let call = try await SpokenCall(
      heard: ["opening hours"], sounds: [Sound.silence(seconds: 1.5), Sound.vowel(seconds: 1)])
    #expect(call.said == ["greeting", "opening_hours.answer", "anything_else"])
    #expect(call.outcome.disposition == .contained)
    #expect(call.outcome.heardAnything)
  }

  @Test func `a caller who speaks over the greeting stops it`() async throws {
    let call = try await SpokenCall(
      heard: ["opening hours"], sounds: [Sound.silence(seconds: 0.4), Sound.vowel(seconds: 1)])
    #expect(call.said.first == "greeting!")
    #expect(call.said.contains("opening_hours.answer"))
  }

  /// What the caller hears while these sounds are made over the greeting; true is sound.
  ///
  /// Speech stops the greeting; when its words are there, it is said again, from where it was if it `goesOn`.
  private func heard(_ sounds: [AudioFrame], frames: Int, goesOn: Bool? = true) async throws -> [Bool] {
    var prompt = Prompt(name: "long", text: "One. Two. Three.", language: .english)
    let line = try VoiceLine(
      pacing: .virtual, recognizers: [.english: ScriptedRecognizer(["opening hours"])], synthesizer: ToneSynthesizer(),
      keys: { () throws(AudioError) in ScriptedKeys() }, melody: nil, warn: { _ in })
    await line.perform(.play(prompt, Turn(1)))
    prompt.goesOn = goesOn
    let source = SoundSource(sounds)
    var heard: [Bool] = []
    for _ in 0..<frames {
      let tick = await line.tick(try await source.read() ?? LineFormat.silence)
      for event in tick.events {
        if case .speechStarted = event { await line.perform(.stopPlaying) }
        if case .heard = event { await line.perform(.play(prompt, Turn(2))) }
      }
      heard.append(tick.sound.samples.contains { $0 != 0 })
    }
    return heard
  }

  @Test func `a bang makes the prompt wait for a moment, and nothing of it is lost`() async throws {
    let heard = try await heard(
      [Sound.silence(seconds: 0.5), Sound.bang(seconds: 0.1), Sound.silence(seconds: 4)], frames: 200)
    #expect(heard.prefix(25).allSatisfy { $0 })
    let pause = heard[25..<80].count { !$0 }
    #expect((5...30).contains(pause))
    // Three seconds of sound, and the 200 ms before the pause twice.
    #expect(heard.count { $0 } == 160)
  }

  @Test func `speech makes the prompt silent within 100 ms`() async throws {
    let heard = try await heard(
      [Sound.silence(seconds: 0.5), Sound.vowel(seconds: 0.4), Sound.silence(seconds: 4)], frames: 200)
    #expect(heard.prefix(25).allSatisfy { $0 })
    #expect(!heard[30..<60].contains(true))
  }

  @Test func `a prompt that must not be interrupted does not wait`() async throws {
    let line = try VoiceLine(
      pacing: .virtual, recognizers: [.english: ScriptedRecognizer([])], synthesizer: ToneSynthesizer(),
      keys: { () throws(AudioError) in ScriptedKeys() }, melody: nil, warn: { _ in })
    let prompt = Prompt(name: "terms", text: "One. Two.", language: .english, allowsBargeIn: false)
    await line.perform(.play(prompt, Turn(1)))
    let source = SoundSource([Sound.silence(seconds: 0.3), Sound.vowel(seconds: 1)])
    for _ in 0..<60 {
      let tick = await line.tick(try await source.read() ?? LineFormat.silence)
      #expect(tick.sound.samples.contains { $0 != 0 })
    }
  }

  @Test func `a prompt that noise has stopped goes on with the sentence it was in`() async throws {
    let sounds = [Sound.silence(seconds: 1.3), Sound.vowel(seconds: 0.4), Sound.silence(seconds: 6)]
    let heard = try await heard(sounds, frames: 350)
    // 1.3 s and a moment until the noise was noticed; then the second and the third sentence.
    #expect((165...170).contains(heard.count { $0 }))
  }

  @Test func `a prompt that is said again, because it was asked for, is said from its start`() async throws {
    let sounds = [Sound.silence(seconds: 1.3), Sound.vowel(seconds: 0.4), Sound.silence(seconds: 6)]
    let heard = try await heard(sounds, frames: 350, goesOn: nil)
    #expect((215...220).contains(heard.count { $0 }))
  }

  @Test func `a key chooses and stops the prompt`() async throws {
    let call = try await SpokenCall(heard: [], keys: [20: "2"], sounds: [Sound.silence(seconds: 3)])
    #expect(call.said.first == "greeting!")
    #expect(call.events.contains { $0.kind == .pressed(digits: "2") })
    #expect(call.said.contains("opening_hours.answer"))
  }

  @Test func `a caller who wants it slower hears it slower`() async throws {
    let call = try await SpokenCall(heard: [], keys: [80: "5"], sounds: [Sound.silence(seconds: 6)])
    #expect(call.said.prefix(3) == ["greeting", "slower", "greeting"])
    let times = call.events.compactMap { if case .said = $0.kind { $0.seconds } else { nil } }
    #expect(abs(times[2] - times[1] - 1 / 0.8) < 0.1, "a second at the usual pace")
  }

  @Test func `the times of a call never go back`() async throws {
    let call = try await SpokenCall(
      heard: ["opening hours", "nonsense", "talk to a person"],
      sounds: [
        Sound.silence(seconds: 0.3), Sound.vowel(seconds: 1), Sound.silence(seconds: 4), Sound.vowel(seconds: 1),
        Sound.silence(seconds: 4), Sound.vowel(seconds: 1), Sound.silence(seconds: 3),
      ])
    let times = call.events.map(\.at)
    #expect(times == times.sorted())
    #expect(call.events.contains { if case .handoff = $0.kind { true } else { false } })
    #expect(call.outcome.disposition == .abandoned)
  }

  @Test func `the same sound gives the same events`() async throws {
    let sounds = [Sound.silence(seconds: 0.5), Sound.vowel(seconds: 1), Sound.silence(seconds: 2)]
    let first = try await SpokenCall(heard: ["opening hours"], sounds: sounds)
    let second = try await SpokenCall(heard: ["opening hours"], sounds: sounds)
    #expect(first.events == second.events)
  }

  @Test func `the journal of a call replays to the same effects`() async throws {
    let call = try await SpokenCall(
      heard: ["opening hours", "talk to a person"],
      sounds: [
        Sound.silence(seconds: 0.5), Sound.vowel(seconds: 1), Sound.silence(seconds: 4), Sound.vowel(seconds: 1),
      ])
    #expect(call.journal.count > 5)
    var conversation = Conversation(script: HouseScript.script)
    for entry in call.journal { #expect(conversation.handle(entry.event) == entry.effects) }
    #expect(conversation.disposition == call.outcome.disposition)
  }

  @Test func `a day is heard by its own search, counted from the day of the call, and kept in the journal`()
    async throws
  {
    let call = try await SpokenCall(
      heard: ["tomorrow", "yes"], keys: [20: "3"],
      sounds: [
        Sound.silence(seconds: 3), Sound.vowel(seconds: 1), Sound.silence(seconds: 4), Sound.vowel(seconds: 1),
      ])
    #expect(call.searches == ["value", "yesNo"])
    let answers = call.events.compactMap { event -> String? in
      guard case .said(let text, "visit.answer", _) = event.kind else { return nil }
      return text
    }
    #expect(answers == ["See you on Tuesday 24 November."])
    guard case .callStarted(let start) = call.journal.first?.event else {
      Issue.record("the journal does not begin with the call's start")
      return
    }
    #expect(start.today == CalendarDay("2026-11-23"))
    var conversation = Conversation(script: HouseScript.script)
    for entry in call.journal { #expect(conversation.handle(entry.event) == entry.effects) }
  }

  @Test func `silence climbs the ladder, and no speech is reported`() async throws {
    let call = try await SpokenCall(heard: [], sounds: [Sound.silence(seconds: 40)])
    #expect(call.events.filter { $0.kind == .noinput }.count == 3)
    #expect(!call.outcome.heardAnything)
  }

  @Test func `a language that cannot be heard is left to the keys`() async throws {
    let call = try await SpokenCall(
      heard: ["opening hours"], keys: [150: "2"],
      sounds: [Sound.vowel(seconds: 1), Sound.silence(seconds: 4)], hears: [])
    #expect(call.said.first == "keys_greeting")
    #expect(call.searches.isEmpty)
    #expect(call.said.contains("opening_hours.answer"))
  }
}

import Assistant
import Calls
import Dialogue
import Records
import Testing
import Understanding

@testable import Rehearsals

/// Real calls that become tests, and tests of the journals of real calls.
@Suite struct RecordedRehearsalTests {
  private static let calls: [[String]] = [
    ["where is my book", "12345", "thank you, no", "#4"],
    ["#1", "#99999", "#12345", "goodbye", "5"],
    ["renew my book", "12345", "yes", "renew my book", "23456", "yes"],
    ["colourless green ideas", "sleep furiously", "talk to a person"],
    ["opening times", "where is my \"book\", 'loan' \\ 12345 # or: {not}?", "no"],
    [],
  ]

  @Test(arguments: calls)
  func `a call that was recorded passes as a test`(lines: [String]) async throws {
    let assistant = try Library.assistant.get()
    let call = try await RecordedCall(lines, with: assistant)
    let yaml = RecordedRehearsal(call.journal, name: "it's a \"call\": #1").yaml
    let outcomes = try await Library.play(yaml)
    #expect(outcomes.map(\.rehearsal.name) == ["it's a \"call\": #1"])
    #expect(outcomes.first?.difference == nil, "\(yaml)")
    #expect(outcomes.first?.rehearsal.today == CalendarDay("2026-11-25"))
  }

  @Test func `a recorded test has what came of each turn`() async throws {
    let assistant = try Library.assistant.get()
    let call = try await RecordedCall(["renew my book", "12345", "yes please"], with: assistant)
    let rehearsal = try #require(try Library.read(RecordedRehearsal(call.journal, name: "a").yaml).first)
    #expect(rehearsal.turns.map(\.deed) == [.call, .say("renew my book"), .say("12345"), .say("yes please"), .hangUp])
    let expected = rehearsal.turns.map(\.expected)
    #expect(expected[0].prompts == ["greeting"])
    #expect(expected[1].intent == "renewal")
    #expect(expected[2].slots == ["loan": "12345"])
    #expect(expected[2].lookup == "loan_by_number" && expected[2].found == 1)
    #expect(expected[3].action == "renew" && expected[3].changes == 1)
    #expect(expected[4].ended == "contained")
  }

  @Test func `a recorded test fails once the assistant does otherwise`() async throws {
    let call = try await RecordedCall(["where is my book", "12345"], with: try Library.assistant.get())
    let yaml = RecordedRehearsal(call.journal, name: "a").yaml
    let changed = try Library.load(["12345,Ulysses,out": "12346,Ulysses,out"])
    let difference = try await Library.play(yaml, with: changed).first?.difference
    #expect(
      difference?.message.contains("rows found should be 1, but is 0") == true
        || difference?.message.contains("should be said") == true)
  }

  @Test func `a call's PIN is not in its test, which says that one must be put in`() async throws {
    let start = Start(channel: .text, language: .english, identity: Identity(.number, "01134960001"))
    let call = try await RecordedCall(["what do I owe", "2718"], start: start, with: try Library.assistant.get())
    let yaml = RecordedRehearsal(call.journal, name: "a").yaml
    #expect(!yaml.contains("2718"))
    #expect(yaml.contains("# a secret that was not kept"))
    #expect(yaml.contains("number: \"01134960001\"") && yaml.contains("verified: yes"))
    let filled = yaml.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.contains("# a secret") ? "    - say: \"2718\"" : String(line)
    }
    #expect(try await Library.play(filled.joined(separator: "\n")).first?.difference == nil)
  }

  @Test func `keys that came one by one are one turn, and a silence is one`() async throws {
    var call = KioskCall(try Library.assistant.get())
    for digit in [Digit.one, .one, .two, .three, .four, .five] { call.happens(.pressed([digit])) }
    call.finds([["title": "Ulysses", "state": "out"]])
    call.staysSilent()
    call.happens(.callEnded)
    let yaml = RecordedRehearsal(call.journal, name: "a").yaml
    let turns = try Library.read(yaml)[0].turns
    #expect(turns.map(\.deed) == [.call, .keys([.one]), .keys([.one, .two, .three, .four, .five]), .silence, .hangUp])
    #expect(turns[3].expected.isNoInput == true)
    #expect(try await Library.play(yaml).first?.difference == nil)
  }

  @Test func `spoken words keep the recogniser's certainty and its other guesses`() async throws {
    var call = KioskCall(try Library.assistant.get())
    call.says("when do you open", confidence: 0.4237, or: ["when do you \"oven\""])
    call.says("goodbye", confidence: 0.1)
    call.happens(.callEnded)
    let yaml = RecordedRehearsal(call.journal, name: "a").yaml
    let turns = try Library.read(yaml)[0].turns
    #expect(turns[1].deed == .hear("when do you open", confidence: 0.424, alternatives: ["when do you \"oven\""]))
    #expect(turns[2].expected.isNoMatch == true, "too little of it was certain")
    #expect(try await Library.play(yaml).first?.difference == nil)
  }

  @Test func `what an agent did is done again`() async throws {
    var call = KioskCall(try Library.assistant.get())
    call.says("talk to a person")
    call.isQueued()
    for event in [Event.agentJoined("Anna"), .agentSaid("What can I do?")] { call.happens(event) }
    call.says("nothing")
    call.happens(.agentClosed)
    let yaml = RecordedRehearsal(call.journal, name: "a").yaml
    let deeds = try Library.read(yaml)[0].turns.map(\.deed)
    #expect(deeds.contains(.agent(.join("Anna"))) && deeds.contains(.agent(.say("What can I do?"))))
    #expect(deeds.last == .agent(.close))
    #expect(try await Library.play(yaml).first?.difference == nil, "\(yaml)")
  }

  @Test func `a lookup that failed fails again`() async throws {
    var call = KioskCall(try Library.assistant.get())
    call.says("loan 12345")
    call.failsToFind()
    call.isQueued()
    call.happens(.callEnded)
    let yaml = RecordedRehearsal(call.journal, name: "a").yaml
    #expect(try Library.read(yaml)[0].turns.map(\.deed).contains(.lookups(.fail)))
    #expect(try await Library.play(yaml).first?.difference == nil, "\(yaml)")
  }

  @Test func `what came after the end is left out`() async throws {
    var call = KioskCall(try Library.assistant.get())
    call.happens(.callEnded)
    call.says("hello")
    call.happens(.callEnded)
    #expect(try Library.read(RecordedRehearsal(call.journal, name: "a").yaml)[0].turns.map(\.deed) == [.call, .hangUp])
  }
}

@Suite struct JournalReplayTests {
  @Test func `the same assistant does the same`() async throws {
    let assistant = try Library.assistant.get()
    let call = try await RecordedCall(["renew my book", "12345", "yes", "goodbye", "#5"], with: assistant)
    let replay = JournalReplay(call.journal, script: assistant.script)
    #expect(replay.divergence == nil)
    #expect(replay.steps == call.journal.count && replay.steps > 10)
  }

  @Test func `the same assistant does the same with a secret that was not kept`() async throws {
    let assistant = try Library.assistant.get()
    let start = Start(channel: .text, language: .english, identity: Identity(.number, "01134960001"))
    let call = try await RecordedCall(["what do I owe", "#2718", "goodbye"], start: start, with: assistant)
    #expect(JournalReplay(call.journal, script: assistant.script).divergence == nil)
  }

  @Test func `a changed text is the first difference, with what was and is now`() async throws {
    let call = try await RecordedCall(["where is my book", "12345", "goodbye"], with: try Library.assistant.get())
    let changed = try Library.load(["{title} is {state}.": "“{title}” is {state} now."])
    let divergence = try #require(JournalReplay(call.journal, script: changed.script).divergence)
    #expect(divergence.event == "the lookup found 1 row")
    #expect(divergence.at == 6_000)
    #expect(divergence.was.first == "says loan_status.answer: “Ulysses is out.”")
    #expect(divergence.isNow.first == "says loan_status.answer: ““Ulysses” is out now.”")
    #expect(divergence.step + divergence.remaining == call.journal.count)
  }

  @Test func `what both do the same before the difference is left out`() async throws {
    let call = try await RecordedCall(["opening times"], with: try Library.assistant.get())
    let changed = try Library.load(["This is anything_else.": "More?"])
    let divergence = try #require(JournalReplay(call.journal, script: changed.script).divergence)
    #expect(divergence.event == "heard “opening times” (100 %)")
    #expect(divergence.was == ["says anything_else: “This is anything_else.”"])
    #expect(divergence.isNow == ["says anything_else: “More?”"])
  }

  @Test func `an empty journal has nothing to differ in`() throws {
    let replay = JournalReplay([], script: try Library.assistant.get().script)
    #expect(replay.divergence == nil && replay.steps == 0)
  }
}

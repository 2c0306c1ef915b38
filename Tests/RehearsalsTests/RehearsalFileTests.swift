import Assistant
import Dialogue
import Testing
import Understanding

@testable import Rehearsals

@Suite struct RehearsalFileTests {
  @Test func `a conversation is read with its caller, its day and its turns`() throws {
    let rehearsals = try Library.read(
      """
      defaults: {language: en, today: 2026-11-25, channel: kiosk}
      a reader asks:
        number: "01134960001"
        recorded: yes
        turns:
          - prompt: greeting
          - say: where is my book
            intent: loan_status
          - keys: "12345#"
            slots: {loan: "12345"}
            found: 1
            never_says: sorry
          - hang_up: yes
            ended: contained
      by text:
        channel: text
        turns: [{say: hello}]
      """)
    #expect(rehearsals.map(\.name) == ["a reader asks", "by text"])
    let first = try #require(rehearsals.first)
    #expect(first.identity == Identity(.number, "01134960001"))
    #expect(first.isRecorded && first.channel == .kiosk && first.language == .english && !first.isSpoken)
    #expect(first.today == CalendarDay("2026-11-25"))
    #expect(
      first.turns.map(\.deed) == [
        .call, .say("where is my book"), .keys([.one, .two, .three, .four, .five, .pound]), .hangUp,
      ])
    #expect(first.turns.map(\.line) == [6, 7, 9, 13])
    #expect(first.turns[2].expected.slots == ["loan": "12345"])
    #expect(first.turns[2].expected.neverSays == ["sorry"])
    #expect(first.turns[3].expected.ended == "contained")
    #expect(rehearsals.last?.channel == .text, "its own word counts more than the defaults")
  }

  @Test func `each thing that can happen in a turn is read`() throws {
    let turns = try Library.read(
      """
      all of it:
        channel: wav
        turns:
          - silence: yes
          - wait: 2.5
          - lookups: hang
          - agent: {joins: Anna}
          - agent: {says: Hello}
          - agent: {closes: yes}
          - hear: {text: my book, confidence: 0.4, alternatives: [my brook, my cook]}
          - say: goodbye
            within_ms: 1500
            handoff: {queue: general, reason: asked}
      """
    )[0].turns
    #expect(
      turns.map(\.deed) == [
        .silence, .wait(2.5), .lookups(.hang), .agent(.join("Anna")), .agent(.say("Hello")), .agent(.close),
        .hear("my book", confidence: 0.4, alternatives: ["my brook", "my cook"]), .say("goodbye"),
      ])
    let expected = try #require(turns.last?.expected)
    #expect(expected.within == .milliseconds(1500))
    #expect(expected.isHandedOff == true && expected.queue == "general" && expected.reason == "asked")
  }

  @Test func `a spoken turn has its voice, what it goes through and when it interrupts`() throws {
    let rehearsal = try Library.read(
      """
      spoken:
        turns:
          - speak: {text: hello, voice: espeak en-gb, under: {line: telephone, noise: brown, snr: 5, room: yes, speed: 0.9, loss: 2}}
          - play: {wav: calls/one.wav, under: {noise: street.wav}}
            interrupt_after: 1.5
      """
    )[0]
    #expect(rehearsal.isSpoken && rehearsal.isTelephone && rehearsal.channel == .kiosk)
    var condition = LineCondition()
    (condition.isTelephone, condition.noise, condition.ratio) = (true, "brown", 5)
    (condition.isInRoom, condition.speed, condition.loss) = (true, 0.9, 2)
    #expect(rehearsal.turns[0].deed == .speak(SpokenText(text: "hello", voice: "espeak en-gb", condition: condition)))
    guard case .play(let path, let under) = rehearsal.turns[1].deed else {
      Issue.record("is not played")
      return
    }
    #expect(path.hasSuffix("/calls/one.wav") && path.hasPrefix("/"), "beside the file")
    #expect(under.noise?.hasSuffix("/street.wav") == true)
    #expect(rehearsal.turns[1].interruptsAfter == 1.5)
  }

  private static let faults: [(text: String, line: Int, words: String)] = [
    ("a:\n  turn:\n    - say: x\n", 3, "unknown field “turn”; did you mean “turns”?"),
    (
      "a:\n  turns:\n    - say: x\n    - say: y\n      intend: z\n", 5, "unknown field “intend”; did you mean “intent”?"
    ),
    ("a:\n  turns:\n    - say: x\n      keys: \"1\"\n", 3, "does two things: keys, say"),
    ("a:\n  turns:\n    - say: x\n    - intent: y\n", 4, "does nothing"),
    ("a:\n  turns:\n    - say: x\n    - silence: yes\n", 4, "a text has no silence"),
    ("a:\n  turns:\n    - silence: no\n", 3, "can only be yes"),
    ("a:\n  turns:\n    - keys: 12a\n", 3, "“12a” is not keys"),
    ("a:\n  turns:\n    - keys: \"\(String(repeating: "1", count: 65))\"\n", 3, "is not keys"),
    ("a:\n  turns:\n    - speak: {text: hi, voice: flite}\n", 3, "“flite” is no voice such as"),
    ("a:\n  turns:\n    - speak: {text: hi, voice: mary amy}\n", 3, "“mary amy” is no voice"),
    ("a:\n  turns:\n    - speak: {voice: flite slt}\n", 3, "has no text"),
    ("a:\n  turns:\n    - speak: {text: hi, under: {line: radio}}\n", 3, "“radio” is not known"),
    ("a:\n  turns:\n    - speak: {text: hi, under: {speed: 3}}\n", 3, "must be a number from 0.5 to 2"),
    ("a:\n  turns:\n    - play: {under: {room: yes}}\n", 3, "has no wav"),
    ("a:\n  turns:\n    - hear: {confidence: 1}\n", 3, "has no text"),
    ("a:\n  turns:\n    - hear: {text: x, confidence: 1.5}\n", 3, "must be a number from 0.0 to 1.0"),
    ("a:\n  turns:\n    - lookups: break\n", 3, "“break” is not known"),
    ("a:\n  turns:\n    - agent: {sings: la}\n", 3, "unknown field “sings”"),
    ("a:\n  turns:\n    - agent: {}\n", 3, "joins, says something, holds, hands_back or closes"),
    ("a:\n  turns:\n    - wait: soon\n", 3, "must be a number"),
    ("a:\n  turns:\n    - wait: nan\n", 3, "must be a number"),
    ("a:\n  turns:\n    - say: x\n      ended: happily\n", 4, "“happily” is not known"),
    ("a:\n  turns:\n    - say: x\n      rated: 6\n", 4, "must be a number from 1.0 to 5.0"),
    ("a:\n  turns:\n    - say: x\n      handoff: {reason: boredom}\n", 4, "“boredom” is not known"),
    ("a:\n  turns: []\n", 2, "has no turn"),
    ("a:\n  channel: text\n", 2, "has no turns"),
    ("a:\n  channel: fax\n  turns: [{say: x}]\n", 2, "“fax” is not known"),
    ("a:\n  today: tomorrow\n  turns: [{say: x}]\n", 2, "“tomorrow” is not a day such as 2026-11-23"),
    ("defaults: {turns: []}\n", 1, "unknown field “turns”"),
    ("a: {turns: [{say: x}]}\na: {turns: [{say: y}]}\n", 1, "stands twice: a"),
    ("- say: x\n", 1, "must be a map"),
    ("a: [\n", 2, "did not find expected node content"),
    ("", 1, "the file is empty"),
  ]

  @Test(arguments: faults)
  func `what is wrong with a file is told in one line with its place`(text: String, line: Int, words: String) throws {
    let error = #expect(throws: AssistantError.self) { try Library.read(text) }
    #expect(error?.description.contains("\n") == false)
    #expect(error?.description.contains("calls.yaml:\(line): ") == true, "\(error?.description ?? "")")
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
  }

  @Test func `a conversation has two hundred turns at most`() throws {
    let turns = String(repeating: "    - say: x\n", count: 201)
    let error = #expect(throws: AssistantError.self) { try Library.read("a:\n  turns:\n\(turns)") }
    #expect(error?.line == 203)
  }

  @Test func `only defaults are no conversation`() throws {
    let error = #expect(throws: AssistantError.self) { try Library.read("defaults: {channel: kiosk}\n") }
    #expect(error?.message == "has no conversation")
  }
}

@Suite struct RehearsalFolderTests {
  @Test func `the files of a folder are read in the order of their names`() throws {
    let scratch = try Scratch()
    try scratch.write("b.yaml", "second: {turns: [{say: x}]}\n")
    try scratch.write("a.yaml", "first: {turns: [{say: x}]}\n")
    try scratch.write(".hidden.yaml", "- broken\n")
    try scratch.write("notes.txt", "nothing\n")
    #expect(try RehearsalFolder.read(scratch.path).map(\.name) == ["first", "second"])
    #expect(try RehearsalFolder.read(scratch.path + "/").map(\.name) == ["first", "second"])
    #expect(try RehearsalFolder.read(scratch.path + "/b.yaml").map(\.name) == ["second"])
  }

  @Test func `a folder without conversations and a path to nothing are refused by name`() throws {
    let scratch = try Scratch()
    let empty = #expect(throws: AssistantError.self) { try RehearsalFolder.read(scratch.path) }
    #expect(empty?.description == "\(scratch.path): has no *.yaml file of conversations")
    let nowhere = #expect(throws: AssistantError.self) { try RehearsalFolder.read("/nowhere/calls") }
    #expect(nowhere?.description == "/nowhere/calls: no such file or folder of conversations")
  }
}

import Dialogue
import Records
import Reporting
import Testing
import Understanding

/// What there is to teach.
struct UnclearTurnTests {
  private func turns(_ journal: JournalEntry...) -> [UnclearTurn] { UnclearTurn.turns(in: journal, of: CallID(7)) }

  @Test func `what was not understood is told with the likeliest guess`() {
    let found = turns(
      .listening(),
      .heard("purple gizmo", at: 900, as: "warranty", probability: 0.04, isMiss: true, says: "rephrase"),
      .heard("where is my order", says: "order_status.order.ask"))
    #expect(
      found == [
        UnclearTurn(
          call: CallID(7), at: 900, text: "purple gizmo", language: .english, kind: .notUnderstood,
          guess: Candidate("warranty", probability: 0.04))
      ])
  }

  @Test(arguments: [
    ("yes" as Intent, UnclearTurn.Kind.confirmed), ("no", .refused), ("other", .unsure),
  ])
  func `what Oriole asked about is known by the answer`(answer: Intent, kind: UnclearTurn.Kind) {
    let found = turns(
      .listening(), .heard("the gizmo thing", as: "warranty", probability: 0.4, says: "confirm_intent"),
      .listening(for: .yesNo), .heard("well", as: answer, says: "warranty.answer"))
    #expect(found.first?.kind == kind && found.first?.text == "the gizmo thing" && found.count == 1)
  }

  @Test func `keys leave it open what was meant`() {
    let found = turns(
      .listening(), .heard("the gizmo thing", as: "warranty", probability: 0.4, says: "confirm_question"),
      JournalEntry(at: 0, event: .pressed([.one]), effects: []), .listening(),
      .heard("no", as: "no", says: "anything_else"))
    #expect(found.map(\.kind) == [.unsure])
  }

  @Test func `what was taken though hardly likely is unsure`() {
    let found = turns(
      .listening(), .heard("gizmo", as: "warranty", probability: 0.52, says: "warranty.answer"),
      .listening(), .heard("warranty", as: "warranty", probability: 0.95, says: "warranty.answer"))
    #expect(found.map(\.text) == ["gizmo"] && found.map(\.kind) == [.unsure])
  }

  @Test func `numbers, secrets, masked cards and noise are not taught`() {
    let found = turns(
      .listening(for: .digits), .heard("one two tree", isMiss: true, says: "value_again"),
      .listening(isSecret: true), .heard("my pin is", isMiss: true, says: "rephrase"),
      .listening(), .heard("my card is ••••", isMiss: true, says: "rephrase"),
      .listening(), .heard("brr", confidence: 0.02, isMiss: true, says: "rephrase"),
      .listening(), .heard("123 456", isMiss: true, says: "rephrase"))
    #expect(found.isEmpty)
  }

  // MARK: Groups

  private func group(_ texts: [String], _ language: Language = .english) -> [PhraseGroup] {
    PhraseGroup.groups(
      of: texts.enumerated().map { index, text in
        UnclearTurn(
          call: CallID(Int64(index + 1)), at: 0, text: text, language: language, kind: .notUnderstood, guess: nil)
      })
  }

  @Test func `phrases about the same are one group, the most frequent first`() {
    let groups = group([
      "my gizmo is leaking", "My gizmo is leaking!", "the gizmo leaks purple goo", "there's a leak in my gizmo",
      "can I rent a ladder", "do you rent out ladders",
    ])
    #expect(groups.count == 2)
    #expect(groups[0].phrases.map(\.count) == [2, 1, 1] && groups[0].count == 4)
    #expect(groups[0].phrases[0].text == "my gizmo is leaking" && groups[0].phrases[0].calls.map(\.value) == [2, 1])
    #expect(Set(groups[1].phrases.map(\.text)) == ["can I rent a ladder", "do you rent out ladders"])
  }

  @Test func `Chinese is grouped by its characters`() {
    let groups = group(["可以租梯子吗", "你们租不租梯子", "我想租一个梯子", "小玩意漏水了怎么办", "我的小玩意在漏水"], .mandarin)
    #expect(groups.map(\.count) == [3, 2])
  }

  @Test func `a group keeps its name from run to run, and languages are kept apart`() {
    let texts = ["my gizmo is leaking", "gizmo", "can I rent a ladder"]
    #expect(group(texts).map(\.id) == group(texts).map(\.id))
    #expect(group(texts).allSatisfy { $0.id.hasPrefix("en-") && $0.id.count == 7 })
    #expect(group(["gizmo"], .mandarin)[0].id.hasPrefix("zh-"))
    #expect(group(["", "!?"]).isEmpty)
  }

  @Test func `what callers confirmed is suggested`() {
    let turn = UnclearTurn(
      call: CallID(1), at: 0, text: "gizmo", language: .english, kind: .confirmed,
      guess: Candidate("warranty", probability: 0.4))
    #expect(PhraseGroup.groups(of: [turn])[0].suggestion == "warranty")
    #expect(PhraseGroup.groups(of: [turn])[0].kinds == [Count("confirmed", 1)])
  }
}

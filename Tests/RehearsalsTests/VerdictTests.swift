import Calls
import Dialogue
import Testing
import Understanding

@testable import Rehearsals

/// What a turn led to, and what is said to differ from what it must lead to.
@Suite struct VerdictTests {
  private static let heard = TimelineEvent.Kind.heard(
    text: "where is loan 12345", confidence: 0.9, intent: "loan_status", intentConfidence: 0.8,
    slots: ["loan": "12345"], language: "en")

  /// A turn in which everything has happened that can.
  private static let whole = happening(
    heard, .lookedUp(lookup: "loan_by_number", found: 1), .said("Ulysses is out.", "loan_status.answer"),
    .said("Anything else?", "anything_else"), .acted(action: "renew", reference: "100000", changes: 2),
    .handoff(queue: "general", reason: "asked", ticket: 1, position: 1, expectedWaitSeconds: nil), .nomatch, .noinput,
    .recognised(customer: "R1", isVerified: true), .rated(4), .offered(intent: "renewal"),
    .ended(disposition: "handedOff"))

  private static func happening(_ kinds: TimelineEvent.Kind...) -> Happening {
    var happening = Happening()
    happening.events = kinds.map { TimelineEvent(at: .zero, $0) }
    happening.doneAt = .seconds(2)
    happening.began = [
      (Prompt(name: "before", text: "Before.", language: .english), .seconds(1)),
      (Prompt(name: "answer", text: "Answer.", language: .mandarin), .milliseconds(2700)),
    ]
    return happening
  }

  private func difference(
    _ happening: Happening = whole, _ expect: (inout Expected) -> Void
  ) -> String? {
    var expected = Expected()
    expect(&expected)
    return Verdict(expected: expected, happening: happening).difference
  }

  @Test func `a turn that leads to all it must lead to differs in nothing`() {
    let difference = difference { expected in
      (expected.intent, expected.slots) = ("loan_status", ["loan": "12345"])
      (expected.prompts, expected.says) = (["loan_status.answer", "anything_else"], ["Ulysses", "Anything"])
      (expected.neverSays, expected.lookup, expected.found) = (["sorry"], "loan_by_number", 1)
      (expected.action, expected.changes, expected.isHandedOff) = ("renew", 2, true)
      (expected.queue, expected.reason, expected.isNoMatch, expected.isNoInput) = ("general", "asked", true, true)
      (expected.ended, expected.customer, expected.isVerified) = ("handedOff", "R1", true)
      (expected.rated, expected.offered, expected.language) = (4, "renewal", "zh")
      expected.within = .milliseconds(700)
    }
    #expect(difference == nil)
  }

  @Test func `what is not wanted in so many words is not looked at`() {
    #expect(difference { _ in } == nil)
    #expect(difference(Happening()) { _ in } == nil)
  }

  @Test func `each expectation names what should be and what is`() {
    #expect(difference { $0.intent = "fees" } == "the intent should be fees, but is loan_status")
    #expect(difference { $0.slots = ["loan": "1"] } == "loan should be 1, but is 12345")
    #expect(difference { $0.slots = ["day": "1"] } == "day should be 1, but is not there")
    #expect(difference { $0.lookup = "fees" } == "the lookup should be fees, but is loan_by_number")
    #expect(difference { $0.found = 0 } == "rows found should be 0, but is 1")
    #expect(difference { $0.action = "cancel" } == "the action should be cancel, but is renew")
    #expect(difference { $0.action = "none" } == "nothing should be done, but renew is")
    #expect(difference { $0.changes = 1 } == "rows changed should be 1, but is 2")
    #expect(difference { $0.isHandedOff = false } == "there should be no handoff, but there is one")
    #expect(difference { $0.queue = "desk" } == "the queue should be desk, but is general")
    #expect(difference { $0.reason = "nomatch" } == "the reason should be nomatch, but is asked")
    #expect(difference { $0.isNoMatch = false } == "there should be no nomatch, but there is one")
    #expect(difference { $0.isNoInput = false } == "there should be no noinput, but there is one")
    #expect(difference { $0.customer = "R2" } == "the customer should be R2, but is R1")
    #expect(difference { $0.isVerified = false } == "there should be no proof of who calls, but there is one")
    #expect(difference { $0.rated = 5 } == "the rating should be 5, but is 4")
    #expect(difference { $0.offered = "fees" } == "the offer should be fees, but is renewal")
    #expect(difference { $0.offered = "none" } == "nothing should be offered, but renewal is")
    #expect(difference { $0.ended = "contained" } == "the end should be contained, but is handedOff")
    #expect(difference { $0.language = "en" } == "the language should be en, but is zh")
  }

  @Test func `what should have happened and has not is told as missing`() {
    func missing(_ expect: (inout Expected) -> Void) -> String? { difference(Happening(), expect) }
    #expect(missing { $0.intent = "fees" } == "the intent should be fees, but is not there")
    #expect(missing { $0.prompts = ["greeting"] } == "greeting should be said, but nothing is")
    #expect(missing { $0.says = ["Hello"] } == "“Hello” should be said, but nothing is")
    #expect(missing { $0.lookup = "fees" } == "the lookup should be fees, but is not there")
    #expect(missing { $0.found = 0 } == "rows found should be 0, but is not there")
    #expect(missing { $0.action = "renew" } == "the action should be renew, but is not there")
    #expect(missing { $0.isHandedOff = true } == "there should be handoff, but there is none")
    #expect(missing { $0.isVerified = true } == "there should be proof of who calls, but there is none")
    #expect(missing { $0.ended = "contained" } == "the end should be contained, but is not there")
    #expect(missing { $0.within = .seconds(1) }?.hasSuffix("but none comes") == true)
    #expect(missing { $0.action = "none" } == nil && missing { $0.offered = "none" } == nil)
    #expect(missing { $0.isHandedOff = false } == nil && missing { $0.isNoMatch = false } == nil)
  }

  @Test func `prompts must come in their order, with others between them`() {
    let three = Self.happening(.said("1", "one"), .said("2", "two"), .said("3", "three"))
    #expect(difference(three) { $0.prompts = ["one", "three"] } == nil)
    #expect(difference(three) { $0.prompts = ["three", "one"] } == "one should be said, but this is: one, two, three")
    #expect(difference(three) { $0.prompts = ["two", "two"] } == "two should be said, but this is: one, two, three")
  }

  @Test func `texts are looked for in all that is said together`() {
    #expect(difference { $0.says = ["out. Anything"] } == nil)
    #expect(difference { $0.neverSays = ["else"] } == "“else” is said in “Ulysses is out. Anything else?”")
    #expect(
      difference {
        $0.says = ["in"]; $0.neverSays = []
      } == nil)
    #expect(difference { $0.says = ["Emma"] }?.hasPrefix("“Emma” should be said, but this is: “Ulysses") == true)
  }

  @Test func `a value may also stand in what was looked up with, and a failed lookup was asked all the same`() {
    var keyed = Happening()
    keyed.queries = [Query("loan_by_number", statement: "", arguments: ["loan": "12345"])]
    #expect(difference(keyed) { $0.slots = ["loan": "12345"] } == nil)
    #expect(difference(keyed) { $0.lookup = "loan_by_number" } == nil)
    #expect(difference(keyed) { $0.found = 1 } == "rows found should be 1, but is not there")
  }

  @Test func `a reply counts from the caller's end, and what was said before it does not`() {
    #expect(difference { $0.within = .milliseconds(700) } == nil)
    #expect(
      difference { $0.within = .milliseconds(699) }
        == "a reply should come within 0.699 seconds, but comes after 0.7 seconds")
  }

  @Test func `of several differences the first in the order of a turn is told`() {
    let all = difference { expected in
      (expected.ended, expected.prompts, expected.intent) = ("failed", ["goodbye"], "fees")
    }
    #expect(all == "the intent should be fees, but is loan_status")
  }
}

extension TimelineEvent.Kind {
  /// A prompt that was said to its end.
  static func said(_ text: String, _ prompt: String) -> Self { .said(text: text, prompt: prompt, interrupted: false) }
}

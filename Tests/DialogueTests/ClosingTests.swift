import Dialogue
import Testing
import Understanding

/// From an answer to the end: long answers in parts, and how the caller liked it.
@Suite struct ClosingTests {
  private func call(_ channel: Start.Channel = .wav, asks: Bool = true, answer: String? = nil) -> CallUnderTest {
    var script = ClubScript.script
    if asks {
      script.prompts[.satisfaction] = TinyShop.text("[satisfaction]")
      script.prompts[.satisfactionThanks] = TinyShop.text("[thanks]")
    }
    script.prompts[.more] = TinyShop.text("[more]")
    if let answer { script.intents["news"]?.answers = [.init(say: TinyShop.text(answer))] }
    return ClubScript.call(channel: channel, script: script)
  }

  private static let long = (1...12).map { "Number \($0) of the things that our news tells this week." }.joined(
    separator: " ")

  @Test func `after an answer a caller who leaves is asked once how it was`() {
    var call = call()
    call.press("2")
    #expect(call.say("no thanks") == ["[satisfaction]"])
    #expect(call.expectation == Expectation(.digits, language: .english, digitCount: 1))
    #expect(call.press("4") == ["[thanks]", "[goodbye]"])
    #expect(call.reports.contains(.rated(4)))
    #expect(call.conversation.disposition == .contained)
  }

  @Test(arguments: ["0", "6", "9"])
  func `a key that is no rating is none`(key: String) {
    var call = call()
    call.press("2")
    call.say("no thanks")
    call.press(key)
    #expect(!call.reports.contains { if case .rated = $0 { true } else { false } })
  }

  @Test func `silence is no rating, and says goodbye`() {
    var call = call()
    call.press("2")
    call.say("no thanks")
    #expect(call.staySilent() == ["[goodbye]"])
  }

  @Test func `who got no answer is not asked`() {
    var call = call()
    #expect(call.say("bye bye") == ["[goodbye]"])
    #expect(call.conversation.disposition == .abandoned)
  }

  @Test func `who asks for something instead of rating gets it, and is not asked again`() {
    var call = call()
    call.press("2")
    call.say("no thanks")
    #expect(call.say("what are your opening hours") == ["Nine to six.", "[anything_else]"])
    #expect(call.say("no thanks") == ["[goodbye]"])
  }

  @Test func `an answer that is too long to listen to is told in parts`() {
    var call = call(answer: Self.long)
    let first = call.press("6")
    #expect(first.count == 2 && first.last == "[more]")
    #expect(first[0].hasPrefix("Number 1 ") && first[0].hasSuffix("this week.") && first[0].count < Self.long.count)
    var told = [first[0]]
    for _ in 0..<10 where call.said.last == "[more]" { told += call.say("yes").prefix(1) }
    #expect(told.joined(separator: " ") == Self.long, "nothing is lost between the parts")
    #expect(call.said.last == "[anything_else]")
  }

  @Test func `who has heard enough is asked what else`() {
    var call = call(answer: Self.long)
    call.press("6")
    #expect(call.press("2") == ["[anything_else]"])
  }

  @Test func `a reader sees all of it`() {
    var call = call(.text, answer: Self.long)
    #expect(call.press("6") == [Self.long, "[anything_else]"])
  }
}

/// Values that a caller gave before, and numbers that nobody keeps.
@Suite struct KnownValueTests {
  private func callAfterOrder() -> CallUnderTest {
    var call = ClubScript.call()
    call.press("1457012")
    call.press("1")
    call.answerLookup([ConversationTests.row])
    return call
  }

  @Test func `another matter about it needs no number again`() {
    var call = callAfterOrder()
    call.say("cancel my order")
    #expect(call.lookup?.name == "order")
    #expect(call.lookup?.arguments["order"] == "457012")
  }

  @Test func `the same matter again is about another one`() {
    var call = callAfterOrder()
    #expect(call.say("where is my order") == ["Which order?"])
  }

  @Test func `so is another order, whatever it is about`() {
    var call = callAfterOrder()
    #expect(call.say("cancel my other order") == ["Which order?"])
  }

  @Test func `a number that was not found is not kept`() {
    var call = ClubScript.call()
    call.press("1999999")
    call.press("1")
    #expect(call.answerLookup([]) == ["No order 9 9 9 9 9 9.", "Which order?"])
    #expect(call.say("cancel my order") == ["Which order?"])
  }

  @Test func `twice not found is a person's`() {
    var call = ClubScript.call()
    for keys in ["1999999", "999998"] {
      call.press(keys)
      call.press("1")
      call.answerLookup([])
    }
    #expect(call.handoff?.0.reason == .notFound)
  }

  @Test func `a payment card's number is in nothing that is kept, shown or passed on`() {
    for isTyped in [true, false] {
      var call = ClubScript.call(channel: isTyped ? .text : .wav)
      let spoken = "four one one one " + Array(repeating: "one", count: 12).joined(separator: " ")
      call.send(
        .heard(Utterance(isTyped ? "charge 4111 1111 1111 1111" : spoken, confidence: 0.9, isTyped: isTyped)))
      call.say("talk to a person")
      let kept = "\(call.keptEvents) \(call.keptEffects)"
      #expect(call.handoff != nil && !kept.contains("1111 1111") && !kept.contains("one one one"))
    }
  }
}

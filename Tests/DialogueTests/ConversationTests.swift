import Dialogue
import Testing
import Understanding

@Suite struct ConversationTests {
  static let row: Facts = ["number": "457012", "status": "shipped", "eta": "2026-11-27"]

  @Test func `a call begins with the greeting and then listens`() {
    let call = CallUnderTest()
    #expect(call.effects.first == .play(Prompt(name: "greeting", text: "[greeting]", language: .english), Turn(1)))
    guard case .listen(let expectation, _, let within) = call.effects.last else {
      Issue.record("not listening")
      return
    }
    #expect(expectation == Expectation(.anything, language: .english))
    #expect(within == .seconds(7))
  }

  @Test func `a plain question is answered, and more is offered`() {
    var call = CallUnderTest()
    #expect(call.say("what are your opening hours") == ["Nine to six.", "[anything_else]"])
    #expect(call.say("no thanks") == ["[goodbye]"])
    #expect(call.conversation.disposition == .contained)
    #expect(call.effects.last == .hangUp(.contained))
  }

  @Test func `a misheard digit of an order that exists is repaired, and confirmed`() {
    var script = TinyShop.script()
    script.codes["order"] = [.english: ValidCodes(["457012", "600123", "981234"])]
    func heard(_ text: String, _ alternatives: [String] = []) -> [String] {
      var call = CallUnderTest(script: script)
      call.say("where is my order")
      call.send(.speechStarted)
      return call.send(.heard(Utterance(text, confidence: 0.9, alternatives: alternatives)))
    }
    #expect(heard("four nine seven oh one two") == ["4 5 7 0 1 2. Right?"])
    #expect(heard("four seven oh one two", ["four nine seven oh one two"]) == ["4 5 7 0 1 2. Right?"])
    #expect(heard("four five seven oh one").isEmpty)
    #expect(heard("seven two two eight two six") == ["7 2 2 8 2 6. Right?"])
  }

  @Test func `what a caller says after a no, types or presses is not repaired`() {
    var script = TinyShop.script()
    script.codes["order"] = [.english: ValidCodes(["457012"])]
    var call = CallUnderTest(script: script)
    call.say("where is my order")
    #expect(call.say("four nine seven oh one two") == ["4 5 7 0 1 2. Right?"])
    call.say("no")
    #expect(call.say("four nine seven oh one two") == ["4 9 7 0 1 2. Right?"])
    var typed = CallUnderTest(script: script)
    typed.say("where is my order")
    typed.send(.speechStarted)
    #expect(typed.send(.heard(Utterance("497012", isTyped: true))) == ["4 9 7 0 1 2. Right?"])
    var pressed = CallUnderTest(script: script)
    pressed.say("where is my order")
    #expect(pressed.press("497012").last == "4 9 7 0 1 2. Right?")
  }

  @Test func `the more doubtful it is that something was said, the less an intent counts`() {
    var script = TinyShop.script()
    script.bands = Bands(accept: 0.4, confirm: 0.2, hearing: 0.02, doubt: 0.15)
    var sure = CallUnderTest(script: script)
    #expect(sure.say("what are your opening hours", confidence: 0.15) == ["Nine to six.", "[anything_else]"])
    var doubtful = CallUnderTest(script: script)
    #expect(doubtful.say("what are your opening hours", confidence: 0.06).first?.hasPrefix("Is it") == true)
    var unheard = CallUnderTest(script: script)
    #expect(unheard.say("what are your opening hours", confidence: 0.02) == ["[rephrase]"])
  }

  @Test func `an order number is asked for, confirmed, looked up and answered from the row`() {
    var call = CallUnderTest()
    #expect(call.say("where is my order") == ["Which order?"])
    #expect(call.expectation == Expectation(.digits, language: .english, digitCount: 6))
    #expect(call.say("four five seven oh one two") == ["4 5 7 0 1 2. Right?"])
    #expect(call.expectation?.kind == .yesNo)
    #expect(call.say("yes that's right").isEmpty)
    #expect(call.lookup?.arguments == ["order": "457012"])
    let said = call.answerLookup([Self.row])
    #expect(said == ["Order 4 5 7 0 1 2 is on its way, due 27 November.", "[anything_else]"])
  }

  @Test func `the first answer whose condition holds is said`() {
    var call = CallUnderTest()
    call.press("1457012")
    call.say("yes")
    #expect(call.answerLookup([["status": "delivered"]]).first == "It was delivered.")
  }

  @Test func `a wrong number is corrected in one breath`() {
    var call = CallUnderTest()
    call.say("where is my order")
    call.say("four five seven oh one three")
    #expect(call.say("no four five seven oh one two") == ["4 5 7 0 1 2. Right?"])
  }

  @Test func `a number in the first sentence is not asked for again`() {
    var call = CallUnderTest()
    #expect(call.say("where is my order four five seven oh one two") == ["4 5 7 0 1 2. Right?"])
  }

  @Test func `a rejected number is asked for again, and the third time a person takes over`() {
    var call = CallUnderTest()
    call.say("where is my order")
    for round in 1...3 {
      call.say("four five seven oh one two")
      let said = call.say("no")
      #expect(said == (round < 3 ? ["Which order?"] : ["[handoff_intro]"]))
    }
    #expect(call.handoff?.0.reason == .nomatch)
  }

  @Test func `a number said in two parts is put together`() {
    var call = CallUnderTest()
    call.say("where is my order")
    #expect(call.say("four five seven").isEmpty)
    #expect(call.expectation?.digitCount == 3)
    #expect(call.say("oh one two") == ["4 5 7 0 1 2. Right?"])
  }

  @Test func `a part of a number goes on by keys`() {
    var call = CallUnderTest()
    call.say("where is my order")
    call.say("four five seven")
    #expect(call.press("012") == ["4 5 7 0 1 2. Right?"])
  }

  @Test func `a row that is not there is asked for once more, then a person helps`() {
    var call = CallUnderTest()
    call.press("1457012")
    call.press("1")
    #expect(call.answerLookup([]) == ["No order 4 5 7 0 1 2.", "Which order?"])
    call.press("457019")
    call.press("1")
    #expect(call.answerLookup([]) == ["No order 4 5 7 0 1 9.", "[handoff_intro]"])
    #expect(call.handoff?.0.reason == .notFound)
    #expect(call.handoff?.0.queue == "orders")
  }

  @Test func `a value given before is not asked for again by another intent`() {
    var call = CallUnderTest()
    call.press("1457012")
    call.press("1")
    call.answerLookup([Self.row])
    #expect(call.say("where is my order") == ["Which order?"])
  }

  @Test func `a question inside a form is answered, and the form goes on`() {
    var call = CallUnderTest()
    call.say("where is my order")
    #expect(call.say("what are your opening hours") == ["Nine to six.", "Which order?"])
    #expect(call.say("four five seven oh one two") == ["4 5 7 0 1 2. Right?"])
  }

  @Test func `one two and three misses rephrase, offer keys and hand over`() {
    var call = CallUnderTest()
    #expect(call.say("tell me a joke") == ["[rephrase]"])
    #expect(call.say("who won the football") == ["[offer_keys]"])
    #expect(call.say("sing me a song") == ["[handoff_intro]"])
    #expect(call.handoff?.0.reason == .nomatch)
    #expect(call.effects.filter { $0 == .report(.noMatch) }.count == 3)
  }

  @Test func `silence is a noinput, and the third hands over`() {
    var call = CallUnderTest()
    #expect(call.staySilent() == ["[repeat_silence]"])
    #expect(call.staySilent() == ["[offer_keys]"])
    #expect(call.staySilent() == ["[handoff_intro]"])
    #expect(call.handoff?.0.reason == .noinput)
  }

  @Test func `an answer forgives earlier misses`() {
    var call = CallUnderTest()
    call.say("tell me a joke")
    call.say("who won the football")
    call.say("when do you open")
    #expect(call.say("sing me a song") == ["[rephrase]"])
  }

  @Test func `words that were hardly heard do not count`() {
    var call = CallUnderTest()
    #expect(call.say("what are your opening hours", confidence: 0.1) == ["[rephrase]"])
  }

  @Test func `sound without words is no miss until the third`() {
    var call = CallUnderTest()
    #expect(call.say("").isEmpty)
    #expect(call.say("").isEmpty)
    #expect(call.say("") == ["[rephrase]"])
  }

  @Test func `the caller hangs up before an answer`() {
    var call = CallUnderTest()
    call.send(.callEnded)
    #expect(call.conversation.disposition == .abandoned)
    #expect(call.conversation.handle(.heard(Utterance("hello"))).isEmpty)
  }

  @Test func `repeat says the last prompts again`() {
    var call = CallUnderTest()
    call.say("when do you open")
    #expect(call.say("say that again") == ["Nine to six.", "[anything_else]"])
  }

  @Test func `Chinese is switched to by voice, and understood and answered from then on`() {
    var call = CallUnderTest()
    #expect(call.say("speak chinese") == ["中文[language_switched]"])
    #expect(call.say("营业时间是什么", language: .mandarin).first == "九点到六点。")
  }

  @Test func `a typed Chinese line changes the language`() {
    var call = CallUnderTest(channel: .text)
    let said = call.send(.heard(Utterance("营业时间是什么", language: .mandarin, isTyped: true)))
    #expect(said.first == "九点到六点。")
  }

  @Test func `a language that cannot be heard is served by keys`() {
    let call = CallUnderTest(language: .mandarin, hears: [.english])
    guard case .play(let prompt, _) = call.effects.first else {
      Issue.record("nothing is said")
      return
    }
    #expect(prompt.name == "keys_greeting")
    #expect(prompt.language == .mandarin)
  }
}

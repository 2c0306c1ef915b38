import Dialogue
import Testing
import Understanding

@Suite struct KeysTests {
  @Test func `a key chooses from the menu`() {
    var call = CallUnderTest()
    #expect(call.press("2") == ["Nine to six.", "[anything_else]"])
    #expect(call.effects.contains(.report(.pressed("2"))))
  }

  @Test func `the first key stops the prompt`() {
    var call = CallUnderTest()
    call.playsToTheEnd = false
    call.press("2")
    call.press("1")
    let stops = call.effects.filter { $0 == .stopPlaying }.count
    #expect(stops == 1)
  }

  @Test func `the hash key says the menu made from the intents`() {
    var call = CallUnderTest()
    #expect(call.press("#") == ["Press 1 for your order. Press 2 for opening hours."])
  }

  @Test func `zero asks for a person at any time`() {
    var call = CallUnderTest()
    #expect(call.press("0") == ["[handoff_intro]"])
    var inForm = CallUnderTest()
    inForm.press("1")
    #expect(inForm.press("0") == ["[handoff_intro]"])
    #expect(inForm.handoff?.0.queue == "orders")
    var confirming = CallUnderTest()
    confirming.press("1457012")
    #expect(confirming.press("0") == ["[handoff_intro]"])
    #expect(confirming.handoff?.0.reason == .asked)
  }

  @Test func `a zero inside a number is a digit`() {
    var call = CallUnderTest()
    #expect(call.press("1457012") == ["Which order?", "4 5 7 0 1 2. Right?"])
    #expect(call.effects.contains(.report(.pressed("457012"))))
  }

  @Test func `one confirms and two rejects`() {
    var call = CallUnderTest()
    call.press("1457012")
    #expect(call.press("2") == ["Which order?"])
    call.press("457012")
    call.press("1")
    #expect(call.lookup?.arguments == ["order": "457012"])
  }

  @Test func `a number that stays too short is a miss`() {
    var call = CallUnderTest()
    call.press("1457")
    #expect(call.staySilent() == ["[value_again]", "Which order?"])
    #expect(call.effects.contains(.report(.pressed("457"))))
  }

  @Test func `star says the question again, and begins the number anew`() {
    var call = CallUnderTest()
    call.press("145")
    #expect(call.press("*") == ["Which order?"])
    #expect(call.press("457012") == ["4 5 7 0 1 2. Right?"])
  }

  @Test func `a key that means nothing says so, and the third hands over`() {
    var call = CallUnderTest()
    #expect(call.press("9").first == "[unknown_key]")
    #expect(call.press("9").first == "[unknown_key]")
    #expect(call.press("9") == ["[handoff_intro]"])
  }

  @Test func `a typed group of keys is one press`() {
    var call = CallUnderTest(channel: .text)
    call.send(.pressed([.one]))
    let said = call.send(.pressed("457012".compactMap { Digit(rawValue: String($0)) }))
    #expect(said == ["4 5 7 0 1 2. Right?"])
    #expect(call.effects.contains(.report(.pressed("457012"))))
    #expect(!call.effects.contains(.report(.pressed("4"))))
  }

  @Test func `a typed group that is no whole number is a miss at once`() {
    var call = CallUnderTest(channel: .text)
    call.send(.pressed([.one]))
    #expect(call.send(.pressed([.four, .two])) == ["[value_again]", "Which order?"])
  }

  @Test func `a key while the caller speaks makes the speech void`() {
    var call = CallUnderTest()
    call.send(.speechStarted)
    #expect(call.press("2").first == "Nine to six.")
    #expect(call.staySilent() == ["[repeat_silence]"])
  }
}

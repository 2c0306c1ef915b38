import Dialogue
import Testing
import Understanding

/// What callers ask in the middle of something else, and the way back.
@Suite struct DigressionTests {
  private func callForGift(_ script: Script = ClubScript.script) -> CallUnderTest {
    var call = ClubScript.call(script: script)
    call.press("7")
    call.say("on friday", confidence: 0.9)
    return call
  }

  @Test func `a plain question is answered, and the form's question asked again`() {
    var call = callForGift()
    #expect(call.say("what are your opening hours") == ["Nine to six.", "Which voucher?"])
    #expect(call.press("12345").first == "Sent on Friday 27 November.")
  }

  @Test func `after another matter the caller is asked whether to go back, where it was`() {
    var call = callForGift()
    #expect(call.say("where is my order") == ["Which order?"])
    call.press("457012")
    call.press("1")
    #expect(call.answerLookup([ConversationTests.row]).last == "Back to a gift?")
    #expect(call.say("yes") == ["Which voucher?"])
    #expect(call.press("12345").first == "Sent on Friday 27 November.", "its day is still known")
  }

  @Test func `who does not want to go back is asked what else`() {
    var call = callForGift()
    call.say("where is my order")
    call.press("457012")
    call.press("1")
    call.answerLookup([ConversationTests.row])
    #expect(call.press("2") == ["[anything_else]"])
    #expect(call.press("5") == ["Within two days.", "[anything_else]"], "nor later")
  }

  @Test func `an assistant without the question just goes on`() {
    var script = ClubScript.script
    script.prompts[.goBack] = nil
    var call = callForGift(script)
    call.say("where is my order")
    call.press("457012")
    call.press("1")
    #expect(call.answerLookup([ConversationTests.row]).last == "[anything_else]")
  }

  @Test func `a pound sign forgets what was begun`() {
    var call = callForGift()
    call.press("#")
    #expect(call.press("5") == ["Within two days.", "[anything_else]"])
  }

  @Test func `of two intents that are about as likely one is asked for`() {
    var script = ClubScript.script
    script.prompts[.which] = TinyShop.text("{first} or {second}?")
    script.bands.close = 0.01
    script.bands.confirm = 0.01
    var call = ClubScript.call(script: script)
    let said = call.say("my order or your opening hours")
    #expect(said.count == 1 && said.first?.contains(" or ") == true, "\(said)")
    let second = said.first?.hasPrefix("opening hours") == true ? "1" : "2"
    #expect(call.press(second) == ["Nine to six.", "[anything_else]"])
  }
}

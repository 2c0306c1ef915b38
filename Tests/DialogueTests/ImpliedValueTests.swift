import Dialogue
import Testing
import Understanding

/// Values that were heard well are said with what follows instead of being asked about.
@Suite struct ImpliedValueTests {
  private func callForGift() -> CallUnderTest {
    var call = ClubScript.call()
    call.press("7")
    return call
  }

  @Test func `a value that is sure is said before the next question`() {
    var call = callForGift()
    #expect(call.say("on friday", confidence: 0.9) == ["On Friday 27 November, then.", "Which voucher?"])
  }

  @Test func `one that is not is asked about`() {
    var call = callForGift()
    #expect(call.say("on friday", confidence: 0.5) == ["Friday 27 November?"])
    #expect(call.say("yes") == ["Which voucher?"])
  }

  @Test func `a no right after it takes it back`() {
    var call = callForGift()
    call.say("on friday", confidence: 0.9)
    #expect(call.say("no") == ["Which day?"])
  }

  @Test func `a value that was denied thrice leads to a person`() {
    var call = callForGift()
    for _ in 0..<3 {
      call.say("on friday", confidence: 0.9)
      call.say("no")
    }
    #expect(call.handoff?.0.reason == .nomatch)
  }

  @Test func `a later no is about what is asked then`() {
    var call = callForGift()
    call.say("on friday", confidence: 0.9)
    call.press("12345")
    #expect(call.say("no") == ["[goodbye]"])
  }

  @Test func `keys are sure, and nothing is said of them`() {
    var call = callForGift()
    #expect(call.press("2711#") == ["Which voucher?"])
  }
}

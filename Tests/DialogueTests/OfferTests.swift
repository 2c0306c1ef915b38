import Dialogue
import Testing
import Understanding

/// Offers: at most one a call, to known customers in good spirits who want them.
@Suite struct OfferTests {
  private static let answer = ["Within two days.", "Want our news?"]
  private static let plain = ["Within two days.", "[anything_else]"]

  @Test func `a known customer for whom the condition holds gets one`() {
    var call = ClubScript.call(.number)
    #expect(call.press("5") == Self.answer)
    #expect(call.reports.contains(.offered("news")))
    #expect(call.press("1") == ["You will have our news.", "[anything_else]"])
  }

  @Test func `a no is taken, and nothing more is offered in the call`() {
    var call = ClubScript.call(.number)
    call.press("5")
    #expect(call.press("2") == ["[anything_else]"])
    #expect(call.press("5") == Self.plain)
    #expect(call.reports.filter { $0 == .offered("news") }.count == 1)
  }

  @Test func `nobody who is unknown, or for whom the condition does not hold, gets one`() {
    var unknown = ClubScript.call()
    #expect(unknown.press("5") == Self.plain)
    var other = CallUnderTest(script: ClubScript.script, identity: Identity(.number, "1"))
    other.answerLookup([["id": "C2", "orders": "4"]])
    other.answerRecall(Profile())
    #expect(other.press("5") == Self.plain)
  }

  @Test func `a frustrated caller gets none`() {
    var call = ClubScript.call(.number)
    call.say("this is ridiculous and a stupid nuisance", confidence: 0.9)
    #expect(call.press("5") == Self.plain, "and no person either, yet")
    #expect(!call.reports.contains(.offered("news")))
  }

  @Test func `no more offers are wanted now and later`() {
    var call = ClubScript.call(.number)
    #expect(call.press("8").first == "[offers_stopped]")
    #expect(call.memories.contains(.preference("offers", "no")))
    #expect(call.press("5") == Self.plain)
    var later = ClubScript.call(.number, profile: Profile(preferences: ["offers": "no"]))
    #expect(later.press("5") == Self.plain)
  }
}

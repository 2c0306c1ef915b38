import Dialogue
import Testing
import Understanding

/// What is done, a step a miss, when a caller is not understood or says nothing.
@Suite struct LadderTests {
  private func call(noMatch: [Ladder.Step] = [], noInput: [Ladder.Step] = []) -> CallUnderTest {
    var script = ClubScript.script
    script.ladder = Ladder(noMatch: noMatch, noInput: noInput)
    return ClubScript.call(script: script)
  }

  /// Words that are surely nothing: too little of them is certain.
  private func mumble(_ call: inout CallUnderTest) -> [String] { call.say("mumble", confidence: 0.1) }

  @Test func `two tries, then a person, is what is usual`() {
    var call = ClubScript.call()
    #expect(mumble(&call) == ["[rephrase]"])
    #expect(mumble(&call).first == "[offer_keys]")
    #expect(mumble(&call) == ["[handoff_intro]"])
    #expect(call.handoff?.0.reason == .nomatch)
  }

  @Test func `silence has steps of its own`() {
    var call = ClubScript.call()
    #expect(call.staySilent().first == "[repeat_silence]")
    #expect(call.staySilent().first == "[offer_keys]")
    #expect(call.staySilent() == ["[handoff_intro]"])
    #expect(call.handoff?.0.reason == .noinput)
  }

  @Test func `an author's steps are taken in their order, the last for all that follow`() {
    var call = call(noMatch: [.offerKeys, .rephrase])
    #expect(mumble(&call).first == "[offer_keys]")
    #expect(mumble(&call) == ["[rephrase]"])
    #expect(mumble(&call) == ["[rephrase]"])
    #expect(call.handoff == nil)
  }

  @Test func `a ladder may end in a goodbye`() {
    var call = call(noInput: [.goodbye])
    #expect(call.staySilent() == ["[goodbye]"])
    #expect(call.conversation.disposition == .abandoned)
  }

  @Test func `a ladder may lead to an intent, but only once`() {
    var silent = call(noInput: [.intent("gift")])
    #expect(silent.staySilent() == ["Which day?"])
    #expect(silent.staySilent() == ["[goodbye]"])
    var unheard = call(noMatch: [.intent("gift")])
    #expect(mumble(&unheard) == ["Which day?"])
    #expect(mumble(&unheard) == ["[handoff_intro]"])
  }

  @Test func `what is understood begins the ladder anew`() {
    var call = ClubScript.call()
    _ = (mumble(&call), mumble(&call))
    call.press("5")
    #expect(mumble(&call) == ["[rephrase]"])
  }

  @Test func `in a form its question is asked again`() {
    var call = ClubScript.call()
    call.press("7")
    #expect(mumble(&call) == ["[value_again]", "Which day?"])
    #expect(call.staySilent().last == "Which day?")
  }

  @Test func `a silence that runs out while the data are asked is none`() {
    var call = ClubScript.call(.login)
    call.press("4457012")
    #expect(call.conversation.isWaitingForData)
    #expect(call.staySilent().isEmpty)
    #expect(!call.reports.contains(.noInput))
  }
}

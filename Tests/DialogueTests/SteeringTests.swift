import Dialogue
import Testing
import Understanding

/// What callers may ask for wherever they are: slower, faster, back, start over; by voice or by `**` and a key.
@Suite struct SteeringTests {
  private func call(_ kind: Identity.Kind? = nil, without missing: PromptName? = nil) -> CallUnderTest {
    var script = ClubScript.script
    for name: PromptName in [.slower, .faster, .startOver, .serviceKeys] where name != missing {
      script.prompts[name] = TinyShop.text("[\(name.rawValue)]")
    }
    return ClubScript.call(kind, script: script)
  }

  private func paces(_ call: CallUnderTest) -> [Double] {
    call.effects.compactMap { effect in
      guard case .play(let prompt, _) = effect else { return nil }
      return prompt.pace ?? 1
    }
  }

  @Test func `a caller may have it said slower, and from then on all of it`() {
    var call = call(.login)
    call.press("7")
    #expect(call.press("**") == ["Which day?", "[service_keys]"])
    #expect(call.press("2") == ["[slower]", "Which day?"])
    #expect(paces(call).suffix(2) == [0.8, 0.8])
    call.say("on friday")
    #expect(paces(call).last == 0.8)
    #expect(call.memories.contains(.preference("pace", "0.8")), "and in the next contact")
  }

  @Test func `there is a slowest and a fastest pace`() {
    var slow = call()
    var fast = call()
    for _ in 0..<6 {
      slow.press("**2")
      fast.press("**3")
    }
    #expect(paces(slow).min() == 0.6 && paces(fast).max() == 1.4)
  }

  @Test func `slower and faster again is the usual pace`() {
    var call = call()
    call.press("**2")
    call.press("**3")
    #expect(paces(call).last == 1)
  }

  @Test func `one step back asks for the value before again`() {
    var call = call()
    call.press("7")
    call.say("on friday", confidence: 0.9)
    #expect(call.said.last == "Which voucher?")
    #expect(call.press("**4").last == "Which day?")
    #expect(call.press("**4").last == "[anything_else]", "before the first value the form is left")
  }

  @Test func `starting over forgets what was begun`() {
    var call = call()
    call.press("7")
    call.say("on friday", confidence: 0.9)
    #expect(call.press("**5").last == "[start_over]")
    #expect(call.press("7") == ["Which day?"])
  }

  @Test func `the service keys also help, change the language and say goodbye`() {
    var helped = call()
    #expect(helped.press("**1").contains("[help]"))
    var chinese = call()
    #expect(chinese.press("**6").contains("中文[language_switched]"))
    #expect(chinese.expectation?.language == .mandarin)
    var gone = call()
    gone.press("**7")
    #expect(gone.conversation.disposition == .abandoned)
  }

  @Test func `a single star repeats, and so do two without service keys`() {
    var call = call()
    call.press("7")
    #expect(call.press("*") == ["Which day?"])
    var without = self.call(without: .serviceKeys)
    without.press("7")
    #expect(without.press("**") == ["Which day?", "Which day?"])
  }

  @Test func `two stars that are far apart are no service keys`() throws {
    var call = call()
    call.press("7")
    call.press("*")
    let turn = call.effects.reversed().lazy.compactMap { effect -> Turn? in
      guard case .wait(let turn, .milliseconds(2500)) = effect else { return nil }
      return turn
    }.first
    call.send(.timedOut(try #require(turn)))
    #expect(call.press("*") == ["Which day?"])
  }

  @Test func `service keys are over when the caller has been passed on`() {
    var call = call()
    call.press("**")
    for _ in 0..<3 { call.staySilent() }
    #expect(call.handoff != nil)
    call.queue()
    #expect(call.press("5").isEmpty, "it does not leave the queue")
  }
}

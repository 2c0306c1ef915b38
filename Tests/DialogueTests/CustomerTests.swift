import Dialogue
import Testing
import Understanding

/// Who calls: recognised by the line, proven by the caller.
@Suite struct CustomerTests {
  private func recognised(_ call: CallUnderTest) -> [Report] {
    call.reports.filter { if case .recognised = $0 { true } else { false } }
  }

  /// A caller who is asked for a PIN before its balance is told.
  private func callBeforeProof(_ kind: Identity.Kind? = nil, _ channel: Start.Channel = .wav) -> CallUnderTest {
    var call = ClubScript.call(kind, channel: channel)
    call.press("3")
    return call
  }

  @Test func `a login is proof, and the customer is greeted by name`() {
    let call = ClubScript.call(.login)
    #expect(recognised(call) == [.recognised("C1", isVerified: true)])
    #expect(call.said == ["Hello Anna."])
  }

  @Test func `a card greets by name but proves nothing`() {
    let call = ClubScript.call(.card)
    #expect(recognised(call) == [.recognised("C1", isVerified: false)])
    #expect(call.said == ["Hello Anna."])
  }

  @Test func `anybody may call from a number, and so no name is said`() {
    let call = ClubScript.call(.number)
    #expect(recognised(call) == [.recognised("C1", isVerified: false)])
    #expect(call.said == ["[greeting]"])
  }

  @Test func `a caller whom nobody knows is greeted like all others`() {
    var call = CallUnderTest(script: ClubScript.script, identity: Identity(.number, "1"))
    #expect(call.said.isEmpty, "it is being looked up")
    #expect(call.answerLookup([]) == ["[greeting]"])
    #expect(recognised(call).isEmpty)
  }

  @Test func `who calls is not waited for longer than a second, nor asked again when it fails`() throws {
    for isSlow in [true, false] {
      var call = CallUnderTest(script: ClubScript.script, identity: Identity(.number, "1"))
      guard case .wait(let turn, .seconds(1)) = call.effects.last else {
        Issue.record("no limit")
        return
      }
      #expect(call.send(isSlow ? .timedOut(turn) : .failed(turn)) == ["[greeting]"])
      #expect(call.answerLookup([ClubScript.anna]).isEmpty, "that comes too late")
    }
  }

  @Test func `what is remembered of a customer is followed`() {
    let chinese = ClubScript.call(.login, profile: Profile(preferences: ["language": "zh"]))
    #expect(chinese.said.first?.hasPrefix("中文") == true)
    let slow = ClubScript.call(.login, profile: Profile(preferences: ["pace": "0.8"]))
    guard case .play(let prompt, _) = slow.effects.first(where: { if case .play = $0 { true } else { false } }) else {
      Issue.record("nothing is said")
      return
    }
    #expect(prompt.pace == 0.8)
  }

  @Test func `what is private is told only after proof`() {
    var call = callBeforeProof()
    #expect(call.said.last == "Which account?")
    call.press("63464097")
    #expect(call.said.last == "Which pin?")
    call.press("4821")
    #expect(call.lookup?.name == "by_pin")
    #expect(call.lookup?.arguments["pin"] == "4821" && call.lookup?.arguments["account"] == "63464097")
    call.answerLookup([ClubScript.anna])
    call.answerRecall(Profile())
    #expect(recognised(call) == [.recognised("C1", isVerified: true)])
    #expect(call.lookup?.name == "balance")
    #expect(call.lookup?.arguments["customer"] == "C1")
    #expect(call.answerLookup([["points": "90 points"]]).first == "You have 90 points.")
    call.press("3")
    #expect(call.lookup?.name == "balance", "it is proven once for the call")
  }

  @Test func `a customer with a login need not prove anything`() {
    var call = ClubScript.call(.login)
    call.press("3")
    #expect(call.lookup?.name == "balance")
  }

  @Test func `after three tries it is locked, and a person takes over unverified`() {
    var call = callBeforeProof()
    for attempt in 1...3 {
      call.press("63464097")
      #expect(call.handoff == nil)
      call.press("000\(attempt)")
      let said = call.answerLookup([])
      #expect(said.first == (attempt < 3 ? "[not_verified]" : "[locked]"))
    }
    #expect(call.handoff?.0.reason == .unverified)
    #expect(call.handoff?.0.queue == "club" && call.handoff?.0.intent == "balance")
    #expect(call.handoff?.0.isVerified == nil && call.handoff?.0.customer == nil)
    #expect(recognised(call).isEmpty)
  }

  @Test func `who cannot prove it one way is asked another, and then gets a person`() {
    var call = callBeforeProof()
    #expect(call.say("I have forgotten my PIN") == ["Which order?"])
    call.say("another way to prove it")
    #expect(call.handoff?.0.reason == .unverified)
  }

  @Test(arguments: ["keys", "words", "typed words", "a typed group of keys"])
  func `a PIN is in nothing that is kept or shown`(by way: String) {
    var call = callBeforeProof(nil, way.contains("typed") ? .text : .wav)
    call.send(.pressed([.six, .three, .four, .six, .four, .zero, .nine, .seven]))
    #expect(call.conversation.isAskingSecret && call.expectation?.isSecret == true)
    switch way {
    case "keys": call.press("4821")
    case "words": call.say("my pin is four eight two one")
    case "typed words": call.send(.heard(Utterance("4821", isTyped: true)))
    default: call.send(.pressed([.four, .eight, .two, .one]))
    }
    #expect(call.lookup?.arguments["pin"] == "4821", "it is asked with all the same")
    #expect(!call.conversation.isAskingSecret)
    call.answerLookup([ClubScript.anna])
    call.answerRecall(Profile())
    call.answerLookup([["points": "9"]])
    call.say("talk to a person")
    #expect(call.handoff != nil)
    let kept = "\(call.keptEvents) \(call.keptEffects) \(call.reports)"
    #expect(!kept.contains("4821") && !kept.contains("four eight two one"))
    #expect(!kept.contains("Digit.four, Dialogue.Digit.eight"))
  }

  @Test func `a card's number is not kept`() {
    let call = ClubScript.call(.card)
    #expect(!"\(call.keptEvents) \(call.keptEffects)".contains("12345"))
  }

  @Test func `a journal without secrets goes the same way again`() {
    var call = callBeforeProof(.card)
    for digit in "634640974821" { call.press(String(digit)) }
    call.answerLookup([ClubScript.anna])
    call.answerRecall(Profile())
    call.answerLookup([["points": "9"]])
    call.say("goodbye")
    var replayed = Conversation(script: ClubScript.script)
    #expect(call.keptEvents.flatMap { replayed.handle($0) }.map(\.kept) == call.keptEffects)
    #expect(replayed.disposition == .contained)
  }
}

/// What may be kept beside a secret.
@Suite struct OpenValueTests {
  @Test func `an account's number that is typed on the way to a PIN is kept as it is shown`() {
    var call = ClubScript.call(channel: .text)
    call.press("3")
    let typed = Event.heard(Utterance("63464097", isTyped: true))
    call.send(typed)
    #expect(call.said.last == "Which pin?")
    #expect(call.keptEvents.contains(typed))
  }
}

/// What is remembered from contact to contact.
@Suite struct MemoryTests {
  @Test func `a contact is remembered with what it was about and how it ended`() {
    var call = ClubScript.call(.number)
    call.press("5")
    call.send(.callEnded)
    let contact = Contact(
      day: VisitScript.today, channel: .wav, intents: ["delivery"], disposition: .contained)
    #expect(call.memories.last == .contact(contact))
  }

  @Test func `nothing is remembered of a caller whom nobody knows`() {
    var call = ClubScript.call()
    call.press("7")
    call.say("on friday")
    call.send(.callEnded)
    #expect(call.memories.isEmpty)
  }

  @Test func `what was begun is remembered, offered in the next contact, and gone on with`() {
    var call = ClubScript.call(.login)
    call.press("7")
    call.say("on friday")
    call.send(.callEnded)
    let matter = Matter(intent: "gift", values: ["day": "2026-11-27"])
    #expect(call.memories.contains(.matter(matter)))

    var next = ClubScript.call(.login, profile: Profile(matter: matter))
    #expect(next.said == ["Hello Anna.", "Go on with a gift?"])
    #expect(next.say("yes please") == ["Which voucher?"])
    #expect(next.press("12345").first == "Sent on Friday 27 November.")
    #expect(next.memories.contains(.matter(nil)), "it is done")
  }

  @Test func `a caller who does not want to go on is asked what else`() {
    var call = ClubScript.call(.login, profile: Profile(matter: Matter(intent: "gift", values: ["day": "2026-11-27"])))
    #expect(call.say("no") == ["[anything_else]"])
  }

  @Test func `a matter that is private is not spoken of before proof`() {
    let matter = Matter(intent: "balance", values: ["x": "1"])
    #expect(ClubScript.call(.card, profile: Profile(matter: matter)).said == ["Hello Anna."])
    #expect(ClubScript.call(.login, profile: Profile(matter: matter)).said.count == 2)
  }
}

import Dialogue
import Testing
import Understanding

/// What a caller hears who waits for a person, or cannot have one now.
@Suite struct QueueTests {
  private func script(announcements: Duration? = nil, hasCallback: Bool = true) -> Script {
    var script = TinyShop.script()
    let phone = SlotScript(
      name: "phone", kind: .value(.phone), ask: TinyShop.text("Which number?"),
      confirmAsk: TinyShop.text("{phone|phone}. Right?"))
    script.intents["callback"] = IntentScript(
      intent: "callback", label: TinyShop.text("a callback"), slots: [phone],
      answers: [.init(say: TinyShop.text("Another day."))], source: "tiny:8")
    for name in [PromptName.closed, .queueOverflow, .callbackOffer, .callbackChoice, .callbackNoted] {
      script.prompts[name] = TinyShop.text("[\(name.rawValue)]")
    }
    script.prompts[.closed] = TinyShop.text("Closed until {opens} on {day}.")
    script.prompts[.callbackNoted] = TinyShop.text("Number {position}, to {phone}.")
    script.prompts[.stillWaiting] = TinyShop.text("Still number {position}, {minutes} minutes.")
    if hasCallback { script.handoff.callback = "callback" }
    script.handoff.announcements = announcements
    return script
  }

  private func waiting(_ script: Script, identity: Identity? = nil) -> CallUnderTest {
    var call = CallUnderTest(channel: .kiosk, script: script, identity: identity)
    call.say("talk to a person")
    call.queue(position: 3, wait: 240)
    return call
  }

  private func keep(_ call: inout CallUnderTest) -> [String] {
    guard let (_, turn) = call.handoff else { return [] }
    var standing = Standing(ticket: 7, position: 3, expectedWaitSeconds: 240, agentsPresent: 1)
    standing.isCallback = true
    return call.send(.queued(standing, turn))
  }

  // MARK: Callback

  @Test func `the place is kept for who wants to be called back`() throws {
    var call = waiting(script())
    #expect(call.press("1") == ["Which number?"])
    #expect(call.press("01614960138#") == ["0 1 6, 1 4 9 6, 0 1 3 8. Right?"])
    call.press("1")
    let handoff = try #require(call.handoff?.0)
    #expect(handoff.callback == "01614960138" && handoff.reason == .asked && handoff.queue == "general")
    #expect(keep(&call) == ["Number 3, to 01614960138.", "[anything_else]"])
    #expect(call.say("when do you open").first == "Nine to six.")
    call.send(.callEnded)
    #expect(call.conversation.disposition == .contained)
  }

  @Test func `who hangs up before the number is whole has abandoned`() {
    var call = waiting(script())
    call.press("10161")
    call.send(.callEnded)
    #expect(call.conversation.disposition == .abandoned)
  }

  @Test func `an agent who is faster than the callback gets the caller`() throws {
    var call = waiting(script())
    call.press("1")
    #expect(call.send(.agentJoined("Anna")) == ["Anna is here."])
    call.say("my cup is broken")
    #expect(call.effects.contains(.tellAgent("my cup is broken")))

    // Even when the callback was already asked for: the store keeps the line.
    call = waiting(script())
    call.press("101614960138#")
    call.press("1")
    let turn = try #require(call.handoff?.1)
    #expect(call.send(.agentJoined("Ben")) == ["Ben is here."])
    #expect(
      call.send(.queued(Standing(ticket: 7, position: 1, expectedWaitSeconds: 0, agentsPresent: 1), turn)).isEmpty)
  }

  @Test func `without a callback one means nothing`() {
    var call = waiting(script(hasCallback: false))
    #expect(call.press("1").isEmpty)
    #expect(!call.said.contains("[callback_choice]"))
  }

  @Test func `a callback that cannot be kept leaves the caller where it was`() throws {
    var call = waiting(script())
    call.press("101614960138#")
    call.press("1")
    let turn = try #require(call.handoff?.1)
    #expect(call.send(.failed(turn)) == ["[callback_choice]"])
    #expect(call.send(.agentJoined("Anna")) == ["Anna is here."])
  }

  @Test func `a full queue offers a callback instead of the wait`() throws {
    var call = CallUnderTest(channel: .kiosk, script: script())
    call.say("talk to a person")
    let turn = try #require(call.handoff?.1)
    #expect(call.send(.failed(turn)) == ["[queue_overflow]", "[callback_offer]"])
    #expect(call.say("yes") == ["Which number?"])
    call.press("01614960138#")
    call.press("1")
    // That queue is full too.
    let second = try #require(call.handoff?.1)
    #expect(call.send(.failed(second)) == ["[queue_full]", "[anything_else]"])
  }

  @Test func `when nobody is there the next opening is told and a callback offered`() throws {
    var call = CallUnderTest(channel: .kiosk, script: script())
    call.say("talk to a person")
    let turn = try #require(call.handoff?.1)
    let opening = Opening(
      day: try #require(CalendarDay("2026-11-30")), time: try #require(TimeOfDay(hour: 9)))
    #expect(call.send(.closed(opening, turn)) == ["Closed until 09:00 on 2026-11-30.", "[callback_offer]"])
    #expect(call.say("no") == ["[anything_else]"])
    #expect(call.send(.closed(opening, turn)).isEmpty)
  }

  // MARK: Announcements

  @Test func `the place is told in regular intervals, and not whenever it changes`() throws {
    var call = waiting(script(announcements: .seconds(45)))
    let standing = Standing(ticket: 7, position: 2, expectedWaitSeconds: 130, agentsPresent: 1)
    #expect(call.send(.moved(standing)).isEmpty)
    for _ in 0..<2 {
      let turn = try #require(
        call.effects.compactMap { effect -> Turn? in
          guard case .wait(let turn, .seconds(45)) = effect else { return nil }
          return turn
        }.last)
      let before = call.effects.count
      #expect(call.send(.timedOut(turn)) == ["Still number 2, 3 minutes."])
      #expect(call.effects[before...].contains(.stopPlaying))
      guard case .hold = call.effects.last else {
        Issue.record("no hold melody after the announcement")
        return
      }
    }
  }

  @Test func `a wait that has changed is told only where places are told as they change`() {
    var call = waiting(script())
    let longer = Standing(ticket: 7, position: 3, expectedWaitSeconds: 400, agentsPresent: 1)
    #expect(call.send(.moved(longer)).isEmpty)
    let nearer = Standing(ticket: 7, position: 2, expectedWaitSeconds: 400, agentsPresent: 1)
    #expect(call.send(.moved(nearer)) == ["Number 2, 7 minutes."])
  }

  // MARK: Priority

  @Test func `good customers and frustrated callers have a head start`() throws {
    var script = script()
    script.customer = CustomerScript(
      recognitions: [.number: .init(name: "by_phone", statement: "SELECT 1")], ways: [])
    script.handoff.vip = try Condition("customer.orders >= 5")
    script.handoff.fallback = Handoff.Fallback(skill: "general", afterSeconds: 60)
    for (orders, isVIP) in [("7", true), ("2", false)] {
      var call = CallUnderTest(channel: .kiosk, script: script, identity: Identity(.number, "0161"))
      call.answerLookup([["id": "C1", "orders": orders]])
      call.answerRecall(Profile())
      call.say("I wish to make a complaint")
      let handoff = try #require(call.handoff?.0)
      #expect(handoff.isVIP == (isVIP ? true : nil) && handoff.headStart == (isVIP ? 300 : nil))
      #expect(handoff.fallback == script.handoff.fallback)
    }
    var call = CallUnderTest(script: script)
    call.say("this is bloody useless, I am furious and fed up")
    call.say("you stupid useless machine, I am so angry, this is a terrible joke")
    call.say("this is ridiculous, I hate this stupid thing")
    let handoff = try #require(call.handoff?.0)
    #expect(handoff.headStart == 120 && handoff.isVIP == nil)
  }
}

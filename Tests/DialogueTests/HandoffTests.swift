import Dialogue
import Testing
import Understanding

@Suite struct HandoffTests {
  @Test func `the ticket has what was said, wanted, given and tried`() throws {
    var call = CallUnderTest()
    call.say("where is my order")
    call.say("four five seven oh one two")
    call.say("give me an agent")
    let handoff = try #require(call.handoff?.0)
    #expect(handoff.reason == .asked)
    #expect(handoff.intent == "order_status")
    #expect(handoff.slots == ["order": "457012"])
    #expect(handoff.language == .english)
    #expect(handoff.tried.contains("order_status"))
    #expect(handoff.transcript.contains(Handoff.Line(.caller, "where is my order")))
    #expect(handoff.transcript.contains(Handoff.Line(.oriole, "Which order?")))
  }

  @Test func `position and wait are told as they are`() {
    var call = CallUnderTest()
    call.say("talk to a person")
    #expect(call.queue(position: 3, wait: 125) == ["Number 3, 3 minutes."])
    guard case .hold = call.effects.last else {
      Issue.record("no hold melody")
      return
    }
  }

  @Test func `without anything to estimate from no wait is invented`() {
    var call = CallUnderTest()
    call.say("talk to a person")
    #expect(call.queue(wait: nil) == ["Number 1, I can't say how long."])
  }

  @Test func `an empty desk is admitted`() {
    var call = CallUnderTest()
    call.say("talk to a person")
    #expect(call.queue(wait: nil, agents: 0) == ["[handoff_nobody]"])
  }

  @Test func `a new place in the queue is told`() {
    var call = CallUnderTest()
    call.say("talk to a person")
    call.queue(position: 2)
    let standing = Standing(ticket: 7, position: 1, expectedWaitSeconds: 30, agentsPresent: 1)
    #expect(call.send(.moved(standing)) == ["Number 1, 2 minutes."])
  }

  @Test func `an agent joins, talks and closes`() {
    var call = CallUnderTest()
    call.say("talk to a person")
    call.queue()
    #expect(call.send(.agentJoined("Anna")) == ["Anna is here."])
    #expect(call.send(.agentSaid("Hello, what can I do?")) == ["Hello, what can I do?"])
    call.say("my cup is broken")
    #expect(call.effects.contains(.tellAgent("my cup is broken")))
    #expect(call.send(.agentClosed) == ["[agent_closed]"])
    #expect(call.conversation.disposition == .handedOff)
  }

  @Test func `an agent lets the caller wait, and hands it to a colleague`() {
    var script = TinyShop.script()
    script.prompts[.onHold] = TinyShop.text("One moment.")
    script.prompts[.offHold] = nil
    script.prompts[.agentHandedOver] = TinyShop.text("A colleague comes.")
    var call = CallUnderTest(script: script)
    call.say("talk to a person")
    call.queue()
    call.send(.agentJoined("Anna"))
    #expect(call.send(.agentHeld(true)) == ["One moment."])
    #expect(call.effects.contains { if case .hold = $0 { true } else { false } })
    call.say("are you there")
    #expect(call.effects.contains(.tellAgent("are you there")))
    call.send(.agentHeld(false))
    #expect(call.effects.contains(.stopPlaying))
    #expect(call.effects.contains { if case .listen = $0 { true } else { false } })
    let standing = Standing(ticket: 7, position: 1, expectedWaitSeconds: nil, agentsPresent: 1)
    #expect(call.send(.agentHandedOver(standing)) == ["A colleague comes.", "Number 1, I can't say how long."])
    #expect(call.send(.agentJoined("Ben")) == ["Ben is here."])
  }

  @Test func `an agent hands the caller back, and the machine goes on at a step`() {
    var call = CallUnderTest()
    call.say("talk to a person")
    call.queue()
    call.send(.agentJoined("Anna"))
    let said = call.send(.agentHandedBack("order_status.order"))
    #expect(said == ["Which order?"])
    call.say("talk to a person")
    call.queue()
    call.send(.agentJoined("Anna"))
    #expect(call.send(.agentHandedBack(nil)) == ["[anything_else]"])
    #expect(call.conversation.disposition == nil)
    #expect(call.send(.agentHandedBack("order_status")) == [])
  }

  @Test func `a caller is told when Oriole is stopped, whatever goes on`() {
    var script = TinyShop.script()
    var plain = CallUnderTest(script: script)
    #expect(plain.send(.serviceEnds) == ["[goodbye]"])
    #expect(plain.conversation.disposition == .abandoned)
    script.prompts[.serviceEnds] = TinyShop.text("We are closing down.")
    var answered = CallUnderTest(script: script)
    answered.say("when do you open")
    #expect(answered.send(.serviceEnds) == ["We are closing down."])
    #expect(answered.conversation.disposition == .contained)
    var waiting = CallUnderTest(script: script)
    waiting.say("talk to a person")
    waiting.queue()
    #expect(waiting.send(.serviceEnds) == ["We are closing down."])
    #expect(waiting.conversation.disposition == .unanswered)
    var talking = CallUnderTest(script: script)
    talking.say("talk to a person")
    talking.queue()
    talking.send(.agentJoined("Anna"))
    talking.playsToTheEnd = false
    talking.send(.agentSaid("One moment"))
    #expect(talking.send(.serviceEnds) == ["We are closing down."])
    #expect(talking.effects.suffix(2).first == .stopPlaying)
    #expect(talking.send(.serviceEnds).isEmpty && talking.conversation.disposition == nil)
  }

  @Test func `a lost agent puts the caller back in the queue`() {
    var call = CallUnderTest()
    call.say("talk to a person")
    call.queue()
    call.send(.agentJoined("Anna"))
    let standing = Standing(ticket: 7, position: 1, expectedWaitSeconds: nil, agentsPresent: 1)
    #expect(call.send(.agentLost(standing)) == ["[agent_lost]", "Number 1, I can't say how long."])
    #expect(call.send(.agentJoined("Ben")) == ["Ben is here."])
  }

  @Test func `nobody comes in the time allowed`() throws {
    var call = CallUnderTest()
    call.say("talk to a person")
    call.queue()
    let deadline = call.effects.compactMap { effect -> Turn? in
      guard case .wait(let turn, .seconds(600)) = effect else { return nil }
      return turn
    }
    #expect(call.send(.timedOut(try #require(deadline.last))) == ["[nobody_came]"])
    #expect(call.conversation.disposition == .unanswered)
  }

  @Test func `a full queue is said, and the call goes on`() throws {
    var call = CallUnderTest()
    call.say("talk to a person")
    let turn = try #require(call.handoff?.1)
    #expect(call.send(.failed(turn)) == ["[queue_full]", "[anything_else]"])
    #expect(call.say("when do you open").first == "Nine to six.")
  }

  @Test func `a caller who hangs up while waiting has abandoned`() {
    var call = CallUnderTest()
    call.say("talk to a person")
    call.queue()
    call.send(.callEnded)
    #expect(call.conversation.disposition == .abandoned)
  }

  @Test func `an authored handoff follows its answer`() {
    var call = CallUnderTest()
    #expect(call.say("I wish to make a complaint") == ["I am sorry.", "[handoff_intro]"])
    #expect(call.handoff?.0.reason == .authored)
    #expect(call.handoff?.0.queue == "complaints")
  }

  @Test func `a slow lookup is excused after a second, and handed over after three`() throws {
    var call = CallUnderTest()
    call.press("1457012")
    call.press("1")
    let turn = try #require(
      call.effects.compactMap { effect -> Turn? in
        guard case .lookUp(_, let turn) = effect else { return nil }
        return turn
      }.last)
    #expect(call.send(.timedOut(turn)) == ["[please_wait]"])
    #expect(call.send(.timedOut(turn)) == ["[lookup_failed]", "[handoff_intro]"])
    #expect(call.handoff?.0.reason == .lookupFailed)
    #expect(call.answerLookup([ConversationTests.row]).isEmpty)
  }

  @Test func `an angry caller gets a person`() {
    var call = CallUnderTest()
    call.say("this is bloody useless, I am furious and fed up")
    call.say("you stupid useless machine, I am so angry, this is a terrible joke")
    call.say("this is ridiculous, I hate this stupid thing")
    #expect(call.handoff != nil)
  }
}

import Dialogue
import Testing
import Understanding

@Suite struct BargeInTests {
  @Test func `speech stops the prompt and listens without a limit of its own`() {
    var call = CallUnderTest()
    call.playsToTheEnd = false
    call.say("when do you open")
    let before = call.effects.count
    call.send(.speechStarted)
    #expect(call.effects[before] == .stopPlaying)
    guard case .listen = call.effects[before + 1] else {
      Issue.record("not listening after a barge-in")
      return
    }
  }

  @Test func `the end of a prompt that was stopped is stale`() {
    var call = CallUnderTest()
    call.playsToTheEnd = false
    call.say("when do you open")
    let stale = call.conversation
    call.send(.speechStarted)
    let count = call.effects.count
    call.send(.played(Turn(1)))
    #expect(call.effects.count == count)
    #expect(stale.disposition == nil)
  }

  @Test func `noise that stopped a prompt has it said again`() {
    var call = CallUnderTest()
    call.playsToTheEnd = false
    call.say("when do you open")
    call.send(.speechStarted)
    #expect(call.send(.heard(Utterance("", confidence: 0))) == ["Nine to six.", "[anything_else]"])
  }

  @Test func `what cannot be made out over a prompt lets it go on, and is no miss`() {
    var call = CallUnderTest()
    call.playsToTheEnd = false
    call.say("when do you open")
    call.send(.speechStarted)
    #expect(call.send(.heard(Utterance("nine", confidence: 0.001))) == ["Nine to six.", "[anything_else]"])
    let played = call.effects.suffix(2).compactMap { effect -> Bool? in
      guard case .play(let prompt, _) = effect else { return nil }
      return prompt.goesOn
    }
    #expect(played == [true, true])
    #expect(!call.effects.contains(.report(.noMatch)))
  }

  @Test func `noise does not restart a prompt for ever`() {
    var call = CallUnderTest()
    call.playsToTheEnd = false
    call.say("when do you open")
    var restarts = 0
    for _ in 0..<10 {
      call.send(.speechStarted)
      if call.send(.heard(Utterance("", confidence: 0))).contains("Nine to six.") { restarts += 1 }
    }
    #expect(restarts == 2)
  }

  @Test func `a silence that runs out while the caller speaks is no noinput`() {
    var call = CallUnderTest()
    call.send(.speechStarted)
    #expect(call.staySilent().isEmpty)
  }

  @Test func `a person's words are not cut off by the caller`() {
    var call = CallUnderTest()
    call.say("talk to a person")
    call.queue()
    call.send(.agentJoined("Anna"))
    call.playsToTheEnd = false
    call.send(.agentSaid("How can I help?"))
    let count = call.effects.count
    call.send(.speechStarted)
    #expect(!call.effects[count...].contains(.stopPlaying))
  }
}

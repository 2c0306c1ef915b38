import Dialogue
import Foundation
import Testing
import Understanding

@Suite struct ReplayTests {
  /// A call with everything in it: words, keys, silence, noise, a lookup, a handoff and an agent.
  static func eventful() -> CallUnderTest {
    var call = CallUnderTest()
    call.say("where is my order")
    call.staySilent()
    call.say("four five seven oh one two")
    call.say("yes")
    call.answerLookup([ConversationTests.row])
    call.press("2")
    call.say("tell me a joke")
    call.say("talk to a person")
    call.queue()
    call.send(.agentJoined("Anna"))
    call.send(.agentSaid("Hello"))
    call.send(.agentClosed)
    return call
  }

  @Test func `a journal that was written and read again gives the same effects`() throws {
    let call = Self.eventful()
    let journal = try JSONDecoder().decode([Event].self, from: JSONEncoder().encode(call.events))
    var replayed = Conversation(script: TinyShop.script())
    let effects = journal.flatMap { replayed.handle($0) }
    #expect(effects == call.effects)
    #expect(replayed.disposition == .handedOff)
  }

  @Test func `a journal that was changed gives other effects`() {
    let call = Self.eventful()
    var events = call.events
    events.removeAll { $0 == .heard(Utterance("yes", confidence: 0.9)) }
    var replayed = Conversation(script: TinyShop.script())
    #expect(events.flatMap { replayed.handle($0) } != call.effects)
  }

  @Test func `effects survive being written and read`() throws {
    let effects = Self.eventful().effects
    let copy = try JSONDecoder().decode([Effect].self, from: JSONEncoder().encode(effects))
    #expect(copy == effects)
  }
}

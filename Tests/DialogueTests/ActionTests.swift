import Dialogue
import Testing
import Understanding

/// Changes of the business's data: none without a yes, each once.
@Suite struct ActionTests {
  /// A caller who is asked whether its order shall be cancelled.
  private func callBeforeYes() -> CallUnderTest {
    var call = ClubScript.call(.login)
    call.press("4")
    call.press("457012")
    #expect(call.answerLookup([["status": "packed"]]) == ["Shall I cancel it?"])
    return call
  }

  @Test func `nothing is done before the caller has said yes`() {
    var call = callBeforeYes()
    #expect(call.expectation?.kind == .yesNo)
    call.staySilent()
    call.say("mumble", confidence: 0.1)
    #expect(call.actions.isEmpty)
  }

  @Test func `a no does nothing, and goes on`() {
    for byKey in [true, false] {
      var call = callBeforeYes()
      #expect((byKey ? call.press("2") : call.say("no")) == ["[anything_else]"])
      #expect(call.actions.isEmpty)
    }
  }

  @Test func `who hangs up or asks for something else instead has changed nothing`() {
    var gone = callBeforeYes()
    gone.send(.callEnded)
    #expect(gone.actions.isEmpty)
    var away = callBeforeYes()
    away.say("talk to a person")
    #expect(away.actions.isEmpty && away.handoff != nil)
  }

  @Test func `a yes does it, and its reference is said`() throws {
    for byKey in [true, false] {
      var call = callBeforeYes()
      #expect((byKey ? call.press("1") : call.say("yes")).isEmpty)
      let action = try #require(call.actions.first)
      #expect(call.actions.count == 1 && action.name == "cancel")
      #expect(action.arguments == ["order": "457012", "customer": "C1", "today": "2026-11-23"])
      let receipt = Receipt(reference: "107919", changes: 1)
      #expect(call.answerAction(receipt) == ["Cancelled, 1 0 7 9 1 9.", "[anything_else]"])
      #expect(call.reports.contains(.acted("cancel", receipt)))
    }
  }

  @Test func `the same wish has the same key, another wish another`() {
    func key(_ order: String) -> String? {
      var call = ClubScript.call(.login)
      call.press("4")
      call.press(order)
      call.answerLookup([["status": "packed"]])
      call.press("1")
      return call.actions.last?.key
    }
    #expect(key("457012") == key("457012"))
    #expect(key("457012") != key("457013"))
    #expect(key("457012") != nil)
  }

  @Test func `words that come while it is being done do not do it again`() {
    var call = callBeforeYes()
    call.press("1")
    call.say("yes")
    call.press("1")
    #expect(call.actions.count == 1)
    let receipt = Receipt(reference: "107919", changes: 1)
    call.answerAction(receipt)
    #expect(call.answerAction(receipt).isEmpty, "what comes twice counts once")
  }

  @Test func `where nothing was left to change, that is said`() {
    var call = callBeforeYes()
    call.press("1")
    #expect(call.answerAction(Receipt(reference: "", changes: 0)) == ["It is too late.", "[anything_else]"])
  }

  @Test func `when it is not known whether it was done, a person looks`() throws {
    var failed = callBeforeYes()
    failed.press("1")
    for case .act(_, let turn) in failed.effects { failed.send(.failed(turn)) }
    #expect(failed.handoff?.0.reason == .lookupFailed && failed.handoff?.0.queue == "orders")

    var slow = callBeforeYes()
    slow.press("1")
    for case .act(_, let turn) in slow.effects {
      #expect(slow.send(.timedOut(turn)) == ["[please_wait]"])
      #expect(slow.send(.timedOut(turn)) == ["[lookup_failed]", "[handoff_intro]"])
    }
    #expect(slow.answerAction(Receipt(reference: "107919", changes: 1)).isEmpty, "that comes too late")
  }
}

import Records
import Testing

@testable import Web

/// When a program may think that others have died, and that it was thought dead itself.
@Suite struct ChatHoldingTests {
  @Test func `silence of others counts when the store could be reached for longer than that`() {
    var holding = ChatHolding()
    let holder = holding.holder
    holding.entered(holder)
    for _ in 1...7 {
      _ = holding.beat(holder, isKnown: true)
      #expect(!holding.isTrusted)
    }
    _ = holding.beat(holder, isKnown: true)
    #expect(holding.isTrusted)
    let told = [holding.missed(), holding.missed()]
    #expect(told == [true, false])
    #expect(!holding.isTrusted)
    _ = holding.beat(holder, isKnown: true)
    let again = holding.missed()
    #expect(again, "the store was there in between")
  }

  @Test func `who is not known any more has lost what it held, and goes on under another name`() {
    var holding = ChatHolding(node: "here")
    let first = holding.holder
    holding.entered(first)
    let beats = [true, false, false].map { holding.beat(first, isKnown: $0) }
    #expect(beats == [.alive, .lost, .alive], "it is lost once")
    #expect(holding.holder.run != first.run)
    #expect(holding.holder.node == "here")
    #expect(!holding.hasEntered && !holding.isTrusted)
    holding.entered(first)
    #expect(!holding.hasEntered, "an answer for the one before")
    holding.entered(holding.holder)
    #expect(holding.hasEntered)
  }
}

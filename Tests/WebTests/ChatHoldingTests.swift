import Testing

@testable import Web

/// When a program may think that others have died, and that it was thought dead itself.
@Suite struct ChatHoldingTests {
  @Test func `the dead are looked for at once and then every third second`() {
    var holding = ChatHolding(node: "here")
    let looks = (1...7).map { beat -> Bool in
      _ = holding.beat(isKnown: beat > 1)
      return holding.mayTake
    }
    #expect(looks == [true, false, false, true, false, false, true])
  }

  @Test func `silence of others counts when the store could be reached for longer than that`() {
    var holding = ChatHolding()
    for beat in 1...10 {
      _ = holding.beat(isKnown: beat > 1)
      #expect(!holding.isTrusted)
    }
    _ = holding.beat(isKnown: true)
    #expect(holding.isTrusted)
    let told = [holding.missed(), holding.missed()]
    #expect(told == [true, false])
    #expect(!holding.isTrusted)
    _ = holding.beat(isKnown: true)
    let again = holding.missed()
    #expect(again, "the store was there in between")
  }

  @Test func `who is not known any more has lost what it held`() {
    var holding = ChatHolding()
    let beats = [false, true, false, true].map { holding.beat(isKnown: $0) }
    #expect(beats == [.alive, .alive, .lost, .alive])
    #expect(!holding.isTrusted)
  }
}

import Dialogue
import Foundation
import Records
import Testing
import Understanding

struct TicketTransitionsTests {
  static let start = Date(timeIntervalSince1970: 1_800_000_000)

  static func later(_ seconds: Double) -> Date { start.addingTimeInterval(seconds) }

  static let waiting = Ticket(
    number: 3, call: CallID(1),
    handoff: Handoff(
      queue: "service", reason: .asked, language: .english, intent: nil, slots: [:], frustration: 0, tried: [],
      transcript: []),
    state: .waiting, openedAt: start, callerSeenAt: start)

  @Test func `a released ticket keeps its place, forgets its agent and counts the return`() throws {
    let released = try Self.waiting.claimed(by: "ann", at: Self.later(5)).released()
    var expected = Self.waiting
    expected.returns = 1
    #expect(released == expected)
  }

  @Test func `only a waiting ticket can be claimed`() throws {
    let claimed = try Self.waiting.claimed(by: "ann", at: Self.later(5))
    for ticket in [claimed, Self.waiting.abandoned(at: Self.later(6))] {
      let error = #expect(throws: StoreError.self) { try ticket.claimed(by: "bob", at: Self.later(7)) }
      #expect(error?.code == .conflict)
    }
  }

  @Test func `only the agent who holds a ticket closes it`() throws {
    let claimed = try Self.waiting.claimed(by: "ann", at: Self.later(5))
    #expect(throws: StoreError.self) { try claimed.closed(by: "bob", as: "resolved", at: Self.later(9)) }
    #expect(throws: StoreError.self) { try Self.waiting.closed(by: "ann", as: "resolved", at: Self.later(9)) }
    let closed = try claimed.closed(by: "ann", as: "resolved", at: Self.later(65))
    #expect(closed.handlingSeconds == 60)
    #expect(closed.disposition == "resolved")
    #expect(!closed.isOpen)
  }

  @Test func `an agent closes the ticket of a caller who hung up first`() throws {
    let gone = try Self.waiting.claimed(by: "ann", at: Self.later(5)).abandoned(at: Self.later(50))
    #expect(try gone.closed(by: "ann", as: "resolved", at: Self.later(65)).handlingSeconds == 60)
    #expect(throws: StoreError.self) { try gone.closed(by: "bob", as: "resolved", at: Self.later(65)) }
  }

  @Test func `a closed ticket is not abandoned`() throws {
    let closed = try Self.waiting.claimed(by: "ann", at: Self.later(5)).closed(by: "ann", as: "x", at: Self.later(6))
    #expect(closed.abandoned(at: Self.later(7)) == closed)
  }

  @Test func `a side is alive only while it is in the ticket`() throws {
    #expect(Self.waiting.touched(as: .agent, at: Self.later(5)) == Self.waiting)
    #expect(Self.waiting.touched(as: .caller, at: Self.later(5)).callerSeenAt == Self.later(5))
    let gone = Self.waiting.abandoned(at: Self.later(6))
    #expect(gone.touched(as: .caller, at: Self.later(7)) == gone)
  }

  @Test func `callers may speak while their ticket is open, agents while they hold it`() throws {
    let claimed = try Self.waiting.claimed(by: "ann", at: Self.later(5))
    #expect(Self.waiting.admits(.caller) && !Self.waiting.admits(.agent))
    #expect(claimed.admits(.caller) && claimed.admits(.agent))
    let closed = try claimed.closed(by: "ann", as: "x", at: Self.later(6))
    #expect(!closed.admits(.caller) && !closed.admits(.agent))
  }

  @Test func `who wants to be called back keeps the place, whatever becomes of the line`() throws {
    var handoff = Self.waiting.handoff
    handoff.callback = "01614960138"
    let kept = Self.waiting.renewed(with: handoff, at: Self.later(50))
    #expect(kept.callback == "01614960138" && kept.openedAt == Self.start && kept.state == .waiting)
    #expect(kept.abandoned(at: Self.later(60)) == kept)
    let claimed = try kept.claimed(by: "ann", at: Self.later(70))
    #expect(!claimed.admits(.agent))
    #expect(try claimed.closed(by: "ann", as: "resolved", at: Self.later(90)).handlingSeconds == 20)
  }

  @Test func `who is with an agent already is not called back`() throws {
    var handoff = Self.waiting.handoff
    handoff.callback = "01614960138"
    let claimed = try Self.waiting.claimed(by: "ann", at: Self.later(5)).renewed(with: handoff, at: Self.later(6))
    #expect(claimed.callback == nil && claimed.admits(.agent))
  }
}

import Dialogue
import Foundation
import Records
import Testing
import Understanding

/// What every store does, be it in memory or in a file.
struct StoreTests {
  // MARK: Calls

  @Test(arguments: StoreKind.allCases) func `a journal comes back as it was written`(kind: StoreKind) async throws {
    try await kind.withStore { store in
      let start = Start(channel: .wav, language: .mandarin)
      let call = try await store.beginCall(start, at: time(0))
      let other = try await store.beginCall(start, at: time(1))
      let utterance = Utterance("where is my \"order\" 订单\n?", confidence: 0.1234567890123, alternatives: ["a", "b"])
      let first = [
        JournalEntry(
          at: 0, event: .callStarted(start),
          effects: [
            .play(Prompt(name: "greeting", text: "你好", language: .mandarin), Turn(1)),
            .listen(Expectation(.digits, language: .english, digitCount: 4), Turn(1), within: .milliseconds(7_500)),
            .handOff(handoff(), Turn(2)), .hangUp(.contained),
          ]),
        JournalEntry(at: 1_250, event: .heard(utterance), effects: [.report(.noMatch)]),
      ]
      let second = [
        JournalEntry(at: 2_000, event: .lookedUp([["order": "1042"]], Turn(2)), effects: []),
        JournalEntry(at: 2_001, event: .callEnded, effects: []),
      ]
      try await store.append(first, to: call)
      try await store.append(second, to: call)
      #expect(try await store.journal(of: call) == first + second)
      #expect(try await store.journal(of: other).isEmpty)
      try await store.endCall(call, as: .contained, at: time(3))
    }
  }

  @Test(arguments: StoreKind.allCases) func `an unknown call is not found`(kind: StoreKind) async throws {
    try await kind.withStore { store in
      for call in [CallID(77), CallID(0), CallID(.min), CallID(.max)] {
        await expect(.notFound) { try await store.append([], to: call) }
        await expect(.notFound) { _ = try await store.journal(of: call) }
        await expect(.notFound) { try await store.endCall(call, as: .failed, at: time(0)) }
        await expect(.notFound) { _ = try await store.openTicket(for: call, handoff(), limit: 5, at: time(0)) }
      }
    }
  }

  // MARK: Tickets

  @Test(arguments: StoreKind.allCases) func `a ticket comes back as it was opened`(kind: StoreKind) async throws {
    try await kind.withStore { store in
      let ticket = try await store.waitingTicket(at: 5)
      #expect(ticket.number == 1)
      #expect(ticket.handoff == handoff())
      #expect(ticket.state == .waiting && ticket.openedAt == time(5) && ticket.callerSeenAt == time(5))
      #expect(try await store.ticket(1) == ticket)
      #expect(try await store.openTickets() == [ticket])
      await expect(.notFound) { _ = try await store.ticket(2) }
    }
  }

  @Test(arguments: StoreKind.allCases) func `the queue has a limit, which claimed callers do not fill`(
    kind: StoreKind
  ) async throws {
    try await kind.withStore { store in
      _ = try await store.waitingTicket(limit: 2)
      _ = try await store.waitingTicket(limit: 2)
      await expect(.full) { _ = try await store.waitingTicket(limit: 2) }
      _ = try await store.claim(nil, by: "ann", at: time(1))
      #expect(try await store.waitingTicket(limit: 2).number == 3)
      await expect(.full) { _ = try await store.waitingTicket(limit: -1) }
    }
  }

  @Test(arguments: StoreKind.allCases) func `a call that asks again keeps its place`(kind: StoreKind) async throws {
    try await kind.withStore { store in
      let first = try await store.waitingTicket(at: 0)
      _ = try await store.waitingTicket(at: 1)
      let again = try await store.openTicket(for: first.call, handoff("billing"), limit: 2, at: time(9))
      #expect(again.number == first.number && again.openedAt == time(0))
      #expect(again.handoff.queue == "billing" && again.callerSeenAt == time(9))
      #expect(try await store.ticket(first.number) == again)
      try await store.abandonTicket(first.number, at: time(10))
      let new = try await store.openTicket(for: first.call, handoff(), limit: 2, at: time(11))
      #expect(new.number == 3 && new.openedAt == time(11))
    }
  }

  @Test(arguments: StoreKind.allCases) func `the longest waiting caller is claimed first`(kind: StoreKind) async throws
  {
    try await kind.withStore { store in
      _ = try await store.waitingTicket(at: 20)
      _ = try await store.waitingTicket(at: 10)
      let claimed = try await store.claim(nil, by: "ann", at: time(30))
      #expect(claimed.number == 2 && claimed.agent == "ann" && claimed.state == .claimed)
      #expect(claimed.claimedAt == time(30) && claimed.agentSeenAt == time(30))
      #expect(try await store.ticket(2) == claimed)
      #expect(try await store.openTickets().map(\.number) == [2, 1])
      #expect(try await store.claim(nil, by: "bob", at: time(31)).number == 1)
      await expect(.notFound) { _ = try await store.claim(nil, by: "cleo", at: time(32)) }
    }
  }

  @Test(arguments: StoreKind.allCases) func `a ticket is claimed once and an agent claims one`(
    kind: StoreKind
  ) async throws {
    try await kind.withStore { store in
      _ = try await store.waitingTicket()
      _ = try await store.waitingTicket()
      _ = try await store.claim(2, by: "ann", at: time(1))
      await expect(.conflict) { _ = try await store.claim(2, by: "bob", at: time(2)) }
      await expect(.conflict) { _ = try await store.claim(1, by: "ann", at: time(2)) }
      await expect(.notFound) { _ = try await store.claim(3, by: "bob", at: time(2)) }
      // A restarted desk gets its ticket again.
      #expect(try await store.claim(nil, by: "ann", at: time(3)).number == 2)
      let again = try await store.claim(2, by: "ann", at: time(4))
      #expect(again.claimedAt == time(1) && again.agentSeenAt == time(4))
    }
  }

  @Test(arguments: StoreKind.allCases) func `a silent agent loses the caller, who is at the front again`(
    kind: StoreKind
  ) async throws {
    try await kind.withStore { store in
      let first = try await store.waitingTicket(at: 0)
      _ = try await store.waitingTicket(at: 1)
      _ = try await store.claim(nil, by: "ann", at: time(2))
      #expect(try await store.releaseTickets(agentSeenBefore: time(2)).isEmpty)
      try await store.touch(1, as: .agent, at: time(10))
      #expect(try await store.releaseTickets(agentSeenBefore: time(9)).isEmpty)
      #expect(try await store.releaseTickets(agentSeenBefore: time(11)) == [1])
      var returned = first
      returned.returns = 1
      #expect(try await store.openTickets().first == returned)
      await expect(.conflict) { try await store.closeTicket(1, by: "ann", as: "resolved", at: time(12)) }
      #expect(try await store.claim(nil, by: "bob", at: time(12)).number == 1)
    }
  }

  @Test(arguments: StoreKind.allCases) func `closing notes how it ended and how long it took`(kind: StoreKind)
    async throws
  {
    try await kind.withStore { store in
      for (start, length) in [(0.0, 30.0), (100, 90), (200, 60.5)] {
        let ticket = try await store.waitingTicket(at: start)
        _ = try await store.claim(nil, by: "ann", at: time(start + 10))
        await expect(.conflict) { try await store.closeTicket(ticket.number, by: "bob", as: "x", at: time(start)) }
        try await store.closeTicket(ticket.number, by: "ann", as: "resolved", at: time(start + 10 + length))
        let closed = try await store.ticket(ticket.number)
        #expect(closed.state == .closed && closed.disposition == "resolved" && closed.agent == "ann")
      }
      await expect(.conflict) { try await store.closeTicket(1, by: "ann", as: "again", at: time(500)) }
      let times = try await store.handlingTimes(last: 2)
      #expect(times.count == 2)
      #expect(zip(times, [60.5, 90]).allSatisfy { abs($0 - $1) < 0.01 })
      #expect(try await store.handlingTimes(last: -1).isEmpty)
      #expect(try await store.openTickets().isEmpty)
    }
  }

  @Test(arguments: StoreKind.allCases) func `a caller who has gone is abandoned, but not when closed before`(
    kind: StoreKind
  ) async throws {
    try await kind.withStore { store in
      _ = try await store.waitingTicket()
      _ = try await store.waitingTicket()
      try await store.abandonTicket(1, at: time(5))
      #expect(try await store.ticket(1).state == .abandoned)
      _ = try await store.claim(nil, by: "ann", at: time(6))
      try await store.closeTicket(2, by: "ann", as: "resolved", at: time(7))
      try await store.abandonTicket(2, at: time(8))
      #expect(try await store.ticket(2).state == .closed)
      #expect(try await store.handlingTimes(last: 9).count == 1)
      await expect(.notFound) { try await store.abandonTicket(3, at: time(8)) }
      await expect(.notFound) { try await store.touch(3, as: .caller, at: time(8)) }
    }
  }

  // MARK: Words and presence

  @Test(arguments: StoreKind.allCases) func `words come in order, a hundred at a time`(kind: StoreKind) async throws {
    try await kind.withStore { store in
      _ = try await store.waitingTicket()
      _ = try await store.waitingTicket()
      _ = try await store.claim(1, by: "ann", at: time(1))
      try await store.post("你好 \u{0} 'x'", from: .caller, to: 1)
      try await store.post("elsewhere", from: .caller, to: 2)
      for number in 0..<130 { try await store.post("\(number)", from: .agent, to: 1) }
      let page = try await store.messages(of: 1, after: 0)
      #expect(page.count == 100)
      #expect(page[0].sender == .caller && page[0].text == "你好  'x'")
      let rest = try await store.messages(of: 1, after: page[99].number)
      #expect(rest.map(\.text) == (99..<130).map { "\($0)" })
      #expect(rest.allSatisfy { $0.sender == .agent })
      #expect(try await store.messages(of: 2, after: 0).map(\.text) == ["elsewhere"])
      #expect(try await store.messages(of: 1, after: .max).isEmpty)
    }
  }

  @Test(arguments: StoreKind.allCases) func `long words are cut and late words refused`(kind: StoreKind) async throws {
    try await kind.withStore { store in
      _ = try await store.waitingTicket()
      try await store.post(String(repeating: "字", count: 5_000), from: .caller, to: 1)
      #expect(try await store.messages(of: 1, after: 0).first?.text.count == 4_000)
      await expect(.conflict) { try await store.post("not yet", from: .agent, to: 1) }
      try await store.abandonTicket(1, at: time(1))
      await expect(.conflict) { try await store.post("too late", from: .caller, to: 1) }
      await expect(.notFound) { try await store.post("nobody", from: .caller, to: 9) }
      await expect(.notFound) { _ = try await store.messages(of: 9, after: 0) }
    }
  }

  @Test(arguments: StoreKind.allCases) func `agents are present since they were last seen`(kind: StoreKind) async throws
  {
    try await kind.withStore { store in
      try await store.agentPresent("bob", at: time(1))
      try await store.agentPresent("ann", at: time(1))
      try await store.agentPresent("bob", at: time(20))
      #expect(try await store.agentsPresent(since: time(1)) == ["ann", "bob"])
      #expect(try await store.agentsPresent(since: time(2)) == ["bob"])
      try await store.agentLeft("bob")
      try await store.agentLeft("nobody")
      #expect(try await store.agentsPresent(since: time(0)) == ["ann"])
    }
  }

  @Test(arguments: StoreKind.allCases) func `many desks at once never hold one caller`(kind: StoreKind) async throws {
    try await kind.withStore { store in
      for number in 0..<20 { _ = try await store.waitingTicket(at: Double(number)) }
      let claimed = try await withThrowingTaskGroup(of: Int.self) { group in
        for agent in 0..<20 { group.addTask { try await store.claim(nil, by: "agent\(agent)", at: time(50)).number } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(claimed.sorted() == Array(1...20))
    }
  }
}

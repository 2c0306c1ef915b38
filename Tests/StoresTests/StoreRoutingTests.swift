import Dialogue
import Foundation
import GRDB
import Records
import Testing
import Understanding

@testable import RecordsSQLite

/// What every store keeps and decides of who serves whom.
struct StoreRoutingTests {
  private func opened(
    _ store: any Store, at seconds: Double, skill: String = "orders", headStart: Double? = nil, callback: String? = nil,
    limit: Int = 100
  ) async throws -> Ticket {
    var handoff = handoff(skill)
    handoff.headStart = headStart
    handoff.callback = callback
    let call = try await store.beginCall(Start(channel: .text, language: .mandarin), at: time(seconds))
    return try await store.openTicket(for: call, handoff, limit: limit, at: time(seconds))
  }

  @Test(arguments: StoreKind.allCases) func `an agent is given only what it can serve`(kind: StoreKind) async throws {
    try await kind.withStore { store in
      _ = try await opened(store, at: 0, skill: "complaints")
      _ = try await opened(store, at: 1)
      let orders = Competence(skills: ["orders"], languages: [.mandarin])
      await expect(.conflict) { _ = try await store.claim(1, by: "ann", able: orders, at: time(5)) }
      #expect(try await store.claim(nil, by: "ann", able: orders, at: time(5)).number == 2)
      await expect(.notFound) { _ = try await store.claim(nil, by: "bob", able: orders, at: time(5)) }
      let english = Competence(languages: [.english])
      await expect(.notFound) { _ = try await store.claim(nil, by: "bob", able: english, at: time(5)) }
      #expect(try await store.ticket(1).state == .waiting)
    }
  }

  @Test(arguments: StoreKind.allCases) func `head starts and returns decide who is next`(kind: StoreKind) async throws {
    try await kind.withStore { store in
      _ = try await opened(store, at: 0)
      _ = try await opened(store, at: 60, headStart: 300)
      #expect(try await store.claim(nil, by: "ann", at: time(70)).number == 2)
      _ = try await opened(store, at: 80, headStart: 3_000)
      try await store.releaseTickets(agentSeenBefore: time(90))
      #expect(try await store.ticket(2).returns == 1)
      #expect(try await store.claim(nil, by: "ann", at: time(91)).number == 2)
    }
  }

  @Test(arguments: StoreKind.allCases) func `callbacks keep their place and have a limit of their own`(
    kind: StoreKind
  ) async throws {
    try await kind.withStore { store in
      let waiting = try await opened(store, at: 0, limit: 1)
      await expect(.full) { _ = try await opened(store, at: 1, limit: 1) }
      var handoff = waiting.handoff
      handoff.callback = "01614960138"
      let kept = try await store.openTicket(for: waiting.call, handoff, limit: 1, at: time(30))
      #expect(kept.number == 1 && kept.openedAt == time(0) && kept.callback == "01614960138")
      #expect(try await store.ticket(1) == kept)
      #expect(try await opened(store, at: 31, limit: 1).callback == nil)
      await expect(.full) { _ = try await opened(store, at: 32, callback: "0123", limit: 1) }
      try await store.abandonTicket(1, at: time(40))
      #expect(try await store.claim(nil, by: "ann", at: time(50)).number == 1)
      await expect(.conflict) { try await store.post("hello", from: .agent, to: 1) }
    }
  }

  @Test(arguments: StoreKind.allCases) func `outcomes tell how long callers waited, also those who hung up`(
    kind: StoreKind
  ) async throws {
    try await kind.withStore { store in
      _ = try await opened(store, at: 0, headStart: 60)
      _ = try await opened(store, at: 10, skill: "complaints")
      _ = try await opened(store, at: 20)
      _ = try await store.claim(1, by: "ann", at: time(40))
      try await store.closeTicket(1, by: "ann", as: "resolved", at: time(100))
      try await store.abandonTicket(2, at: time(130))
      let outcomes = try await store.outcomes(since: time(0))
      #expect(outcomes.map(\.skill) == ["complaints", "orders"])
      #expect(outcomes.map(\.isAbandoned) == [true, false])
      #expect(outcomes.map { $0.waitedSeconds.rounded() } == [120, 40])
      #expect(outcomes.map { $0.handlingSeconds?.rounded() } == [nil, 60])
      #expect(outcomes.map(\.headStart) == [0, 60] && outcomes.allSatisfy { $0.language == .mandarin })
      #expect(try await store.outcomes(since: time(101)).count == 1)
    }
  }

  @Test(arguments: StoreKind.allCases) func `an agent comes back as it was set`(kind: StoreKind) async throws {
    try await kind.withStore { store in
      let status = AgentStatus(
        name: "ann", competence: Competence(skills: ["orders"], languages: [.mandarin]), state: .ready, since: time(5),
        seenAt: time(6), wrapUpSeconds: 20)
      try await store.setAgent(status)
      try await store.agentPresent("bob", at: time(7))
      #expect(
        try await store.agents(since: time(0)) == [status, AgentStatus(name: "bob", since: time(7), seenAt: time(7))])
      // A sign of life changes nothing else.
      try await store.agentPresent("ann", at: time(9))
      let seen = try await store.agents(since: time(8))
      #expect(seen.map(\.state) == [.ready] && seen.map(\.since) == [time(5)])
    }
  }

  /// A store as it was before routing, with a waiting caller and one who was served.
  @Test func `a store from before is read, and its callers keep their places`() async throws {
    try await withFolder { folder in
      let path = folder + "/old.db"
      try await StoreFromBefore.write(path, handoff: try RecordCoding.text(of: handoff("billing")))
      let store = try SQLiteStore(path: path)
      let waiting = try await store.openTickets()
      #expect(waiting.map(\.number) == [1])
      #expect(waiting.first?.handoff == handoff("billing"))
      #expect(waiting.first?.returns == 0 && waiting.first?.callback == nil)
      #expect(try await store.outcomes(since: time(0)).map(\.skill) == ["billing"])
      #expect(try await store.agents(since: time(0)).map(\.competence) == [.everything])
      let billing = Competence(skills: ["billing"], languages: [.mandarin])
      #expect(try await store.claim(nil, by: "ann", able: billing, at: time(99)).number == 1)
    }
  }
}

/// Writes a database as the migrations before routing left it.
private enum StoreFromBefore {
  static func write(_ path: String, handoff: String) async throws {
    let queue = try DatabaseQueue(path: path)
    try Schema.migrator.migrate(queue, upTo: "2")
    try await queue.write { db in
      try db.execute(
        sql: "INSERT INTO oriole_calls (channel, language, started_at) VALUES ('text', 'zh', ?), ('text', 'zh', ?)",
        arguments: [time(0), time(0)])
      try db.execute(
        sql: """
          INSERT INTO oriole_tickets (call, handoff, state, opened_at, agent, claimed_at, closed_at, caller_seen_at)
          VALUES (1, ?, 'waiting', ?, NULL, NULL, NULL, ?), (2, ?, 'closed', ?, 'bob', ?, ?, ?)
          """,
        arguments: [handoff, time(1), time(1), handoff, time(2), time(3), time(4), time(4)])
      try db.execute(sql: "INSERT INTO oriole_agents (name, seen_at) VALUES ('bob', ?)", arguments: [time(4)])
    }
    try queue.close()
  }
}

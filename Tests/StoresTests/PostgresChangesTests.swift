import Dialogue
import PostgresServers
import Records
import Testing
import Understanding

@testable import RecordsPostgres

extension AsyncStream<StoreChange>.Iterator {
  /// The next change that is told for itself, not by the clock.
  mutating func news() async -> StoreChange? {
    while let change = await next(isolation: #isolation) { if change != .anything { return change } }
    return nil
  }
}

/// What other processes hear.
struct PostgresChangesTests {
  @Test(.timeLimit(.minutes(2))) func `others hear at once of tickets, words and agents`() async throws {
    try await StoreKind.postgres.withStores(2) { stores in
      var changes = stores[1].changes().makeAsyncIterator()
      // It listens now.
      #expect(await changes.next() == .anything)
      let ticket = try await stores[0].waitingTicket()
      #expect(await changes.news() == .ticket(ticket.number))
      try await stores[0].agentPresent("ann", at: time(0))
      #expect(await changes.news() == .agents)
      try await stores[0].agentPresent("ann", at: time(1))
      try await stores[0].touch(ticket.number, as: .caller, at: time(1))
      try await stores[0].post("hello", from: .caller, to: ticket.number)
      #expect(await changes.news() == .message(ticket: ticket.number), "signs of life are not told")
      _ = try await stores[0].claim(nil, by: "ann", at: time(2))
      #expect(await changes.news() == .ticket(ticket.number))
    }
  }

  @Test(.timeLimit(.minutes(2))) func `a reader who is late is told to read everything`() async throws {
    try await StoreKind.postgres.withStores(2) { stores in
      let stream = stores[1].changes()
      let ticket = try await stores[0].waitingTicket()
      _ = try await stores[0].claim(nil, by: "ann", at: time(0))
      try await stores[0].execute(
        "INSERT INTO oriole_messages (ticket, sender, text) SELECT 1, 'agent', 'x' FROM generate_series(1, 1000)")
      for number in 0..<300 {
        try await stores[0].execute("SELECT pg_notify('oriole_' || md5(current_schema()), 'ticket \(number)')")
      }
      try await Task.sleep(for: .seconds(2))
      var heard: Set<StoreChange> = []
      for await change in stream {
        heard.insert(change)
        if change == .anything { break }
      }
      #expect(heard.contains(.anything) && ticket.number == 1)
    }
  }

  @Test(arguments: [
    ("ticket 12", StoreChange.ticket(12)), ("message 3", .message(ticket: 3)), ("agents", .agents), ("", .anything),
    ("ticket x", .anything), ("other", .anything),
  ])
  func `what is notified is read`(text: String, change: StoreChange) {
    #expect(StoreChange(notification: text) == change)
  }
}

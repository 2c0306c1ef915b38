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

/// What is told of changes, in this process and in others.
struct ChangesTests {
  /// What one store does, and what is heard of it.
  private func expectNews(from store: any Store, _ changes: inout AsyncStream<StoreChange>.Iterator) async throws {
    let ticket = try await store.waitingTicket()
    #expect(await changes.news() == .ticket(ticket.number))
    try await store.agentPresent("ann", at: time(0))
    #expect(await changes.news() == .agents)
    try await store.agentPresent("ann", at: time(1))
    try await store.touch(ticket.number, as: .caller, at: time(1))
    try await store.post("hello", from: .caller, to: ticket.number)
    #expect(await changes.news() == .heard(ticket: ticket.number), "signs of life are not told")
    _ = try await store.claim(nil, by: "ann", at: time(2))
    #expect(await changes.news() == .ticket(ticket.number))
    try await store.post("good day", from: .agent, to: ticket.number)
    #expect(await changes.news() == .message(ticket: ticket.number))
    let other = try await store.beginCall(Start(channel: .text, language: .english), at: time(2))
    let entry = JournalEntry(at: 0, event: .callEnded, effects: [])
    try await store.append([entry, entry], to: other)
    try await store.append([entry, entry], to: ticket.call)
    #expect(await changes.news() == .journal(ticket.call), "nobody minds a call without a ticket")
    try await store.note("regular", .note, by: "ann", on: ticket.number, at: time(3))
    #expect(await changes.news() == .message(ticket: ticket.number))
    try await store.changeTicket(ticket.number, .hold(true, by: "ann"), at: time(3))
    #expect(await changes.news() == .ticket(ticket.number))
    try await store.releaseTickets(agentSeenBefore: time(99))
    #expect(await changes.news() == .ticket(ticket.number))
    try await store.abandonTicket(ticket.number, at: time(4))
    #expect(await changes.news() == .ticket(ticket.number))
    try await store.agentLeft("ann")
    #expect(await changes.news() == .agents)
  }

  @Test(.timeLimit(.minutes(2)), arguments: StoreKind.allCases)
  func `all in a process hear what changes`(kind: StoreKind) async throws {
    try await kind.withStore { store in
      var (first, second) = (store.changes().makeAsyncIterator(), store.changes().makeAsyncIterator())
      if kind == .postgres {
        // It listens now.
        #expect(await first.next() == .anything)
      }
      try await expectNews(from: store, &first)
      #expect(await second.news() == .ticket(1))
    }
  }

  @Test(.timeLimit(.minutes(2))) func `other nodes hear what changes`() async throws {
    try await StoreKind.postgres.withStores(2) { stores in
      var changes = stores[1].changes().makeAsyncIterator()
      #expect(await changes.next() == .anything)
      try await expectNews(from: stores[0], &changes)
    }
  }

  @Test(.timeLimit(.minutes(2))) func `another process at the same file is heard of`() async throws {
    try await StoreKind.sqliteFile.withStores(2) { stores in
      var changes = stores[1].changes().makeAsyncIterator()
      // Until it has looked once, there is nothing to compare with.
      let opening = Task { try await keepOpening(in: stores[0]) }
      #expect(await changes.next() == .anything)
      opening.cancel()
      let ticket = try await stores[1].waitingTicket()
      while let change = await changes.next() {
        guard change != .anything else { continue }
        #expect(change == .ticket(ticket.number))
        break
      }
    }
  }

  private func keepOpening(in store: any Store) async throws {
    while true {
      _ = try await store.waitingTicket()
      try await Task.sleep(for: .milliseconds(50))
    }
  }

  @Test(arguments: StoreKind.allCases) func `a journal is read on`(kind: StoreKind) async throws {
    try await kind.withStore { store in
      let call = try await store.beginCall(Start(channel: .text, language: .english), at: time(0))
      let entries = (0..<5).map { JournalEntry(at: $0, event: .callEnded, effects: []) }
      try await store.append(Array(entries[..<3]), to: call)
      try await store.append(Array(entries[3...]), to: call)
      #expect(try await store.journal(of: call) == entries)
      #expect(try await store.journal(of: call, after: 3) == Array(entries[3...]))
      for step in [5, 99] { #expect(try await store.journal(of: call, after: step).isEmpty) }
      await expect(.notFound) { _ = try await store.journal(of: CallID(77), after: 2) }
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
    ("ticket 12", StoreChange.ticket(12)), ("message 3", .message(ticket: 3)), ("heard 4", .heard(ticket: 4)),
    ("agents", .agents), ("", .anything),
    ("journal 7", .journal(CallID(7))), ("ticket x", .anything), ("other", .anything),
  ])
  func `what is notified is read`(text: String, change: StoreChange) {
    #expect(StoreChange(notification: text) == change)
  }
}

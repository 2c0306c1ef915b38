import Dialogue
import PostgresServers
import Records
import Testing

@testable import RecordsPostgres

/// A server that restarts or crashes is noticed as a delay, and nothing is lost or done twice.
@Suite(.serialized) struct PostgresRestartTests {
  private static let writers = 6

  @Test(.timeLimit(.minutes(5))) func `restarts and crashes under load lose nothing and double nothing`() async throws {
    let server = try PostgresServer()
    let stores = [
      try await PostgresStore(PostgresAddress(server.address())),
      try await PostgresStore(PostgresAddress(server.address(password: PostgresServer.password))),
    ]
    try await stores[0].load([DataTable(name: "counts", columns: ["number"], rows: [["0"]])])
    var tickets: [Ticket] = []
    for number in 0..<Self.writers { tickets.append(try await stores[0].waitingTicket(at: Double(number))) }
    let work = tickets.map { ticket in
      Task { try await write(ticket, stores[ticket.number % 2]) }
    }
    for ending in [PostgresServer.Ending.fast, .immediate, .immediate, .fast] {
      try await Task.sleep(for: .milliseconds(700))
      try server.stop(ending)
      try server.start()
    }
    try await Task.sleep(for: .milliseconds(500))
    work.forEach { $0.cancel() }
    var total = 0
    for (ticket, writing) in zip(tickets, work) {
      let written = try await writing.value
      total += written
      #expect(written > 0)
      let steps = try await stores[0].journal(of: ticket.call).map(\.at)
      #expect(steps == Array(0..<written), "\(Set(0..<written).subtracting(steps)) lost, \(steps.count) of \(written)")
      var messages: [Message] = []
      repeat {
        messages += try await stores[1].messages(of: ticket.number, after: messages.last?.number ?? 0)
      } while messages.count % 100 == 0 && messages.count < written
      #expect(messages.map(\.text) == (0..<written).map { "\($0)" })
    }
    #expect(try await stores[0].rows("SELECT number FROM counts") == [["number": "\(total)"]])
    #expect(try await stores[0].rows("SELECT count(*) AS n FROM oriole_actions") == [["n": "\(total)"]])
    server.end()
  }

  /// Writes a step, a word and a change again and again; how often.
  private func write(_ ticket: Ticket, _ store: PostgresStore) async throws -> Int {
    var count = 0
    while !Task.isCancelled {
      try await store.append([JournalEntry(at: count, event: .callEnded, effects: [])], to: ticket.call)
      try await store.post("\(count)", from: .caller, to: ticket.number)
      let receipt = try await store.act(
        ActionRequest(
          name: "count", statement: "UPDATE counts SET number = number + 1", arguments: [:],
          key: "\(ticket.number) \(count)"), at: time(0))
      guard receipt.changes == 1 else { throw StoreError(.conflict, "\(receipt)") }
      count += 1
    }
    return count
  }

  @Test(.timeLimit(.minutes(2))) func `a server that stays away is told when patience ends`() async throws {
    let server = try PostgresServer()
    let store = try await PostgresStore(
      PostgresAddress(server.address()), lookupLimit: .seconds(3), patience: .seconds(2))
    let ticket = try await store.waitingTicket()
    try server.stop(.immediate)
    let began = ContinuousClock.now
    await expect(.unavailable) { try await store.post("lost", from: .caller, to: ticket.number) }
    #expect((.seconds(2)...(.seconds(20))).contains(ContinuousClock.now - began))
    try server.start()
    try await store.post("found", from: .caller, to: ticket.number)
    #expect(try await store.messages(of: ticket.number, after: 0).map(\.text) == ["found"])
    server.end()
  }

  @Test(.timeLimit(.minutes(2))) func `who listens hears again after a restart`() async throws {
    let server = try PostgresServer()
    let store = try await PostgresStore(PostgresAddress(server.address()))
    var changes = store.changes().makeAsyncIterator()
    #expect(await changes.next() == .anything)
    try server.stop(.fast)
    try server.start()
    #expect(await changes.next() == .anything, "what happened meanwhile is read again")
    let ticket = try await store.waitingTicket()
    #expect(await changes.next() == .ticket(ticket.number))
    server.end()
  }
}

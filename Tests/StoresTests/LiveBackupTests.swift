import Dialogue
import Foundation
import Records
import Stores
import Synchronization
import Testing

/// Backups that are taken while calls go on are whole: all of them are of one moment.
struct LiveBackupTests {
  private static let writers = 4

  /// When writers have written enough.
  private final class End: Sendable {
    private let isThere = Mutex(false)
    var hasCome: Bool { isThere.withLock { $0 } }
    func come() { isThere.withLock { $0 = true } }
  }

  @Test(.timeLimit(.minutes(3)), arguments: [(StoreKind.sqliteFile, StoreKind.postgres), (.postgres, .sqliteFile)])
  func `a backup that is taken while calls go on is restored whole`(from: StoreKind, to: StoreKind) async throws {
    try await withFolder { folder in
      try await from.withStores(2) { stores in
        try await stores[0].load([DataTable(name: "counts", columns: ["number"], rows: [["0"]])])
        let end = End()
        let work = (0..<Self.writers).map { number in
          Task { try await write(to: stores[number % 2], until: end) }
        }
        var files: [String] = []
        for number in 0..<3 {
          try await Task.sleep(for: .milliseconds(300))
          files.append("\(folder)/\(number).backup")
          #expect(try await stores[number % 2].backUp(toFile: files[number]) > 0)
        }
        end.come()
        var written = 0
        for writing in work { written += try await writing.value }
        var last = 0
        for file in files {
          try await to.withDatabase { new in
            try await new.restore(fromFile: file, replacing: false)
            let steps = try await expectWhole(new)
            #expect((last...written).contains(steps))
            last = steps
            // It goes on with its own numbers.
            _ = try await write(to: new, until: end)
          }
        }
        #expect(last > 0)
      }
    }
  }

  /// Calls of some steps each, in which what belongs together is written together; how many steps.
  private func write(to store: any DurableStore, until end: End) async throws -> Int {
    var written = 0
    repeat {
      let ticket = try await store.waitingTicket(limit: 10_000)
      for step in 0..<5 {
        try await store.append([JournalEntry(at: step, event: .callEnded, effects: [])], to: ticket.call)
        try await store.post("\(step)", from: .caller, to: ticket.number)
        let receipt = try await store.act(
          ActionRequest(
            name: "count", statement: "UPDATE counts SET number = number + 1", arguments: [:],
            key: "\(ticket.number) \(step) \(UUID())"), at: time(0))
        #expect(receipt.changes == 1)
        written += 1
      }
      try await store.abandonTicket(ticket.number, at: time(9))
      try await store.endCall(ticket.call, as: .abandoned, at: time(9))
    } while !end.hasCome
    return written
  }

  /// Nothing of one moment without the rest of it; how many changes there are.
  private func expectWhole(_ store: any DurableStore) async throws -> Int {
    var after = 0
    var steps = 0
    while true {
      let page = try await store.tickets(openedIn: .distantPast..<(.distantFuture), after: after, limit: 100)
      for ticket in page {
        after = ticket.number
        let journal = try await store.journal(of: ticket.call).map(\.at)
        let messages = try await store.messages(of: ticket.number, after: 0).map(\.text)
        #expect(journal == Array(0..<journal.count))
        #expect(messages == messages.indices.map { "\($0)" })
        // One is written after the other.
        #expect((0...1).contains(journal.count - messages.count))
        if ticket.state == .abandoned { #expect(messages.count == 5) }
        steps += messages.count
      }
      guard page.count == 100 else { break }
    }
    let counted = Int(try await store.rows("SELECT number FROM counts").first?["number"] ?? "") ?? -1
    let actions = Int(try await store.rows("SELECT count(*) AS n FROM oriole_actions").first?["n"] ?? "") ?? -2
    #expect(counted == actions)
    #expect((0...Self.writers).contains(steps - counted))
    return counted
  }
}

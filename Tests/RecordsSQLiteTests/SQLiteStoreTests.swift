import Dialogue
import Foundation
import GRDB
import Records
import Testing
import Understanding

@testable import RecordsSQLite

/// What only a file does: it lasts, is shared, and can be wrong.
struct SQLiteStoreTests {
  @Test func `what was written is there when the file is opened again`() async throws {
    try await withFolder { folder in
      let path = folder + "/deep/er/store.db"
      var store: SQLiteStore? = try SQLiteStore(path: path)
      let ticket = try await store?.waitingTicket()
      try await store?.post("hello", from: .caller, to: 1)
      store = nil
      let again = try SQLiteStore(path: path)
      #expect(try await again.openTickets() == [ticket])
      #expect(try await again.messages(of: 1, after: 0).map(\.text) == ["hello"])
    }
  }

  @Test func `what was written is in the files before the store is closed`() async throws {
    try await withFolder { folder in
      let store = try SQLiteStore(path: folder + "/store.db")
      _ = try await store.waitingTicket()
      // What a process leaves behind that is killed at this moment: the files as they are.
      let copy = folder + "/copy.db"
      for suffix in ["", "-wal"] {
        try FileManager.default.copyItem(atPath: store.path + suffix, toPath: copy + suffix)
      }
      #expect(try await SQLiteStore(path: copy).openTickets().map(\.number) == [1])
    }
  }

  @Test func `two processes never hold one ticket`() async throws {
    try await withFolder { folder in
      let stores = try (0..<2).map { _ in try SQLiteStore(path: folder + "/store.db") }
      for number in 0..<30 { _ = try await stores[number % 2].waitingTicket(at: Double(number)) }
      let claimed = try await withThrowingTaskGroup(of: Int.self) { group in
        for agent in 0..<30 {
          group.addTask { try await stores[agent % 2].claim(nil, by: "agent\(agent)", at: time(50)).number }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(claimed.sorted() == Array(1...30))
      await expect(.notFound) { _ = try await stores[0].claim(nil, by: "late", at: time(60)) }
      // Both want the same one: one gets it, whichever is first.
      let last = try await stores[0].waitingTicket(at: 70)
      async let mine = try? stores[0].claim(last.number, by: "ann", at: time(71))
      async let theirs = try? stores[1].claim(last.number, by: "bob", at: time(71))
      let winners = await [mine, theirs].compactMap { $0?.agent }
      #expect(winners.count == 1)
      #expect(try await stores[1].ticket(last.number).agent == winners.first)
    }
  }

  @Test func `many open a new file at the same moment`() async throws {
    try await withFolder { folder in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<6 {
          group.addTask { _ = try await SQLiteStore(path: folder + "/store.db").waitingTicket() }
        }
        try await group.waitForAll()
      }
      #expect(try await SQLiteStore(path: folder + "/store.db").openTickets().count == 6)
    }
  }

  @Test func `a write is finished although its task is cancelled`() async throws {
    let store = try SQLiteStore.inMemory()
    _ = try await store.waitingTicket()
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      try await store.abandonTicket(1, at: time(1))
    }
    try await task.value
    #expect(try await store.ticket(1).state == .abandoned)
  }

  @Test func `a call that has ended stays as it ended`() async throws {
    let store = try SQLiteStore.inMemory()
    let call = try await store.beginCall(Start(channel: .kiosk, language: .english), at: time(0))
    try await store.endCall(call, as: .contained, at: time(9))
    try await store.endCall(call, as: .failed, at: time(10))
    let query = Query("call", statement: "SELECT disposition, ended_at FROM oriole_calls", arguments: [:])
    #expect(
      try await store.facts(for: query) == [["disposition": "contained", "ended_at": "2027-01-15 08:00:09.000"]])
  }

  // MARK: Files that cannot be used

  private func expectRefusal(
    of path: String, _ code: StoreError.Code, _ word: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let error = #expect(throws: StoreError.self, sourceLocation: sourceLocation) { try SQLiteStore(path: path) }
    #expect(error?.code == code, sourceLocation: sourceLocation)
    #expect(error?.message.hasPrefix(path + ": ") == true, sourceLocation: sourceLocation)
    #expect(error?.message.contains(word) == true, "\(error?.message ?? "")", sourceLocation: sourceLocation)
    #expect(error?.message.contains("\n") == false, sourceLocation: sourceLocation)
  }

  @Test func `a file that is not a database is refused and left as it is`() async throws {
    try await withFolder { folder in
      let path = folder + "/notes.txt"
      let text = String(repeating: "These are notes, not a database.\n", count: 200)
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      expectRefusal(of: path, .corrupt, "not a database")
      #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }
  }

  @Test func `a folder is refused`() async throws {
    try await withFolder { folder in expectRefusal(of: folder, .unavailable, "folder") }
  }

  @Test func `a path below a file or in a folder that takes no files is refused`() async throws {
    try await withFolder { folder in
      try "x".write(toFile: folder + "/file", atomically: true, encoding: .utf8)
      expectRefusal(of: folder + "/file/store.db", .unavailable, "folder")
      expectRefusal(of: "/proc/oriole/store.db", .unavailable, "folder")
      expectRefusal(of: "/proc/store.db", .unavailable, "/proc/store.db")
    }
  }

  @Test func `an empty path is refused`() {
    #expect(throws: StoreError.self) { try SQLiteStore(path: "") }
  }

  @Test func `a database that a newer Oriole wrote is refused`() async throws {
    try await withFolder { folder in
      let path = folder + "/store.db"
      try await SQLiteStore(path: path).write { db in
        try db.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('99')")
      }
      expectRefusal(of: path, .unavailable, "newer")
    }
  }

  @Test func `a damaged record is named`() async throws {
    let store = try SQLiteStore.inMemory()
    let ticket = try await store.waitingTicket()
    try await store.append([JournalEntry(at: 0, event: .callEnded, effects: [])], to: ticket.call)
    try await store.write { db in
      try db.execute(sql: "UPDATE oriole_tickets SET handoff = '{'")
      try db.execute(sql: "UPDATE oriole_journal SET entry = '[]'")
    }
    await expect(.corrupt) { _ = try await store.openTickets() }
    let error = await #expect(throws: StoreError.self) { try await store.journal(of: ticket.call) }
    #expect(error?.message.hasPrefix(":memory:: call 1, step 1") == true)
  }

  @Test func `numbers that JSON has no word for are kept`() async throws {
    let store = try SQLiteStore.inMemory()
    let call = try await store.beginCall(Start(channel: .text, language: .english), at: time(0))
    var odd = handoff()
    odd.frustration = .infinity
    #expect(try await store.openTicket(for: call, odd, limit: 1, at: time(0)).handoff == odd)
  }
}

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

  @Test func `journals that were kept by call are kept, and go on`() async throws {
    try await withFolder { folder in
      let path = folder + "/store.db"
      let entries = (1...3).map { JournalEntry(at: $0, event: .rated($0), effects: []) }
      let queue = try DatabaseQueue(path: path)
      try Schema.migrator.migrate(queue, upTo: "logins")
      try await queue.write { db in
        for call in [1, 2] {
          try db.execute(
            sql: "INSERT INTO oriole_calls (channel, language, started_at) VALUES ('text', 'en', '2026-11-28')")
          for (index, entry) in entries.enumerated() {
            try db.execute(
              sql: "INSERT INTO oriole_journal (call, step, entry) VALUES (?, ?, ?)",
              arguments: [call, index + 1, try RecordCoding.text(of: entry)])
          }
        }
      }
      try queue.close()
      let store = try SQLiteStore(path: path)
      let last = JournalEntry(at: 9, event: .callEnded, effects: [])
      try await store.append([last], to: CallID(1), by: nil)
      #expect(try await store.journal(of: CallID(1)) == entries + [last])
      #expect(try await store.journal(of: CallID(2), after: 1) == Array(entries.dropFirst()))
    }
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
}

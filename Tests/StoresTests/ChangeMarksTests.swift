import Foundation
import PostgresServers
import Testing

@testable import RecordsPostgres

/// How a connection finds out whether its last change was made.
struct ChangeMarksTests {
  private func withSessions(_ body: (PostgresSession, PostgresSession) throws -> Void) async throws {
    let address = try PostgresAddress(PostgresServer.shared().freshAddress())
    _ = try await PostgresStore(address)
    try body(PostgresSession(address), PostgresSession(address))
  }

  private let change = "INSERT INTO oriole_audit (at, account, action, subject) VALUES (now(), 'a', 'b', 'c')"

  @Test func `a change that was committed is known, and one that was not`() async throws {
    try await withSessions { session, other in
      var marks = ChangeMarks()
      for (ending, isMade) in [("COMMIT", true), ("ROLLBACK", false), ("COMMIT", true), ("ROLLBACK", false)] {
        try session.script("BEGIN; \(change)")
        #expect(try marks.mark(on: session))
        try session.script(ending)
        #expect(try marks.wasMade(on: other) == isMade)
      }
      try session.script("BEGIN; SELECT 1")
      #expect(try !marks.mark(on: session), "nothing was changed")
      try session.script("COMMIT")
    }
  }

  @Test(.timeLimit(.minutes(2))) func `a transaction that still ends is waited for`() async throws {
    try await withSessions { session, other in
      var marks = ChangeMarks()
      for _ in 0..<2 {
        try session.script("BEGIN; \(change)")
        _ = try marks.mark(on: session)
        try other.script("SET lock_timeout = '50ms'")
        #expect(throws: PostgresFault.self) { _ = try marks.wasMade(on: other) }
        try session.script("COMMIT")
        #expect(try marks.wasMade(on: other))
      }
    }
  }
}

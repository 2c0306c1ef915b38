import Dialogue
import Foundation
import Records
import Testing

@testable import RecordsSQLite

struct LookupTests {
  private func facts(_ statement: String, _ arguments: [String: String] = [:], in store: SQLiteStore? = nil)
    async throws -> [Facts]
  {
    let store = try store ?? SQLiteStore.inMemory()
    return try await store.facts(for: Query("order", statement: statement, arguments: arguments))
  }

  @Test func `arguments are bound by name and missing ones are NULL`() async throws {
    let found = try await facts("SELECT :a AS a, :b IS NULL AS b, :a || :a AS c", ["a": "x' OR 1", "unused": "y"])
    #expect(found == [["a": "x' OR 1", "b": "1", "c": "x' OR 1x' OR 1"]])
    #expect(try await facts("SELECT ? IS NULL AS a, ?2 IS NULL AS b", ["a": "x"]) == [["a": "1", "b": "1"]])
  }

  @Test func `values are text`() async throws {
    let statement = """
      SELECT 5 AS a, 5.0 AS b, 2.50 AS c, 0.1 + 0.2 AS d, NULL AS e, x'E4BDA0' AS f, 'g' AS g, -0.0 AS h, 1e300 AS i
      """
    let expected: Facts = [
      "a": "5", "b": "5", "c": "2.5", "d": "0.30000000000000004", "e": "", "f": "你", "g": "g", "h": "0", "i": "1e+300",
    ]
    #expect(try await facts(statement) == [expected])
  }

  @Test func `at most a hundred rows are read`() async throws {
    let endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
    let found = try await facts(endless)
    #expect(found.count == 100)
    #expect(found.last == ["i": "100"])
  }

  @Test(arguments: [
    "DELETE FROM oriole_calls", "INSERT INTO oriole_agents VALUES ('x', 'y')", "CREATE TABLE x (y)",
    "UPDATE oriole_calls SET channel = 'x' RETURNING id", "ATTACH ':memory:' AS other", "PRAGMA query_only = 0",
    "BEGIN", "VACUUM", "WITH t AS (SELECT 1) DELETE FROM oriole_calls", "/* SELECT */ DELETE FROM oriole_calls",
    "-- SELECT\nDROP TABLE oriole_calls", "SELECT 1; DELETE FROM oriole_calls", "", "  ", "/*", "SELECT", "SELECT nope",
    "SELECT * FROM nowhere", "SELECT abs(-9223372036854775808)",
  ])
  func `a statement that writes or is wrong is refused`(statement: String) async throws {
    try await withFolder { folder in
      for store in [try SQLiteStore.inMemory(), try SQLiteStore(path: folder + "/store.db")] {
        let ticket = try await store.waitingTicket()
        await expect(.badStatement) { _ = try await facts(statement, in: store) }
        #expect(try await store.journal(of: ticket.call).isEmpty)
        // The connection is as good as before.
        #expect(try await facts("SELECT count(*) AS n FROM oriole_calls", in: store) == [["n": "1"]])
      }
    }
  }

  @Test func `the reason is SQLite's own`() async throws {
    let error = await #expect(throws: StoreError.self) { try await facts("SELECT colour FROM oriole_calls") }
    #expect(error?.message == "lookup order: no such column: colour")
  }

  @Test func `an endless statement is interrupted`() async throws {
    try await withFolder { folder in
      let store = try SQLiteStore(path: folder + "/store.db", lookupLimit: .seconds(10))
      let endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
      let error = await #expect(throws: StoreError.self) { try await facts(endless, in: store) }
      #expect(error?.code == .badStatement)
      #expect(error?.message.contains("took longer than") == true)
      #expect(try await facts("SELECT 1 AS n", in: store) == [["n": "1"]])
    }
  }

  @Test func `a lookup ends with the task that asks`() async throws {
    let store = try SQLiteStore.inMemory()
    let endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    let task = Task { try await facts(endless, in: store) }
    task.cancel()
    await expect(.unavailable) { _ = try await task.value }
    #expect(try await facts("SELECT 1 AS n", in: store) == [["n": "1"]])
  }

  @Test(
    arguments: zip(
      ["select 1", " \n;-- x\n/* y */ WITH", "/* open", "", "(SELECT 1)", "VALUES(1)"],
      ["SELECT", "WITH", "", "", "", "VALUES"]))
  func `the first word is found behind blanks and comments`(statement: String, word: String) {
    #expect(SQLiteStore.firstWord(of: statement) == word)
  }
}

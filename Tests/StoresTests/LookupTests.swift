import Dialogue
import Foundation
import Records
import Testing

/// What every database answers, and what it refuses.
struct LookupTests {
  private static let endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"

  @Test(arguments: StoreKind.databases) func `arguments are bound by name and missing ones are NULL`(kind: StoreKind)
    async throws
  {
    try await kind.withDatabase { store in
      let found = try await store.rows(
        "SELECT :a AS a, :b IS NULL AS b, :a || :a AS c, ':a' AS d", ["a": "x' OR 1", "unused": "y"])
      #expect(found == [["a": "x' OR 1", "b": "1", "c": "x' OR 1x' OR 1", "d": ":a"]])
    }
  }

  @Test(arguments: StoreKind.databases) func `one argument is a text here and a number there`(kind: StoreKind)
    async throws
  {
    try await kind.withDatabase { store in
      try await store.load([
        DataTable(name: "orders", columns: ["number", "zip"], rows: [["1042", "01234"], ["1043", "1043"]])
      ])
      let both = "SELECT number FROM orders WHERE number = :n OR zip = :n ORDER BY number"
      #expect(try await store.rows(both, ["n": "01234"]) == [["number": "1042"]])
      #expect(try await store.rows(both, ["n": "1043"]) == [["number": "1043"]])
      #expect(try await store.rows(both, ["n": "1042.0"]) == [["number": "1042"]])
      for odd in ["", "no number", "10 42", "99999999999999999999", "١٠٤٢"] {
        #expect(try await store.rows(both, ["n": odd]).isEmpty)
      }
    }
  }

  @Test(arguments: StoreKind.databases) func `values are text`(kind: StoreKind) async throws {
    try await kind.withDatabase { store in
      let bytes = kind == .postgres ? "'\\xE4BDA0'::bytea" : "x'E4BDA0'"
      let real = "CAST(:n AS DOUBLE PRECISION)"
      let statement = """
        SELECT 5 AS a, 5.0 AS b, 2.50 AS c, \(real) + 0.2 AS d, NULL AS e, \(bytes) AS f, 'g' AS g, -\(real) * 0 AS h,
          1 > 2 AS i, 100 AS j
        """
      let expected: Facts = [
        "a": "5", "b": "5", "c": "2.5", "d": "0.30000000000000004", "e": "", "f": "你", "g": "g", "h": "0", "i": "0",
        "j": "100",
      ]
      let found = try await store.rows(statement, ["n": "0.1"])
      #expect(found == [expected])
    }
  }

  @Test(arguments: StoreKind.databases) func `at most a hundred rows are read`(kind: StoreKind) async throws {
    try await kind.withDatabase { store in
      let found = try await store.rows(Self.endless + " SELECT i FROM n")
      #expect(found.count == 100)
      #expect(found.last == ["i": "100"])
    }
  }

  @Test(
    arguments: StoreKind.databases,
    [
      "DELETE FROM oriole_calls", "INSERT INTO oriole_agents VALUES ('x', 'y')", "CREATE TABLE x (y)",
      "UPDATE oriole_calls SET channel = 'x' RETURNING id", "ATTACH ':memory:' AS other", "PRAGMA query_only = 0",
      "BEGIN", "VACUUM", "WITH t AS (SELECT 1) DELETE FROM oriole_calls", "/* SELECT */ DELETE FROM oriole_calls",
      "-- SELECT\nDROP TABLE oriole_calls", "SELECT 1; DELETE FROM oriole_calls", "", "  ", "/*", "SELECT nope",
      "SELECT * FROM nowhere", "SELECT $1", "COMMIT; DELETE FROM oriole_calls", "SELECT (",
    ])
  func `a statement that writes or is wrong is refused`(kind: StoreKind, statement: String) async throws {
    // SQLite has arguments of this name too.
    if kind != .postgres, statement == "SELECT $1" { return }
    try await kind.withDatabase { store in
      let ticket = try await store.waitingTicket()
      await expect(.badStatement) { _ = try await store.rows(statement) }
      #expect(try await store.journal(of: ticket.call).isEmpty)
      // The connection is as good as before.
      #expect(try await store.rows("SELECT count(*) AS n FROM oriole_calls") == [["n": "1"]])
    }
  }

  @Test(
    arguments: zip(
      StoreKind.databases, ["no such column: colour", "no such column: colour", "column \"colour\" does not exist"]))
  func `the reason is the database's own`(kind: StoreKind, reason: String) async throws {
    try await kind.withDatabase { store in
      let error = await #expect(throws: StoreError.self) { try await store.rows("SELECT colour FROM oriole_calls") }
      #expect(error?.message == "lookup test: \(reason)")
    }
  }

  @Test(arguments: StoreKind.shared) func `an endless statement is interrupted`(kind: StoreKind) async throws {
    try await kind.withDatabase(lookupLimit: .milliseconds(500)) { store in
      let error = await #expect(throws: StoreError.self) {
        try await store.rows(Self.endless + " SELECT max(i) FROM n")
      }
      #expect(error?.code == .badStatement)
      #expect(error?.message.contains("took longer than") == true)
      let found = try await store.rows("SELECT 1 AS n")
      #expect(found == [["n": "1"]])
    }
  }

  @Test(arguments: StoreKind.databases) func `a lookup ends with the task that asks`(kind: StoreKind) async throws {
    try await kind.withDatabase(lookupLimit: .seconds(60)) { store in
      for pause in [0, 300] {
        let task = Task { try await store.rows(Self.endless + " SELECT max(i) FROM n") }
        try await Task.sleep(for: .milliseconds(pause))
        task.cancel()
        await expect(.unavailable) { _ = try await task.value }
        #expect(try await store.rows("SELECT 1 AS n") == [["n": "1"]])
      }
    }
  }

  @Test(
    arguments: zip(
      ["select 1", " \n;-- x\n/* y */ WITH", "/* open", "", "(SELECT 1)", "VALUES(1)"],
      ["SELECT", "WITH", "", "", "", "VALUES"]))
  func `the first word is found behind blanks and comments`(statement: String, word: String) {
    #expect(AuthoredSQL.firstWord(of: statement) == word)
  }
}

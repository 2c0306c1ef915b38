import Dialogue
import Foundation
import Records
import Testing

struct DataLoadingTests {
  private static let orders = DataTable(
    name: "orders", columns: ["number", "zip", "price", "note"],
    rows: [["1042", "01234", "12.50", "today"], ["7", "99999", "3", ""], ["-5", "00000", "-0.25", "订单"]])

  @Test(arguments: StoreKind.databases) func `a table can be asked for by what its columns hold`(kind: StoreKind)
    async throws
  {
    try await kind.withDatabase { store in
      #expect(try await store.load([Self.orders]))
      let found = try await store.rows("SELECT * FROM orders WHERE number = :n", ["n": "1042"])
      #expect(found == [["number": "1042", "zip": "01234", "price": "12.5", "note": "today"]])
      #expect(try await store.rows("SELECT number FROM orders WHERE zip = :z", ["z": "01234"]).count == 1)
      #expect(try await store.rows("SELECT number FROM orders WHERE zip = '1234'").isEmpty)
      #expect(
        try await store.rows("SELECT number FROM orders ORDER BY number").map { $0["number"] } == ["-5", "7", "1042"])
      #expect(try await store.rows("SELECT sum(price) AS total FROM orders") == [["total": "15.25"]])
      #expect(try await store.rows("SELECT number FROM orders WHERE note IS NULL") == [["number": "7"]])
    }
  }

  @Test(arguments: StoreKind.shared) func `a table is loaded again only when it has changed`(kind: StoreKind)
    async throws
  {
    try await kind.withStores(2) { stores in
      let store = stores[0]
      let isNew = try await store.load([Self.orders])
      #expect(isNew)
      #expect(try await !store.load([Self.orders]))
      #expect(try await !stores[1].load([Self.orders]))
      var changed = Self.orders
      changed.columns[3] = "remark"
      #expect(try await store.load([changed]))
      #expect(try await store.rows("SELECT remark FROM orders").count == 3)
      // The same values with another border between them.
      let joined = DataTable(name: "t", columns: ["a", "b"], rows: [["x", "yz"]])
      let split = DataTable(name: "t", columns: ["a", "b"], rows: [["xy", "z"]])
      #expect(try await store.load([joined]))
      #expect(try await store.load([split]))
      #expect(try await store.rows("SELECT a FROM t") == [["a": "xy"]])
    }
  }

  @Test(arguments: StoreKind.databases) func `a load that fails changes nothing`(kind: StoreKind) async throws {
    try await kind.withDatabase { store in
      _ = try await store.load([Self.orders])
      var changed = Self.orders
      changed.rows = []
      let crooked = DataTable(name: "crooked", columns: ["a"], rows: [["1"], ["2", "3"]])
      let error = await #expect(throws: StoreError.self) { try await store.load([changed, crooked]) }
      #expect(error?.message == "table crooked: row 2 has 2 values, not 1")
      // An index has the name already: found only in the middle of the transaction.
      try await store.execute("CREATE TABLE taken (x integer)")
      await expect(.conflict) {
        try await store.load([changed, DataTable(name: "Taken", columns: ["a"], rows: [])])
      }
      #expect(try await store.rows("SELECT number FROM orders").count == 3)
    }
  }

  @Test(arguments: StoreKind.databases) func `names are only names`(kind: StoreKind) async throws {
    try await kind.withDatabase { store in
      let name = "or\"ders; DROP TABLE oriole_calls; --"
      #expect(try await store.load([DataTable(name: name, columns: ["a \"b\"", "select"], rows: [["1", "'); --"]])]))
      _ = try await store.waitingTicket()
      let found = try await store.rows("SELECT * FROM \"or\"\"ders; DROP TABLE oriole_calls; --\"")
      #expect(found == [["a \"b\"": "1", "select": "'); --"]])
    }
  }

  @Test(arguments: StoreKind.databases, ["oriole_calls", "ORIOLE_x", "sqlite_master", "grdb_migrations", "", "a\0b"])
  func `names that are Oriole's own or none are refused`(kind: StoreKind, name: String) async throws {
    try await kind.withDatabase { store in
      await expect(.conflict) { try await store.load([DataTable(name: name, columns: ["a"], rows: [])]) }
    }
  }

  @Test(arguments: StoreKind.databases, [[], ["a", "A"], ["a", ""], ["a\0"]])
  func `columns that are missing or stand twice are refused`(kind: StoreKind, columns: [String]) async throws {
    try await kind.withDatabase { store in
      await expect(.corrupt) { try await store.load([DataTable(name: "t", columns: columns, rows: [])]) }
    }
  }

  @Test(arguments: StoreKind.databases) func `two tables of one name are refused`(kind: StoreKind) async throws {
    try await kind.withDatabase { store in
      let table = DataTable(name: "t", columns: ["a"], rows: [])
      await expect(.conflict) { try await store.load([table, DataTable(name: "T", columns: ["a"], rows: [])]) }
      let isNew = try await store.load([table])
      #expect(isNew)
    }
  }

  @Test(
    arguments: StoreKind.databases,
    [
      (["1", "2"], true), (["1", "1"], false), (["1.5", "1.50"], false), (["1", "", ""], true),
      (["ä", "a\u{308}"], false),
    ] as [([String], Bool)])
  func `the first column is indexed, and unique when its values are`(
    kind: StoreKind, example: (values: [String], isUnique: Bool)
  ) async throws {
    try await kind.withDatabase { store in
      #expect(try await store.load([DataTable(name: "t", columns: ["key"], rows: example.values.map { [$0] })]))
      let indexes =
        kind == .postgres
        ? "SELECT indexdef AS sql FROM pg_indexes WHERE tablename = 't' AND schemaname = current_schema()"
        : "SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 't'"
      let found = try await store.rows(indexes)
      #expect(found.count == 1)
      #expect(found.first?["sql"]?.hasPrefix("CREATE UNIQUE") == example.isUnique)
    }
  }

  @Test(
    arguments: zip(
      [
        ["1", "-20", "0", ""], ["999999999999999999"], ["1000000000000000000"], ["007"], ["-0"], ["+1"], ["1", "x"],
        ["1", "2.5"], ["0.5", "-0.5"], ["1.2.3"], [".5"], ["5."], ["00.5"], ["1234567890.123456"], ["1e5"], ["1,000"],
        ["", ""], [], [" 1"], ["١"], ["-"], ["12345678901234567", "1.5"],
      ],
      [
        .integer, .integer, .text, .text, .text, .text, .text, .real, .real, .text, .text, .text, .text, .text, .text,
        .text, .text, .text, .text, .text, .text, .text,
      ] as [ColumnType]))
  func `the type of a column is what all its values fit`(values: [String], type: ColumnType) {
    #expect(ColumnType(of: values) == type)
  }
}

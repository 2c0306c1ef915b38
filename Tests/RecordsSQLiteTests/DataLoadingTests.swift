import Dialogue
import Foundation
import GRDB
import Records
import Testing

@testable import RecordsSQLite

struct DataLoadingTests {
  private static let orders = DataTable(
    name: "orders", columns: ["number", "zip", "price", "note"],
    rows: [["1042", "01234", "12.50", "today"], ["7", "99999", "3", ""], ["-5", "00000", "-0.25", "订单"]])

  private func rows(_ store: SQLiteStore, _ statement: String, _ arguments: [String: String] = [:]) async throws
    -> [Facts]
  { try await store.facts(for: Query("test", statement: statement, arguments: arguments)) }

  @Test func `a table can be asked for by what its columns hold`() async throws {
    let store = try SQLiteStore.inMemory()
    #expect(try await store.load([Self.orders]))
    let found = try await rows(store, "SELECT * FROM orders WHERE number = :n", ["n": "1042"])
    #expect(found == [["number": "1042", "zip": "01234", "price": "12.5", "note": "today"]])
    #expect(try await rows(store, "SELECT number FROM orders WHERE zip = :z", ["z": "01234"]).count == 1)
    #expect(try await rows(store, "SELECT number FROM orders WHERE zip = '1234'").isEmpty)
    #expect(
      try await rows(store, "SELECT number FROM orders ORDER BY number").map { $0["number"] } == ["-5", "7", "1042"])
    #expect(try await rows(store, "SELECT sum(price) AS total FROM orders") == [["total": "15.25"]])
    #expect(try await rows(store, "SELECT number FROM orders WHERE note IS NULL") == [["number": "7"]])
  }

  @Test func `a table is loaded again only when it has changed`() async throws {
    try await withFolder { folder in
      let store = try SQLiteStore(path: folder + "/store.db")
      #expect(try await store.load([Self.orders]))
      #expect(try await !store.load([Self.orders]))
      #expect(try await !SQLiteStore(path: folder + "/store.db").load([Self.orders]))
      var changed = Self.orders
      changed.columns[3] = "remark"
      #expect(try await store.load([changed]))
      #expect(try await rows(store, "SELECT remark FROM orders").count == 3)
      // The same values with another border between them.
      let joined = DataTable(name: "t", columns: ["a", "b"], rows: [["x", "yz"]])
      let split = DataTable(name: "t", columns: ["a", "b"], rows: [["xy", "z"]])
      #expect(try await store.load([joined]))
      #expect(try await store.load([split]))
      #expect(try await rows(store, "SELECT a FROM t") == [["a": "xy"]])
    }
  }

  @Test func `a load that fails changes nothing`() async throws {
    let store = try SQLiteStore.inMemory()
    _ = try await store.load([Self.orders])
    var changed = Self.orders
    changed.rows = []
    let crooked = DataTable(name: "crooked", columns: ["a"], rows: [["1"], ["2", "3"]])
    let error = await #expect(throws: StoreError.self) { try await store.load([changed, crooked]) }
    #expect(error?.message == "table crooked: row 2 has 2 values, not 1")
    // An index has the name already: found only in the middle of the transaction.
    try await store.write { db in try db.execute(sql: "CREATE TABLE taken (x)") }
    await expect(.conflict) {
      try await store.load([changed, DataTable(name: "Taken", columns: ["a"], rows: [])])
    }
    #expect(try await rows(store, "SELECT number FROM orders").count == 3)
  }

  @Test func `names are only names`() async throws {
    let store = try SQLiteStore.inMemory()
    let name = "or\"ders; DROP TABLE oriole_calls; --"
    #expect(try await store.load([DataTable(name: name, columns: ["a \"b\"", "select"], rows: [["1", "'); --"]])]))
    _ = try await store.waitingTicket()
    let found = try await rows(store, "SELECT * FROM \"or\"\"ders; DROP TABLE oriole_calls; --\"")
    #expect(found == [["a \"b\"": "1", "select": "'); --"]])
  }

  @Test(arguments: ["oriole_calls", "ORIOLE_x", "sqlite_master", "grdb_migrations", "", "a\0b"])
  func `names that are Oriole's own or none are refused`(name: String) async throws {
    let store = try SQLiteStore.inMemory()
    await expect(.conflict) { try await store.load([DataTable(name: name, columns: ["a"], rows: [])]) }
  }

  @Test(arguments: [[], ["a", "A"], ["a", ""], ["a\0"]])
  func `columns that are missing or stand twice are refused`(columns: [String]) async throws {
    let store = try SQLiteStore.inMemory()
    await expect(.corrupt) { try await store.load([DataTable(name: "t", columns: columns, rows: [])]) }
  }

  @Test func `two tables of one name are refused`() async throws {
    let store = try SQLiteStore.inMemory()
    let table = DataTable(name: "t", columns: ["a"], rows: [])
    await expect(.conflict) { try await store.load([table, DataTable(name: "T", columns: ["a"], rows: [])]) }
    #expect(try await store.load([table]))
  }

  @Test(
    arguments: zip(
      [["1", "2"], ["1", "1"], ["1.5", "1.50"], ["1", "", ""], ["ä", "a\u{308}"]], [true, false, false, true, false]))
  func `the first column is indexed, and unique when its values are`(values: [String], isUnique: Bool) async throws {
    let store = try SQLiteStore.inMemory()
    #expect(try await store.load([DataTable(name: "t", columns: ["key"], rows: values.map { [$0] })]))
    let found = try await rows(store, "SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 't'")
    #expect(found.count == 1)
    #expect(found.first?["sql"]?.hasPrefix("CREATE UNIQUE") == isUnique)
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

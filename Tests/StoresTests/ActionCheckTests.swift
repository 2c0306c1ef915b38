import Dialogue
import Records
import Testing

@testable import RecordsSQLite

/// Actions tried before any caller asks for them.
struct ActionCheckTests {
  private func check(_ statement: String) async throws -> StoreError? {
    let store = try SQLiteStore.inMemory()
    try await store.load([DataTable(name: "orders", columns: ["number", "status"], rows: [["1", "packed"]])])
    do {
      try await store.check(ActionRequest(name: "cancel", statement: statement, arguments: [:], key: "cancel"))
    } catch { return error }
    // What is tried changes nothing.
    let rows = try await store.facts(for: Query("all", statement: "SELECT status FROM orders", arguments: [:]))
    #expect(rows == [["status": "packed"]])
    return nil
  }

  @Test(arguments: [
    "UPDATE orders SET status = 'cancelled' WHERE number = :order", "DELETE FROM orders",
    "INSERT INTO orders (number, status) VALUES (:order, :reference)",
    "WITH old AS (SELECT 1 AS number) DELETE FROM orders WHERE number IN (SELECT number FROM old)",
  ])
  func `a statement that writes the business's rows can be done`(statement: String) async throws {
    #expect(try await check(statement) == nil)
  }

  @Test(arguments: [
    ("UPDATE orders SET state = 1", "action cancel: no such column: state"),
    ("UPDATE order_list SET status = 1", "action cancel: no such table: order_list"),
    ("UPDATE orders status = 1", "action cancel: near \"status\": syntax error"),
    ("SELECT * FROM orders", "action cancel: SELECT is refused, an action writes rows"),
    ("DROP TABLE orders", "action cancel: DROP is refused, an action writes rows"),
    ("WITH x AS (SELECT 1) SELECT * FROM x", "action cancel: changes nothing"),
    (
      "DELETE FROM oriole_calls", "action cancel: tables that begin with oriole_ are not the business's"
    ),
  ])
  func `another one is refused with its reason`(statement: String, reason: String) async throws {
    let error = try await check(statement)
    #expect(error?.code == .badStatement)
    #expect(error?.message == reason)
  }

  @Test func `two statements are none`() async throws {
    #expect(try await check("DELETE FROM orders; DELETE FROM orders")?.code == .badStatement)
  }
}

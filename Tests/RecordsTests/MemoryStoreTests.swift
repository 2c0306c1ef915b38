import Dialogue
import Records
import Testing

struct MemoryStoreTests {
  @Test func `lookups are answered by the closure`() async throws {
    let store = MemoryStore { query throws(StoreError) in
      guard let order = query.arguments["order"] else { throw StoreError(.badStatement, "no order") }
      return [["order": order]]
    }
    let query = Query("order", statement: "SELECT 1", arguments: ["order": "42"])
    #expect(try await store.facts(for: query) == [["order": "42"]])
    let bare = Query("order", statement: "SELECT 1", arguments: [:])
    await #expect(throws: StoreError(.badStatement, "no order")) { try await store.facts(for: bare) }
  }

  @Test func `at most 100 rows are given`() async throws {
    let store = MemoryStore { _ in Array(repeating: ["n": "1"], count: 200) }
    #expect(try await store.facts(for: Query("all", statement: "", arguments: [:])).count == 100)
  }

  @Test func `a table counts as loaded until its content changes`() async {
    let store = MemoryStore()
    let table = DataTable(name: "orders", columns: ["id"], rows: [["1"]])
    #expect(await store.load([table]))
    #expect(await !store.load([table]))
    #expect(await store.load([DataTable(name: "orders", columns: ["id"], rows: [["2"]])]))
  }
}

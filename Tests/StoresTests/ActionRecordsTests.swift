import Dialogue
import Foundation
import Records
import Testing
import Understanding

/// Changes of the business's data, and what is remembered of customers.
@Suite struct ActionRecordsTests {
  private func withOrders(_ kind: StoreKind, _ body: (any DurableStore) async throws -> Void) async throws {
    try await kind.withDatabase { store in
      try await store.load([
        DataTable(
          name: "orders", columns: ["number", "status"],
          rows: [["457012", "packed"], ["457013", "packed"], ["457014", "shipped"]]),
        DataTable(name: "returns", columns: ["reference", "number"], rows: []),
      ])
      try await body(store)
    }
  }

  private func cancel(_ order: String, key: String) -> ActionRequest {
    ActionRequest(
      name: "cancel",
      statement: "UPDATE orders SET status = 'cancelled' WHERE number = :order AND status = 'packed'",
      arguments: ["order": order, "unused": "x"], key: key)
  }

  private func status(_ order: String, in store: any DurableStore) async throws -> String? {
    let statement = "SELECT status FROM orders WHERE number = :order"
    return try await store.facts(for: Query("status", statement: statement, arguments: ["order": order])).first?[
      "status"]
  }

  @Test(arguments: StoreKind.databases) func `a change is made once for its key, whoever asks again`(kind: StoreKind)
    async throws
  {
    try await withOrders(kind) { store in
      let receipt = try await store.act(cancel("457012", key: "a"), at: time(0))
      #expect(receipt.changes == 1 && receipt.reference.count == 6)
      #expect(try await status("457012", in: store) == "cancelled")
      let back = ActionRequest(
        name: "cancel", statement: "UPDATE orders SET status = 'packed'", arguments: [:], key: "a")
      #expect(try await store.act(back, at: time(9)) == receipt, "the first receipt, and nothing is changed")
      #expect(try await status("457012", in: store) == "cancelled")
      let other = try await store.act(cancel("457013", key: "b"), at: time(0))
      #expect(other.reference != receipt.reference)
    }
  }

  @Test(arguments: StoreKind.databases) func `nothing to change gives no reference, and may be asked again`(
    kind: StoreKind
  ) async throws {
    try await withOrders(kind) { store in
      #expect(try await store.act(cancel("457014", key: "a"), at: time(0)) == Receipt(reference: "", changes: 0))
      _ = try await store.act(
        ActionRequest(name: "unpack", statement: "UPDATE orders SET status = 'packed'", arguments: [:], key: "b"),
        at: time(1))
      #expect(try await store.act(cancel("457014", key: "a"), at: time(2)).changes == 1)
    }
  }

  @Test(arguments: StoreKind.databases) func `the reference is known to the statement`(kind: StoreKind) async throws {
    try await withOrders(kind) { store in
      let request = ActionRequest(
        name: "return", statement: "INSERT INTO returns (reference, number) VALUES (:reference, :order)",
        arguments: ["order": "457012", "reference": "mine"], key: "a")
      let receipt = try await store.act(request, at: time(0))
      let kept = try await store.facts(for: Query("returns", statement: "SELECT * FROM returns", arguments: [:]))
      #expect(kept == [["reference": receipt.reference, "number": "457012"]])
    }
  }

  @Test(
    arguments: StoreKind.databases,
    [
      "SELECT * FROM orders", "", "DROP TABLE orders", "ATTACH ':memory:' AS other", "PRAGMA query_only = 1",
      "DELETE FROM oriole_calls", "delete from ORIOLE_actions", "DELETE FROM sqlite_master", "UPDATE nowhere SET a = 1",
      "UPDATE orders",
    ])
  func `a statement that writes no rows of the business's is refused, and nothing is changed`(
    kind: StoreKind, statement: String
  ) async throws {
    try await withOrders(kind) { store in
      let request = ActionRequest(name: "odd", statement: statement, arguments: [:], key: "a")
      await expect(.badStatement) { _ = try await store.act(request, at: time(0)) }
      let status = try await status("457012", in: store)
      #expect(status == "packed")
      #expect(try await store.act(cancel("457012", key: "a"), at: time(0)).changes == 1, "its key is not used up")
    }
  }

  @Test(arguments: StoreKind.databases) func `a statement that only reads has changed nothing`(kind: StoreKind)
    async throws
  {
    try await withOrders(kind) { store in
      let request = ActionRequest(
        name: "read", statement: "WITH t AS (SELECT 1) SELECT * FROM t", arguments: [:], key: "a")
      await expect(.badStatement) { _ = try await store.act(request, at: time(0)) }
    }
  }

  @Test(arguments: StoreKind.databases) func `two statements in one are refused`(kind: StoreKind) async throws {
    try await withOrders(kind) { store in
      let request = ActionRequest(
        name: "two", statement: "DELETE FROM orders; DELETE FROM returns", arguments: [:], key: "a")
      let error = await #expect(throws: StoreError.self) { try await store.act(request, at: time(0)) }
      #expect(error?.message.contains("\n") == false)
      let status = try await status("457012", in: store)
      #expect(status == "packed")
    }
  }

  @Test(arguments: StoreKind.shared) func `what many ask for at once is done once`(kind: StoreKind) async throws {
    try await kind.withStores(8) { stores in
      try await stores[0].load([DataTable(name: "counts", columns: ["number"], rows: [["0"]])])
      let request = ActionRequest(
        name: "count", statement: "UPDATE counts SET number = number + 1", arguments: [:], key: "a")
      let receipts = try await withThrowingTaskGroup(of: Receipt.self) { group in
        for store in stores { group.addTask { try await store.act(request, at: time(0)) } }
        return try await group.reduce(into: Set<Receipt>()) { $0.insert($1) }
      }
      #expect(receipts.count == 1)
      #expect(try await stores[0].rows("SELECT * FROM counts") == [["number": "1"]])
    }
  }

  @Test(arguments: StoreKind.databases) func `the latest call is the one that began last`(kind: StoreKind) async throws
  {
    try await kind.withDatabase { store in
      #expect(try await store.latestCall() == nil)
      let first = try await store.beginCall(Start(channel: .text, language: .english), at: time(0))
      #expect(try await store.latestCall() == first)
      let second = try await store.beginCall(Start(channel: .text, language: .english), at: time(0))
      #expect(try await store.latestCall() == second)
    }
  }

  @Test func `no two of many references are the same, and all have six digits`() {
    let references = Set((1...100_000).map { Receipt.reference(number: $0) })
    #expect(references.count == 100_000)
    #expect(references.allSatisfy { $0.count == 6 })
    #expect(Receipt.reference(number: -1).count == 6)
  }
}

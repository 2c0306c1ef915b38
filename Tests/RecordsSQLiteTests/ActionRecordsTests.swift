import Dialogue
import Foundation
import Records
import Testing
import Understanding

@testable import RecordsSQLite

/// Changes of the business's data, and what is remembered of customers.
@Suite struct ActionRecordsTests {
  private func store() async throws -> SQLiteStore {
    let store = try SQLiteStore.inMemory()
    try await store.load([
      DataTable(
        name: "orders", columns: ["number", "status"],
        rows: [["457012", "packed"], ["457013", "packed"], ["457014", "shipped"]]),
      DataTable(name: "returns", columns: ["reference", "number"], rows: []),
    ])
    return store
  }

  private func cancel(_ order: String, key: String) -> ActionRequest {
    ActionRequest(
      name: "cancel",
      statement: "UPDATE orders SET status = 'cancelled' WHERE number = :order AND status = 'packed'",
      arguments: ["order": order, "unused": "x"], key: key)
  }

  private func status(_ order: String, in store: SQLiteStore) async throws -> String? {
    let statement = "SELECT status FROM orders WHERE number = :order"
    return try await store.facts(for: Query("status", statement: statement, arguments: ["order": order])).first?[
      "status"]
  }

  @Test func `a change is made once for its key, whoever asks again`() async throws {
    let store = try await store()
    let receipt = try await store.act(cancel("457012", key: "a"), at: time(0))
    #expect(receipt.changes == 1 && receipt.reference.count == 6)
    #expect(try await status("457012", in: store) == "cancelled")
    let back = ActionRequest(name: "cancel", statement: "UPDATE orders SET status = 'packed'", arguments: [:], key: "a")
    #expect(try await store.act(back, at: time(9)) == receipt, "the first receipt, and nothing is changed")
    #expect(try await status("457012", in: store) == "cancelled")
    let other = try await store.act(cancel("457013", key: "b"), at: time(0))
    #expect(other.reference != receipt.reference)
  }

  @Test func `nothing to change gives no reference, and may be asked again`() async throws {
    let store = try await store()
    #expect(try await store.act(cancel("457014", key: "a"), at: time(0)) == Receipt(reference: "", changes: 0))
    _ = try await store.act(
      ActionRequest(name: "unpack", statement: "UPDATE orders SET status = 'packed'", arguments: [:], key: "b"),
      at: time(1))
    #expect(try await store.act(cancel("457014", key: "a"), at: time(2)).changes == 1)
  }

  @Test func `the reference is known to the statement`() async throws {
    let store = try await store()
    let request = ActionRequest(
      name: "return", statement: "INSERT INTO returns (reference, number) VALUES (:reference, :order)",
      arguments: ["order": "457012", "reference": "mine"], key: "a")
    let receipt = try await store.act(request, at: time(0))
    let kept = try await store.facts(for: Query("returns", statement: "SELECT * FROM returns", arguments: [:]))
    #expect(kept == [["reference": receipt.reference, "number": "457012"]])
  }

  @Test(arguments: [
    "SELECT * FROM orders", "", "DROP TABLE orders", "ATTACH ':memory:' AS other", "PRAGMA query_only = 1",
    "DELETE FROM oriole_calls", "delete from ORIOLE_actions", "DELETE FROM sqlite_master", "UPDATE nowhere SET a = 1",
    "UPDATE orders",
  ])
  func `a statement that writes no rows of the business's is refused, and nothing is changed`(
    statement: String
  ) async throws {
    let store = try await store()
    let request = ActionRequest(name: "odd", statement: statement, arguments: [:], key: "a")
    await expect(.badStatement) { _ = try await store.act(request, at: time(0)) }
    #expect(try await status("457012", in: store) == "packed")
    #expect(try await store.act(cancel("457012", key: "a"), at: time(0)).changes == 1, "its key is not used up")
  }

  @Test func `a statement that only reads has changed nothing`() async throws {
    let store = try await store()
    let request = ActionRequest(
      name: "read", statement: "WITH t AS (SELECT 1) SELECT * FROM t", arguments: [:], key: "a")
    await expect(.badStatement) { _ = try await store.act(request, at: time(0)) }
  }

  @Test func `two statements in one are refused`() async throws {
    let store = try await store()
    let request = ActionRequest(
      name: "two", statement: "DELETE FROM orders; DELETE FROM returns", arguments: [:], key: "a")
    let error = await #expect(throws: StoreError.self) { try await store.act(request, at: time(0)) }
    #expect(error?.message.contains("\n") == false)
    #expect(try await status("457012", in: store) == "packed")
  }

  @Test func `what many ask for at once is done once`() async throws {
    try await withFolder { folder in
      let store = try SQLiteStore(path: folder + "/store.db")
      try await store.load([DataTable(name: "counts", columns: ["number"], rows: [["0"]])])
      let request = ActionRequest(
        name: "count", statement: "UPDATE counts SET number = number + 1", arguments: [:], key: "a")
      let receipts = try await withThrowingTaskGroup(of: Receipt.self) { group in
        for _ in 0..<8 { group.addTask { try await SQLiteStore(path: folder + "/store.db").act(request, at: time(0)) } }
        return try await group.reduce(into: Set<Receipt>()) { $0.insert($1) }
      }
      #expect(receipts.count == 1)
      let counts = try await store.facts(for: Query("n", statement: "SELECT * FROM counts", arguments: [:]))
      #expect(counts == [["number": "1"]])
    }
  }

  @Test func `the latest call is the one that began last`() async throws {
    let store = try SQLiteStore.inMemory()
    #expect(try await store.latestCall() == nil)
    let first = try await store.beginCall(Start(channel: .text, language: .english), at: time(0))
    #expect(try await store.latestCall() == first)
    let second = try await store.beginCall(Start(channel: .text, language: .english), at: time(0))
    #expect(try await store.latestCall() == second)
  }

  @Test func `no two of many references are the same, and all have six digits`() {
    let references = Set((1...100_000).map { Receipt.reference(number: $0) })
    #expect(references.count == 100_000)
    #expect(references.allSatisfy { $0.count == 6 })
    #expect(Receipt.reference(number: -1).count == 6)
  }
}

/// What every store remembers of customers.
@Suite struct ProfileTests {
  @Test(arguments: StoreKind.allCases) func `nothing is known of a new customer`(kind: StoreKind) async throws {
    try await kind.withStore { store in
      let profile = try await store.profile(of: "C1")
      #expect(profile == Profile())
    }
  }

  @Test(arguments: StoreKind.allCases) func `what is remembered is kept for each customer`(kind: StoreKind) async throws
  {
    try await kind.withStore { store in
      let matter = Matter(intent: "gift", values: ["day": "2026-11-27"])
      try await store.remember(.preference("language", "zh"), of: "C1", at: time(0))
      try await store.remember(.preference("offers", "no"), of: "C1", at: time(1))
      try await store.remember(.matter(matter), of: "C1", at: time(2))
      try await store.remember(.preference("language", "en"), of: "C'2\"", at: time(3))
      let profile = try await store.profile(of: "C1")
      #expect(profile.preferences == ["language": "zh", "offers": "no"] && profile.matter == matter)
      #expect(try await store.profile(of: "C'2\"").preferences == ["language": "en"])
      try await store.remember(.matter(nil), of: "C1", at: time(4))
      #expect(try await store.profile(of: "C1").matter == nil)
    }
  }

  @Test(arguments: StoreKind.allCases) func `the last twenty contacts are kept, newest first`(kind: StoreKind)
    async throws
  {
    try await kind.withStore { store in
      for number in 1...25 {
        let contact = Contact(
          day: CalendarDay("2026-11-23"), channel: .kiosk, intents: [Intent(rawValue: "i\(number)")],
          disposition: .contained)
        try await store.remember(.contact(contact), of: "C1", at: time(Double(number)))
      }
      let contacts = try await store.profile(of: "C1").contacts
      #expect(contacts.flatMap(\.intents).map(\.rawValue) == (6...25).reversed().map { "i\($0)" })
    }
  }

  @Test(arguments: StoreKind.allCases) func `every store gives the first receipt again`(kind: StoreKind) async throws {
    try await kind.withStore { store in
      try await store.load([DataTable(name: "a", columns: ["b"], rows: [["1"]])])
      let request = ActionRequest(name: "x", statement: "UPDATE a SET b = 2", arguments: [:], key: "k")
      let receipt = try await store.act(request, at: time(0))
      #expect(receipt.changes == 1)
      #expect(try await store.act(request, at: time(1)) == receipt)
    }
  }
}

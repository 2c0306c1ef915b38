import Assistant
import Dialogue
import Foundation
import Records
import Testing

/// The shop's lookups and actions give the same in every database.
struct ShopStatementsTests {
  private static let shop = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Models/shop").path

  /// Values that callers may give, right and wrong.
  private static let values: [[String: String]] = {
    let orders = ["148845", "457012", "151998", "000001", "no order", ""]
    let customers = ["C01", "C04", "C14", "C19", "nobody"]
    return orders.flatMap { order in
      customers.map { customer in
        [
          "order": order, "customer": customer, "product": "K11", "place": "market", "value": customer,
          "account": "63464097", "pin": "4821", "total": customer == "C14" ? "129" : "23.45", "today": "2026-11-28",
          "phone": "01174960101", "time": "15:00",
        ]
      }
    }
  }()

  private func withShop(_ kind: StoreKind, _ body: (any DurableStore, AssistantCheck) async throws -> Void) async throws
  {
    let check = try AssistantCheck(Self.shop)
    try await kind.withDatabase { store in
      try await store.load(check.tables.map { DataTable(name: $0.name, columns: $0.columns, rows: $0.rows) })
      try await body(store, check)
    }
  }

  private func answers(_ kind: StoreKind) async throws -> [String: [[Facts]]] {
    var answers: [String: [[Facts]]] = [:]
    try await withShop(kind) { store, check in
      for lookup in check.lookups {
        for values in Self.values + [["value": "01174960101"], ["value": "70021843"]] {
          let query = Query(lookup.name, statement: lookup.statement, arguments: values)
          answers[lookup.name, default: []].append(try await store.facts(for: query))
        }
      }
    }
    return answers
  }

  @Test func `lookups find the same`() async throws {
    let (sqlite, postgres) = (try await answers(.sqliteFile), try await answers(.postgres))
    #expect(sqlite.count > 5 && sqlite.keys == postgres.keys)
    for (name, found) in sqlite {
      #expect(found == postgres[name], "\(name)")
      #expect(found.contains { !$0.isEmpty }, "\(name) finds something")
    }
  }

  private func changes(_ kind: StoreKind) async throws -> [String: [Int]] {
    var changes: [String: [Int]] = [:]
    try await withShop(kind) { store, check in
      for action in check.actions {
        for (place, values) in Self.values.enumerated() where Int(values["order"] ?? "") != nil {
          let request = ActionRequest(
            name: action.name, statement: action.statement, arguments: values, key: "\(action.name) \(place)")
          changes[action.name, default: []].append(try await store.act(request, at: time(0)).changes)
        }
      }
      for table in ["orders", "returns", "callbacks"] {
        let rows = try await store.rows("SELECT * FROM \(table) ORDER BY 1")
        changes[table] = [rows.count]
      }
    }
    return changes
  }

  @Test func `actions change the same`() async throws {
    let (sqlite, postgres) = (try await changes(.sqliteFile), try await changes(.postgres))
    #expect(sqlite.count > 5)
    #expect(sqlite == postgres)
    for (name, done) in sqlite { #expect(done.contains { $0 > 0 }, "\(name) changes something") }
  }
}

public import Dialogue
public import Foundation
import GRDB
public import Records

/// Changes of the business's data, once each.
extension SQLiteStore {
  public func act(_ request: ActionRequest, at now: Date, by hold: ChatHold?) async throws(StoreError) -> Receipt {
    try AuthoredSQL.admit(request, reserved: Schema.reservedPrefixes)
    return try await write { db in
      try Self.require(hold, in: db)
      return try Self.receipt(of: request, at: now, in: db)
    }
  }

  /// Whether an action could be done, without doing it; its arguments do not matter.
  ///
  /// - Throws: `badStatement` for a statement that SQLite refuses, or that does not write the business's rows.
  public func check(_ request: ActionRequest) async throws(StoreError) {
    try AuthoredSQL.admit(request, reserved: Schema.reservedPrefixes)
    let database = database
    do {
      try await Task {
        try await database.read { db in
          guard try !db.makeStatement(sql: request.statement).isReadonly else {
            throw StoreError(.badStatement, "action \(request.name): changes nothing")
          }
        }
      }.value
    } catch {
      throw failure(error, of: "action \(request.name)", wasCancelled: false)
    }
  }

  /// The number comes before the change, which may keep it; with nothing to change both are taken back.
  private static func receipt(of request: ActionRequest, at now: Date, in db: Database) throws -> Receipt {
    let kept = "SELECT number, changes FROM oriole_actions WHERE key = ?"
    if let row = try Row.fetchOne(db, sql: kept, arguments: [request.key]) {
      return Receipt(reference: Receipt.reference(number: row[0]), changes: row[1])
    }
    var receipt = Receipt(reference: "", changes: 0)
    try db.inSavepoint {
      try db.execute(
        sql: "INSERT INTO oriole_actions (key, action, changes, made_at) VALUES (?, ?, 0, ?)",
        arguments: [request.key, request.name, now])
      let number = db.lastInsertedRowID
      receipt.reference = Receipt.reference(number: Int(clamping: number))
      let statement = try db.makeStatement(sql: request.statement)
      guard !statement.isReadonly else {
        throw StoreError(.badStatement, "action \(request.name): changes nothing")
      }
      statement.setUncheckedArguments(
        StatementArguments(request.arguments.merging(["reference": receipt.reference]) { $1 }))
      try statement.execute()
      receipt.changes = db.changesCount
      try db.execute(
        sql: "UPDATE oriole_actions SET changes = ? WHERE number = ?", arguments: [receipt.changes, number])
      return receipt.changes > 0 ? .commit : .rollback
    }
    return receipt.changes > 0 ? receipt : Receipt(reference: "", changes: 0)
  }
}

/// What is remembered of customers.
extension SQLiteStore {
  public func profile(of customer: String) async throws(StoreError) -> Profile {
    try await read { db in try Self.profile(of: customer, in: db) }
  }

  public func remember(
    _ memory: Memory, of customer: String, at now: Date, by hold: ChatHold?
  ) async throws(StoreError) {
    try await write { db in
      try Self.require(hold, in: db)
      var profile = try Self.profile(of: customer, in: db)
      profile.take(memory)
      try db.execute(
        sql: """
          INSERT INTO oriole_customers (id, profile, changed_at) VALUES (?, ?, ?)
          ON CONFLICT (id) DO UPDATE SET profile = excluded.profile, changed_at = excluded.changed_at
          """,
        arguments: [customer, try RecordCoding.text(of: profile), now])
    }
  }

  private static func profile(of customer: String, in db: Database) throws -> Profile {
    let sql = "SELECT profile FROM oriole_customers WHERE id = ?"
    guard let text = try String.fetchOne(db, sql: sql, arguments: [customer]) else { return Profile() }
    return try RecordCoding.value(Profile.self, from: text, in: "customer \(customer)")
  }
}

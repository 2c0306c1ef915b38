import Foundation
import GRDB
public import Records

/// The business's tables, loaded from the assistant's CSV files.
extension SQLiteStore {
  /// Each column gets the type that all its values fit; an empty value becomes NULL. The first column is indexed,
  /// and unique when its values are.
  ///
  /// - Throws: `conflict` for a name that is Oriole's own, or of a table that Oriole did not load; `corrupt` for a
  ///   table without columns or with a row of another length.
  @discardableResult public func load(_ tables: [DataTable]) async throws(StoreError) -> Bool {
    try DataTable.check(tables, reserved: Schema.reservedPrefixes)
    let wanted = tables.map { (table: $0, digest: $0.digest) }
    // Most starts change nothing; they shall not wait for the write lock.
    let isCurrent = try await read { db in
      try wanted.allSatisfy { try Self.loadedDigest(of: $0.table, in: db) == $0.digest }
    }
    if isCurrent { return false }
    return try await write { db in
      var changed = false
      for (table, digest) in wanted {
        let loaded = try Self.loadedDigest(of: table, in: db)
        if loaded == digest { continue }
        try Self.replace(table, wasLoaded: loaded != nil, in: db)
        try db.execute(
          sql: """
            INSERT INTO oriole_tables (name, digest) VALUES (?, ?)
            ON CONFLICT (name) DO UPDATE SET digest = excluded.digest
            """,
          arguments: [table.name, digest])
        changed = true
      }
      return changed
    }
  }

  private static func loadedDigest(of table: DataTable, in db: Database) throws -> String? {
    try String.fetchOne(db, sql: "SELECT digest FROM oriole_tables WHERE name = ?", arguments: [table.name])
  }

  private static func replace(_ table: DataTable, wasLoaded: Bool, in db: Database) throws {
    let name = quoted(table.name)
    if wasLoaded {
      try db.execute(sql: "DROP TABLE IF EXISTS \(name)")
    } else {
      let sql = "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = ? COLLATE NOCASE)"
      if try Bool.fetchOne(db, sql: sql, arguments: [table.name]) == true {
        throw StoreError(.conflict, "table \(table.name): is in the database already and was not loaded by Oriole")
      }
    }
    let columns = zip(table.columns, table.types).map { "\(quoted($0)) \($1.rawValue)" }
    try db.execute(sql: "CREATE TABLE \(name) (\(columns.joined(separator: ", ")))")

    let marks = Array(repeating: "?", count: table.columns.count).joined(separator: ", ")
    let insert = try db.makeStatement(sql: "INSERT INTO \(name) VALUES (\(marks))")
    for row in table.rows {
      try insert.execute(arguments: StatementArguments(row.map { value -> String? in value.isEmpty ? nil : value }))
    }

    let index = quoted("oriole_key_of_" + table.name)
    try db.execute(
      sql: "CREATE \(table.hasUniqueKey ? "UNIQUE " : "")INDEX \(index) ON \(name) (\(quoted(table.columns[0])))")
  }

  static func quoted(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }
}

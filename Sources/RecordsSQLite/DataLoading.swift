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
    var names: Set<String> = []
    for table in tables {
      try Self.check(table)
      guard names.insert(table.name.lowercased()).inserted else {
        throw StoreError(.conflict, "table \(table.name): there are two of this name")
      }
    }
    let wanted = tables.map { (table: $0, digest: Self.digest(of: $0)) }
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

  private static func check(_ table: DataTable) throws(StoreError) {
    let name = table.name.lowercased()
    guard !name.isEmpty, !name.contains("\0") else { throw StoreError(.conflict, "a table needs a name") }
    if let prefix = Schema.reservedPrefixes.first(where: name.hasPrefix) {
      throw StoreError(.conflict, "table \(table.name): names that begin with \(prefix) are Oriole's own")
    }
    guard !table.columns.isEmpty, table.columns.count <= 1_000 else {
      throw StoreError(.corrupt, "table \(table.name): needs 1 to 1000 columns, has \(table.columns.count)")
    }
    var seen: Set<String> = []
    for column in table.columns {
      guard !column.isEmpty, !column.contains("\0") else {
        throw StoreError(.corrupt, "table \(table.name): a column has no name")
      }
      guard seen.insert(column.lowercased()).inserted else {
        throw StoreError(.corrupt, "table \(table.name): column \(column) stands twice")
      }
    }
    if let row = table.rows.firstIndex(where: { $0.count != table.columns.count }) {
      let counts = "has \(table.rows[row].count) values, not \(table.columns.count)"
      throw StoreError(.corrupt, "table \(table.name): row \(row + 1) \(counts)")
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
    let types = table.columns.indices.map { column in ColumnType(of: table.rows.lazy.map { $0[column] }) }
    let columns = zip(table.columns, types).map { "\(quoted($0)) \($1.rawValue)" }
    try db.execute(sql: "CREATE TABLE \(name) (\(columns.joined(separator: ", ")))")

    let marks = Array(repeating: "?", count: table.columns.count).joined(separator: ", ")
    let insert = try db.makeStatement(sql: "INSERT INTO \(name) VALUES (\(marks))")
    for row in table.rows {
      try insert.execute(arguments: StatementArguments(row.map { value -> String? in value.isEmpty ? nil : value }))
    }

    let keys = table.rows.lazy.map { $0[0] }.filter { !$0.isEmpty }
    // Decimals may be equal though written differently: 1.5 and 1.50.
    let isUnique = types[0] != .real && Set(keys).count == keys.count
    let index = quoted("oriole_key_of_" + table.name)
    try db.execute(
      sql: "CREATE \(isUnique ? "UNIQUE " : "")INDEX \(index) ON \(name) (\(quoted(table.columns[0])))")
  }

  private static func quoted(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }

  /// FNV-1a, 64 bits (RFC 9923): it tells changed files from unchanged ones, and keeps nothing secret.
  private static func digest(of table: DataTable) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func add(_ text: String, end: UInt8) {
      for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
      // 0xFE and 0xFF never occur in UTF-8, so values and rows cannot run into each other.
      hash = (hash ^ UInt64(end)) &* 0x0000_0100_0000_01b3
    }
    for values in CollectionOfOne(table.columns) + table.rows {
      for value in values { add(value, end: 0xFE) }
      add("", end: 0xFF)
    }
    return String(hash, radix: 16)
  }
}

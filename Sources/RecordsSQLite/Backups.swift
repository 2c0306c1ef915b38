import GRDB
public import Records

/// Backups of everything, in the form that all stores read.
extension SQLiteStore {
  public func backUp(to sink: any BackupSink) async throws(StoreError) {
    try await read { db in
      try sink.begin()
      for table in BackupTable.inOrder(try Self.ownTables(db)) {
        try Self.give(BackupTable(table, columns: try db.columns(in: table).map(\.name)), of: db, to: sink)
      }
      for table in try String.fetchAll(db, sql: "SELECT name FROM oriole_tables ORDER BY name") {
        let columns = try db.columns(in: table)
        let types = columns.map { $0.type.isEmpty ? "TEXT" : $0.type }
        try Self.give(BackupTable(table, columns: columns.map(\.name), types: types), of: db, to: sink)
      }
    }
  }

  private static func give(_ table: BackupTable, of db: Database, to sink: any BackupSink) throws {
    try sink.put(.table(table))
    let rows = try Row.fetchCursor(db, sql: "SELECT * FROM \(quoted(table.table))")
    while let row = try rows.next() { try sink.put(.row(row.map { kept($1) })) }
  }

  private static func kept(_ value: DatabaseValue) -> String? { value.isNull ? nil : text(of: value) }

  private static func ownTables(_ db: Database) throws -> [String] {
    try String.fetchAll(
      db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'oriole\\_%' ESCAPE '\\'")
  }

  public func restore(from source: any BackupSource, replacing: Bool) async throws(StoreError) {
    try await write { db in
      try source.rewind()
      let own = try Self.ownTables(db)
      for table in BackupTable.content where !replacing {
        if try Row.fetchOne(db, sql: "SELECT 1 FROM \(table) LIMIT 1") != nil { throw BackupTable.hasContent }
      }
      for table in try String.fetchAll(db, sql: "SELECT name FROM oriole_tables") {
        try db.execute(sql: "DROP TABLE IF EXISTS \(Self.quoted(table))")
      }
      for table in BackupTable.inOrder(own).reversed() { try db.execute(sql: "DELETE FROM \(table)") }
      var insert: Statement?
      while let part = try source.next() {
        switch part {
        case .table(let table): insert = try Self.begin(table, own: own, in: db)
        case .row(let values): try insert?.execute(arguments: StatementArguments(values))
        }
      }
      for statement in BackupTable.unheld { try db.execute(sql: statement) }
      let index = "SELECT name FROM oriole_tables"
      for table in try String.fetchAll(db, sql: index) { try Self.index(table, in: db) }
    }
    news.tell(.anything)
  }

  /// What puts a row into a table, which is made when it is the business's.
  private static func begin(_ table: BackupTable, own: [String], in db: Database) throws -> Statement {
    if let types = table.types {
      let named = zip(table.columns, types).map { "\(quoted($0)) \((ColumnType(rawValue: $1) ?? .text).rawValue)" }
      guard !named.isEmpty, !Schema.reservedPrefixes.contains(where: table.table.lowercased().hasPrefix) else {
        throw BackupTable.isNewer(table.table)
      }
      try db.execute(sql: "CREATE TABLE \(quoted(table.table)) (\(named.joined(separator: ", ")))")
    } else {
      let known = own.contains(table.table) ? try db.columns(in: table.table).map(\.name) : []
      guard !table.columns.isEmpty, table.columns.allSatisfy(known.contains) else {
        throw BackupTable.isNewer(table.table)
      }
    }
    let columns = table.columns.map { quoted($0) }.joined(separator: ", ")
    let marks = Array(repeating: "?", count: table.columns.count).joined(separator: ", ")
    return try db.makeStatement(sql: "INSERT INTO \(quoted(table.table)) (\(columns)) VALUES (\(marks))")
  }

  /// The business's tables are looked up by their first columns.
  private static func index(_ table: String, in db: Database) throws {
    guard let column = try db.columns(in: table).first?.name else { return }
    try db.execute(sql: "CREATE INDEX \(quoted("oriole_key_of_" + table)) ON \(quoted(table)) (\(quoted(column)))")
  }
}

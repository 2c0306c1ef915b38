public import Records

/// Backups of everything, in the form that all stores read.
extension PostgresStore {
  /// Rows that are read or written at once.
  private static let page = 500

  public func backUp(to sink: any BackupSink) async throws(StoreError) {
    try await repeatable { session in
      try session.script("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = 0")
      defer { _ = try? session.script("ROLLBACK") }
      try sink.begin()
      for table in BackupTable.inOrder(try Self.ownTables(session)) {
        let columns = try Self.columns(of: table, on: session)
        try Self.give(BackupTable(table, columns: columns.map(\.name)), columns, of: session, to: sink)
      }
      for table in try Self.loadedTables(session) {
        let columns = try Self.columns(of: table, on: session)
        let types = columns.map { ["bigint": "INTEGER", "double precision": "REAL"][$0.type] ?? "TEXT" }
        try Self.give(BackupTable(table, columns: columns.map(\.name), types: types), columns, of: session, to: sink)
      }
    }
  }

  private typealias Column = (name: String, type: String)

  private static func give(
    _ table: BackupTable, _ columns: [Column], of session: PostgresSession, to sink: any BackupSink
  ) throws {
    try sink.put(.table(table))
    let values = columns.map { column in
      switch column.type {
      case "timestamp with time zone": "to_char(\(quoted(column.name)), 'YYYY-MM-DD HH24:MI:SS.MS')"
      case "boolean": "\(quoted(column.name))::int"
      default: quoted(column.name)
      }
    }
    try session.script(
      "DECLARE oriole_backup CURSOR FOR SELECT \(values.joined(separator: ", ")) FROM \(quoted(table.table))")
    while case let rows = try session.script("FETCH \(page) FROM oriole_backup").rows, !rows.isEmpty {
      for row in rows { try sink.put(.row(row)) }
    }
    try session.script("CLOSE oriole_backup")
  }

  private static func columns(of table: String, on session: PostgresSession) throws -> [Column] {
    let sql = """
      SELECT column_name, data_type FROM information_schema.columns
      WHERE table_schema = current_schema() AND table_name = $1 ORDER BY ordinal_position
      """
    return try session.run(sql, [table]).rows.compactMap { row in
      guard row.count == 2, let name = row[0], let type = row[1] else { return nil }
      return (name, type)
    }
  }

  private static func ownTables(_ session: PostgresSession) throws -> [String] {
    try session.run(
      "SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' "
        + "AND relname LIKE 'oriole\\_%'"
    ).rows.compactMap { $0.first ?? nil }
  }

  /// As the business's tables are called in the database.
  private static func loadedTables(_ session: PostgresSession) throws -> [String] {
    try session.run(
      """
      SELECT relname FROM pg_class JOIN oriole_tables ON name = lower(relname)
      WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' ORDER BY relname
      """
    ).rows.compactMap { $0.first ?? nil }
  }

  public func restore(from source: any BackupSource, replacing: Bool) async throws(StoreError) {
    try await write { session in
      try source.rewind()
      let own = BackupTable.inOrder(try Self.ownTables(session))
      try session.script("SET LOCAL statement_timeout = 0; LOCK TABLE \(own.joined(separator: ", "))")
      for table in BackupTable.content where !replacing {
        if try session.run("SELECT 1 FROM \(table) LIMIT 1").first != nil { throw BackupTable.hasContent }
      }
      for table in try Self.loadedTables(session) { try session.script("DROP TABLE \(Self.quoted(table))") }
      for table in own.reversed() { try session.script("DELETE FROM \(table)") }
      var filled: BackupTable?
      var rows: [[String?]] = []
      while let part = try source.next() {
        switch part {
        case .table(let table):
          try Self.fill(filled, rows, on: session)
          (filled, rows) = (table, [])
          try Self.begin(table, own: own, on: session)
        case .row(let row):
          rows.append(row)
          guard rows.count * row.count >= 10_000 || rows.count == Self.page else { continue }
          try Self.fill(filled, rows, on: session)
          rows = []
        }
      }
      try Self.fill(filled, rows, on: session)
      for statement in BackupTable.unheld { try session.script(statement) }
      try Self.count(on: session)
    }
  }

  /// Makes a table of the business's; of Oriole's own, sees that it is known.
  private static func begin(_ table: BackupTable, own: [String], on session: PostgresSession) throws {
    if let types = table.types {
      guard !types.isEmpty, !Schema.reservedPrefixes.contains(where: table.table.lowercased().hasPrefix) else {
        throw BackupTable.isNewer(table.table)
      }
      let columns = zip(table.columns, types)
        .map { "\(quoted($0)) \((ColumnType(rawValue: $1) ?? .text).postgresName)" }
      try session.script("CREATE TABLE \(quoted(table.table)) (\(columns.joined(separator: ", ")))")
      try session.script("CREATE INDEX ON \(quoted(table.table)) (\(quoted(table.columns.first ?? "")))")
    } else {
      let known = own.contains(table.table) ? try columns(of: table.table, on: session).map(\.name) : []
      guard !table.columns.isEmpty, table.columns.allSatisfy(known.contains) else {
        throw BackupTable.isNewer(table.table)
      }
    }
  }

  private static func fill(_ table: BackupTable?, _ rows: [[String?]], on session: PostgresSession) throws {
    guard let table, !rows.isEmpty else { return }
    let width = table.columns.count
    let marks = rows.indices.map { row in
      "(" + (1...width).map { "$\(row * width + $0)" }.joined(separator: ", ") + ")"
    }
    // SQLite keeps the names of the business's tables as they were written.
    let values = rows.map { table.table == "oriole_tables" ? [$0.first??.lowercased()] + $0.dropFirst() : $0 }
    try session.run(
      """
      INSERT INTO \(quoted(table.table)) (\(table.columns.map(quoted).joined(separator: ", ")))
      VALUES \(marks.joined(separator: ", "))
      """, values.flatMap(\.self))
  }

  /// Numbers go on after those that were restored.
  private static func count(on session: PostgresSession) throws {
    let sql = """
      SELECT table_name, column_name FROM information_schema.columns
      WHERE table_schema = current_schema() AND is_identity = 'YES' AND table_name LIKE 'oriole\\_%'
      """
    for row in try session.run(sql).rows {
      guard row.count == 2, let table = row[0], let column = row[1] else { continue }
      try session.script(
        """
        SELECT setval(pg_get_serial_sequence('\(table)', '\(column)'), coalesce(max(\(column)), 1),
          max(\(column)) IS NOT NULL) FROM \(table)
        """)
    }
  }
}

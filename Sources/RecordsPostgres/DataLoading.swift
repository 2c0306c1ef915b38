public import Records

/// The business's tables, loaded from the assistant's CSV files.
extension PostgresStore {
  /// Each column gets the type that all its values fit; an empty value becomes NULL. The first column is indexed,
  /// and unique when its values are. Plain names are kept in small letters, as statements without quotes mean them;
  /// texts are ordered by their letters' numbers, whatever the database's language.
  ///
  /// - Throws: `conflict` for a name that is Oriole's own, or of a table that Oriole did not load; `corrupt` for a
  ///   table without columns or with a row of another length.
  @discardableResult public func load(_ tables: [DataTable]) async throws(StoreError) -> Bool {
    try DataTable.check(tables, reserved: Schema.reservedPrefixes + ["sqlite_", "grdb_"])
    let wanted = tables.map { (table: $0, digest: $0.digest) }
    // Most starts change nothing; they shall not wait for anybody.
    let isCurrent = try await repeatable { session in
      try wanted.allSatisfy { try Self.loadedDigest(of: $0.table, on: session) == $0.digest }
    }
    if isCurrent { return false }
    return try await write { session in
      try session.script("LOCK TABLE oriole_tables IN SHARE ROW EXCLUSIVE MODE")
      var changed = false
      for (table, digest) in wanted {
        let loaded = try Self.loadedDigest(of: table, on: session)
        if loaded == digest { continue }
        try Self.replace(table, wasLoaded: loaded != nil, on: session)
        try session.run(
          """
          INSERT INTO oriole_tables (name, digest) VALUES ($1, $2)
          ON CONFLICT (name) DO UPDATE SET digest = excluded.digest
          """, [table.name.lowercased(), digest])
        changed = true
      }
      return changed
    }
  }

  private static func loadedDigest(of table: DataTable, on session: PostgresSession) throws -> String? {
    try session.run("SELECT digest FROM oriole_tables WHERE name = $1", [table.name.lowercased()]).first
  }

  private static func replace(_ table: DataTable, wasLoaded: Bool, on session: PostgresSession) throws {
    let name = quoted(table.name)
    if wasLoaded {
      try session.script("DROP TABLE IF EXISTS \(name)")
    } else {
      let sql = "SELECT 1 FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND lower(relname) = $1"
      if try session.run(sql, [table.name.lowercased()]).first != nil {
        throw StoreError(.conflict, "table \(table.name): is in the database already and was not loaded by Oriole")
      }
    }
    let columns = zip(table.columns, table.types).map { "\(quoted($0)) \($1.postgresName)" }
    try session.script("CREATE TABLE \(name) (\(columns.joined(separator: ", ")))")
    // As many rows at once as their values have numbers for.
    let width = table.columns.count
    let count = max(1, min(500, 10_000 / width))
    for start in stride(from: 0, to: table.rows.count, by: count) {
      let rows = table.rows[start..<min(start + count, table.rows.count)]
      let marks = rows.indices.map { row in
        "(" + (1...width).map { "$\((row - start) * width + $0)" }.joined(separator: ", ") + ")"
      }
      try session.run(
        "INSERT INTO \(name) VALUES \(marks.joined(separator: ", "))",
        rows.flatMap { $0.map { $0.isEmpty ? nil : $0 } })
    }
    try session.script(
      "CREATE \(table.hasUniqueKey ? "UNIQUE " : "")INDEX ON \(name) (\(quoted(table.columns[0])))")
  }

  /// A name in quotes, small when it is a plain one.
  static func quoted(_ name: String) -> String {
    let isPlain = name.utf8.allSatisfy { byte in
      let letter = byte | 0x20
      return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter) || byte == UInt8(ascii: "_")
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
    return "\"\((isPlain ? name.lowercased() : name).replacing("\"", with: "\"\""))\""
  }
}

extension ColumnType {
  var postgresName: String {
    switch self {
    case .integer: "bigint"
    case .real: "double precision"
    case .text: "text COLLATE \"C\""
    }
  }
}

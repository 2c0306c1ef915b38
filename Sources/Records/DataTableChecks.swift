/// What every store asks of the business's tables, and finds in them.
extension DataTable {
  /// Refuses tables that cannot be loaded.
  ///
  /// - Parameters:
  ///   - tables: all that are loaded together.
  ///   - reserved: the beginnings of names that are not the business's.
  /// - Throws: `conflict` for a name that is taken, `corrupt` for a table without columns or with a row of another
  ///   length.
  package static func check(_ tables: [DataTable], reserved: [String]) throws(StoreError) {
    var names: Set<String> = []
    for table in tables {
      try table.check(reserved: reserved)
      guard names.insert(table.name.lowercased()).inserted else {
        throw StoreError(.conflict, "table \(table.name): there are two of this name")
      }
    }
  }

  private func check(reserved: [String]) throws(StoreError) {
    let lower = name.lowercased()
    guard !lower.isEmpty, !lower.contains("\0") else { throw StoreError(.conflict, "a table needs a name") }
    if let prefix = reserved.first(where: lower.hasPrefix) {
      throw StoreError(.conflict, "table \(name): names that begin with \(prefix) are Oriole's own")
    }
    guard !columns.isEmpty, columns.count <= 1_000 else {
      throw StoreError(.corrupt, "table \(name): needs 1 to 1000 columns, has \(columns.count)")
    }
    var seen: Set<String> = []
    for column in columns {
      guard !column.isEmpty, !column.contains("\0") else {
        throw StoreError(.corrupt, "table \(name): a column has no name")
      }
      guard seen.insert(column.lowercased()).inserted else {
        throw StoreError(.corrupt, "table \(name): column \(column) stands twice")
      }
    }
    if let row = rows.firstIndex(where: { $0.count != columns.count }) {
      let counts = "has \(rows[row].count) values, not \(columns.count)"
      throw StoreError(.corrupt, "table \(name): row \(row + 1) \(counts)")
    }
  }

  /// What each column holds.
  package var types: [ColumnType] { columns.indices.map { column in ColumnType(of: rows.lazy.map { $0[column] }) } }

  /// Whether the first column tells the rows apart.
  package var hasUniqueKey: Bool {
    let keys = rows.lazy.map { $0[0] }.filter { !$0.isEmpty }
    // Decimals may be equal though written differently: 1.5 and 1.50.
    return ColumnType(of: keys) != .real && Set(keys).count == keys.count
  }

  /// FNV-1a, 64 bits (RFC 9923): it tells changed files from unchanged ones, and keeps nothing secret.
  package var digest: String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func add(_ text: String, end: UInt8) {
      for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
      // 0xFE and 0xFF never occur in UTF-8, so values and rows cannot run into each other.
      hash = (hash ^ UInt64(end)) &* 0x0000_0100_0000_01b3
    }
    for values in CollectionOfOne(columns) + rows {
      for value in values { add(value, end: 0xFE) }
      add("", end: 0xFF)
    }
    return String(hash, radix: 16)
  }
}

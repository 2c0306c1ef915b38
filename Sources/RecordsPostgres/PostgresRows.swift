import CPQ

/// What a statement gave: rows of texts as the server writes them.
struct PostgresRows: Sendable {
  var columns: [String]
  /// The type of each column, by its number in `pg_type`.
  var types: [UInt32]
  var rows: [[String?]]
  /// What was done, such as `UPDATE 3`.
  var tag: String
  /// Rows that were changed or found.
  var count: Int

  init(_ result: OpaquePointer) {
    let fields = 0..<max(0, PQnfields(result))
    columns = fields.map { PQfname(result, $0).map { String(cString: $0) } ?? "" }
    types = fields.map { PQftype(result, $0) }
    rows = (0..<max(0, PQntuples(result))).map { row in
      fields.map { field in
        guard PQgetisnull(result, row, field) == 0, let value = PQgetvalue(result, row, field) else { return nil }
        return String(cString: value)
      }
    }
    tag = PQcmdStatus(result).map { String(cString: $0) } ?? ""
    count = PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0
  }

  /// The first value of the first row.
  var first: String? { rows.first?.first ?? nil }
}

/// A value that can be bound to a statement.
protocol PostgresBindable { var postgresText: String { get } }

extension String: PostgresBindable {
  /// NUL ends a text for the server, so it is left out.
  var postgresText: String { contains("\0") ? filter { $0 != "\0" } : self }
}
extension Int: PostgresBindable { var postgresText: String { String(self) } }
extension Int64: PostgresBindable { var postgresText: String { String(self) } }
extension Double: PostgresBindable { var postgresText: String { String(self) } }

public import Dialogue
import GRDB
public import Records

/// What a lookup would give, without asking it.
extension SQLiteStore {
  /// The columns of a lookup's rows, in order; its arguments do not matter.
  ///
  /// - Throws: `badStatement` for a statement that SQLite refuses, or that does more than read.
  public func columns(of query: Query) async throws(StoreError) -> [String] {
    let database = database
    do {
      return try await Task {
        try await database.read { db in try Self.reading(query, in: db).columnNames }
      }.value
    } catch {
      throw failure(error, of: "lookup \(query.name)", wasCancelled: false)
    }
  }
}

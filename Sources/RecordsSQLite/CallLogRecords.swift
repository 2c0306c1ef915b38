public import Foundation
import Dialogue
import GRDB
public import Records
import Understanding

/// Calls and tickets of a time, for reports.
extension SQLiteStore {
  public func calls(
    begunIn times: Range<Date>, after call: CallID?, limit: Int
  ) async throws(StoreError) -> [CallRecord] {
    let path = path
    return try await read { db in
      let sql = """
        SELECT * FROM oriole_calls WHERE id > ? AND started_at >= ? AND started_at < ? ORDER BY id LIMIT ?
        """
      let arguments: StatementArguments = [call?.value ?? 0, times.lowerBound, times.upperBound, max(0, limit)]
      return try Row.fetchAll(db, sql: sql, arguments: arguments).map { try CallRecord(row: $0, at: path) }
    }
  }

  public func tickets(
    openedIn times: Range<Date>, after number: Int, limit: Int
  ) async throws(StoreError) -> [Ticket] {
    let path = path
    return try await read { db in
      let sql = """
        SELECT * FROM oriole_tickets WHERE number > ? AND opened_at >= ? AND opened_at < ? ORDER BY number LIMIT ?
        """
      let arguments: StatementArguments = [number, times.lowerBound, times.upperBound, max(0, limit)]
      return try Row.fetchAll(db, sql: sql, arguments: arguments).map { try Ticket(row: $0, at: path) }
    }
  }
}

extension CallRecord {
  /// A call as a row of `oriole_calls`.
  fileprivate init(row: Row, at path: String) throws {
    let id: Int64 = try row.decode(forColumn: "id")
    func known<Value: RawRepresentable<String>>(_ type: Value.Type, _ name: String, _ what: String) throws -> Value {
      guard let value = Value(rawValue: name) else {
        throw StoreError(.corrupt, "\(path): call \(id) has the unknown \(what) \(name)")
      }
      return value
    }
    let disposition: String? = try row.decode(forColumn: "disposition")
    self.init(
      id: CallID(id), channel: try known(Start.Channel.self, try row.decode(forColumn: "channel"), "channel"),
      language: Language(rawValue: try row.decode(forColumn: "language")),
      startedAt: try row.decode(forColumn: "started_at"), endedAt: try row.decode(forColumn: "ended_at"),
      disposition: try disposition.map { try known(Disposition.self, $0, "disposition") })
  }
}

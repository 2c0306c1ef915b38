import Dialogue
public import Foundation
public import Records
import Understanding

/// Calls and tickets of a time, for reports.
extension PostgresStore {
  public func calls(
    begunIn times: Range<Date>, after call: CallID?, limit: Int
  ) async throws(StoreError) -> [CallRecord] {
    let place = place
    return try await repeatable { session in
      let sql = """
        SELECT id, channel, language, extract(epoch FROM started_at), extract(epoch FROM ended_at), disposition
        FROM oriole_calls WHERE id > $1 AND started_at >= to_timestamp($2) AND started_at < to_timestamp($3)
        ORDER BY id LIMIT $4
        """
      return try session.run(sql, [call?.value ?? 0, times.lowerBound, times.upperBound, max(0, limit)]).rows
        .map { try CallRecord(row: $0, at: place) }
    }
  }

  public func tickets(
    openedIn times: Range<Date>, after number: Int, limit: Int
  ) async throws(StoreError) -> [Ticket] {
    let place = place
    return try await repeatable { session in
      let sql = """
        SELECT \(Ticket.columns) FROM oriole_tickets
        WHERE number > $1 AND opened_at >= to_timestamp($2) AND opened_at < to_timestamp($3) ORDER BY number LIMIT $4
        """
      return try session.run(sql, [number, times.lowerBound, times.upperBound, max(0, limit)]).rows
        .map { try Ticket(row: $0, at: place) }
    }
  }
}

extension CallRecord {
  /// A call as `calls` selects it.
  fileprivate init(row: [String?], at place: String) throws {
    guard row.count == 6, let id = row[0].flatMap({ Int64($0) }), let language = row[2],
      let startedAt = Date(postgresSeconds: row[3])
    else { throw StoreError(.corrupt, "\(place): a call is not what Oriole wrote") }
    func known<Value: RawRepresentable<String>>(_ type: Value.Type, _ name: String, _ what: String) throws -> Value {
      guard let value = Value(rawValue: name) else {
        throw StoreError(.corrupt, "\(place): call \(id) has the unknown \(what) \(name)")
      }
      return value
    }
    self.init(
      id: CallID(id), channel: try known(Start.Channel.self, row[1] ?? "", "channel"),
      language: Language(rawValue: language), startedAt: startedAt, endedAt: Date(postgresSeconds: row[4]),
      disposition: try row[5].map { try known(Disposition.self, $0, "disposition") })
  }
}

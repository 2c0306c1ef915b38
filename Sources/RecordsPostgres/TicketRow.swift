import Dialogue
import Foundation
import Records
import Understanding

/// Tickets as rows of `oriole_tickets`.
extension Ticket {
  /// In the order in which `init(row:)` reads them.
  static let columns = """
    number, call, handoff, state, extract(epoch FROM opened_at), agent, extract(epoch FROM claimed_at),
    extract(epoch FROM closed_at), disposition, extract(epoch FROM caller_seen_at), extract(epoch FROM agent_seen_at),
    returns, callback, course
    """

  init(row: [String?], at place: String) throws {
    guard row.count == 14, let number = row[0].flatMap({ Int($0) }), let call = row[1].flatMap({ Int64($0) }),
      let handoff = row[2], let openedAt = Date(postgresSeconds: row[4]),
      let callerSeenAt = Date(postgresSeconds: row[9]), let returns = row[11].flatMap({ Int($0) })
    else { throw StoreError(.corrupt, "\(place): a ticket is not what Oriole wrote") }
    guard let state = row[3].flatMap(State.init) else {
      throw StoreError(.corrupt, "\(place): ticket \(number) has the unknown state \(row[3] ?? "")")
    }
    self.init(
      number: number, call: CallID(call),
      handoff: try DecodedHandoffs.shared.handoff(handoff, of: number, in: place),
      state: state, openedAt: openedAt, agent: row[5], claimedAt: Date(postgresSeconds: row[6]),
      closedAt: Date(postgresSeconds: row[7]), disposition: row[8], callerSeenAt: callerSeenAt,
      agentSeenAt: Date(postgresSeconds: row[10]), returns: returns, callback: row[12],
      course: try row[13].map {
        try RecordCoding.value(TicketCourse.self, from: $0, in: "\(place): the course of ticket \(number)")
      } ?? TicketCourse())
  }

  /// The tickets that a condition chooses, first come first.
  ///
  /// - Parameters:
  ///   - session: where they are.
  ///   - condition: SQL with `$1` …
  ///   - arguments: of the condition.
  ///   - limit: how many at most.
  ///   - lock: such as `FOR UPDATE`, in a transaction.
  ///   - place: of the database, for messages.
  /// - Returns: at most so many.
  /// - Throws: `StoreError` for a damaged one; what the server refuses.
  static func all(
    _ session: PostgresSession, where condition: String, _ arguments: [(any PostgresBindable)?] = [],
    limit: Int = 1_000, lock: String = "", at place: String
  ) throws -> [Ticket] {
    let sql = """
      SELECT \(columns) FROM oriole_tickets WHERE \(condition) ORDER BY opened_at, number LIMIT \(limit) \(lock)
      """
    return try session.run(sql, arguments).rows.map { try Ticket(row: $0, at: place) }
  }

  static func one(_ session: PostgresSession, _ number: Int, lock: String = "", at place: String) throws -> Ticket {
    guard let ticket = try all(session, where: "number = $1", [number], limit: 1, lock: lock, at: place).first else {
      throw StoreError(.notFound, "ticket \(number) does not exist")
    }
    return ticket
  }

  /// Writes what may change in a ticket's life, except its handoff.
  func save(_ session: PostgresSession) throws {
    try session.run(
      """
      UPDATE oriole_tickets SET state = $1, agent = $2, claimed_at = to_timestamp($3), closed_at = to_timestamp($4),
        disposition = $5, caller_seen_at = to_timestamp($6), agent_seen_at = to_timestamp($7),
        returns = $8, callback = $9, course = $10 WHERE number = $11
      """,
      [
        state.rawValue, agent, claimedAt, closedAt, disposition, callerSeenAt, agentSeenAt, returns, callback,
        course == TicketCourse() ? nil : try RecordCoding.text(of: course), number,
      ])
  }

  /// Writes a handoff, and what is looked for by it.
  func save(handoff text: String, _ session: PostgresSession) throws {
    try session.run(
      "UPDATE oriole_tickets SET handoff = $1, skill = $2, language = $3, head_start = $4 WHERE number = $5",
      [text, handoff.queue, handoff.language.rawValue, headStart, number])
  }
}

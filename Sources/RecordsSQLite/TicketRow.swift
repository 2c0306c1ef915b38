import Dialogue
import Foundation
import GRDB
import Records
import Understanding

/// Tickets as rows of `oriole_tickets`.
extension Ticket {
  init(row: Row, at path: String) throws {
    let number: Int = try row.decode(forColumn: "number")
    let stateName: String = try row.decode(forColumn: "state")
    guard let state = State(rawValue: stateName) else {
      throw StoreError(.corrupt, "\(path): ticket \(number) has the unknown state \(stateName)")
    }
    let course: String? = try row.decode(forColumn: "course")
    self.init(
      number: number, call: CallID(try row.decode(forColumn: "call")),
      handoff: try DecodedHandoffs.shared.handoff(try row.decode(forColumn: "handoff"), of: number, in: path),
      state: state, openedAt: try row.decode(forColumn: "opened_at"), agent: try row.decode(forColumn: "agent"),
      claimedAt: try row.decode(forColumn: "claimed_at"), closedAt: try row.decode(forColumn: "closed_at"),
      disposition: try row.decode(forColumn: "disposition"), callerSeenAt: try row.decode(forColumn: "caller_seen_at"),
      agentSeenAt: try row.decode(forColumn: "agent_seen_at"), returns: try row.decode(forColumn: "returns"),
      callback: try row.decode(forColumn: "callback"),
      course: try course.map {
        try RecordCoding.value(TicketCourse.self, from: $0, in: "\(path): the course of ticket \(number)")
      } ?? TicketCourse())
  }

  /// The tickets that a condition chooses, first come first.
  static func all(
    _ db: Database, where condition: String, _ arguments: StatementArguments = [], limit: Int = 1_000, at path: String
  ) throws -> [Ticket] {
    let sql = "SELECT * FROM oriole_tickets WHERE \(condition) ORDER BY opened_at, number LIMIT \(limit)"
    return try Row.fetchAll(db, sql: sql, arguments: arguments).map { try Ticket(row: $0, at: path) }
  }

  static func one(_ db: Database, _ number: Int, at path: String) throws -> Ticket {
    guard let ticket = try all(db, where: "number = ?", [number], limit: 1, at: path).first else {
      throw StoreError(.notFound, "ticket \(number) does not exist")
    }
    return ticket
  }

  /// Writes what may change in a ticket's life, except its handoff.
  func save(_ db: Database) throws {
    try db.execute(
      sql: """
        UPDATE oriole_tickets SET state = ?, agent = ?, claimed_at = ?, closed_at = ?, disposition = ?,
          caller_seen_at = ?, agent_seen_at = ?, returns = ?, callback = ?, course = ? WHERE number = ?
        """,
      arguments: [
        state.rawValue, agent, claimedAt, closedAt, disposition, callerSeenAt, agentSeenAt, returns, callback,
        course == TicketCourse() ? nil : try RecordCoding.text(of: course), number,
      ])
  }

  /// Writes a handoff, and what is looked for by it.
  func save(handoff text: String, _ db: Database) throws {
    try db.execute(
      sql: "UPDATE oriole_tickets SET handoff = ?, skill = ?, language = ?, head_start = ? WHERE number = ?",
      arguments: [text, handoff.queue, handoff.language.rawValue, headStart, number])
  }
}

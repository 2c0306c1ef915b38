public import Dialogue
public import Foundation
import GRDB
public import Records

/// Waiting and served callers.
extension SQLiteStore {
  public func openTicket(
    for call: CallID, _ handoff: Handoff, limit: Int, at now: Date
  ) async throws(StoreError) -> Ticket {
    let path = path
    let text = try RecordCoding.text(of: handoff)
    return try await write { db in
      try Self.require(call, in: db)
      let open = "state IN ('waiting', 'claimed') AND call = ?"
      if let ticket = try Ticket.all(db, where: open, [call.value], limit: 1, at: path).first {
        try db.execute(
          sql: "UPDATE oriole_tickets SET handoff = ?, caller_seen_at = ? WHERE number = ?",
          arguments: [text, now, ticket.number])
        return ticket.renewed(with: handoff, at: now)
      }
      let waiting = try Int.fetchOne(db, sql: "SELECT count(*) FROM oriole_tickets WHERE state = 'waiting'") ?? 0
      guard waiting < limit else {
        throw StoreError(.full, "the queue is full: \(max(0, limit)) callers wait already")
      }
      try db.execute(
        sql: """
          INSERT INTO oriole_tickets (call, handoff, state, opened_at, caller_seen_at) VALUES (?, ?, 'waiting', ?, ?)
          """,
        arguments: [call.value, text, now, now])
      let number = Int(clamping: db.lastInsertedRowID)
      return try Ticket.one(db, number, at: path)
    }
  }

  public func openTickets() async throws(StoreError) -> [Ticket] {
    let path = path
    return try await read { db in try Ticket.all(db, where: "state IN ('waiting', 'claimed')", at: path) }
  }

  public func ticket(_ number: Int) async throws(StoreError) -> Ticket {
    let path = path
    return try await read { db in try Ticket.one(db, number, at: path) }
  }

  public func claim(_ number: Int?, by agent: String, at now: Date) async throws(StoreError) -> Ticket {
    let path = path
    return try await write { db in
      let ticket: Ticket
      let mine = "state = 'claimed' AND agent = ?"
      if let held = try Ticket.all(db, where: mine, [agent], limit: 1, at: path).first {
        guard number == nil || number == held.number else {
          throw StoreError(.conflict, "\(agent) holds ticket \(held.number) already")
        }
        ticket = held.touched(as: .agent, at: now)
      } else if let number {
        ticket = try Ticket.one(db, number, at: path).claimed(by: agent, at: now)
      } else if let first = try Ticket.all(db, where: "state = 'waiting'", limit: 1, at: path).first {
        ticket = try first.claimed(by: agent, at: now)
      } else {
        throw StoreError(.notFound, "nobody is waiting")
      }
      try ticket.save(db)
      return ticket
    }
  }

  public func touch(_ number: Int, as side: Message.Sender, at now: Date) async throws(StoreError) {
    _ = try await change(number) { $0.touched(as: side, at: now) }
  }

  @discardableResult public func releaseTickets(agentSeenBefore deadline: Date) async throws(StoreError) -> [Int] {
    let path = path
    return try await write { db in
      let late = "state = 'claimed' AND (agent_seen_at IS NULL OR agent_seen_at < ?)"
      return try Ticket.all(db, where: late, [deadline], at: path).map { ticket in
        try ticket.released().save(db)
        return ticket.number
      }
    }
  }

  public func closeTicket(
    _ number: Int, by agent: String, as disposition: String, at now: Date
  ) async throws(StoreError) {
    _ = try await change(number) { try $0.closed(by: agent, as: disposition, at: now) }
  }

  public func abandonTicket(_ number: Int, at now: Date) async throws(StoreError) {
    _ = try await change(number) { $0.abandoned(at: now) }
  }

  public func handlingTimes(last count: Int) async throws(StoreError) -> [Double] {
    try await read { db in
      let sql = """
        SELECT max(0, julianday(closed_at) - julianday(claimed_at)) * 86400.0 FROM oriole_tickets
        WHERE state = 'closed' AND claimed_at IS NOT NULL ORDER BY closed_at DESC, number DESC LIMIT ?
        """
      return try Double.fetchAll(db, sql: sql, arguments: [max(0, count)])
    }
  }

  private func change(
    _ number: Int, _ transition: @escaping @Sendable (Ticket) throws -> Ticket
  ) async throws(StoreError) -> Ticket {
    let path = path
    return try await write { db in
      let ticket = try transition(try Ticket.one(db, number, at: path))
      try ticket.save(db)
      return ticket
    }
  }
}

public import Dialogue
public import Foundation
import GRDB
public import Records
import Understanding

/// Waiting and served callers.
extension SQLiteStore {
  public func openTicket(
    for call: CallID, _ handoff: Handoff, limit: Int, at now: Date, by hold: ChatHold?
  ) async throws(StoreError) -> Ticket {
    let path = path
    let text = try RecordCoding.text(of: handoff)
    let opened = try await write { db in
      try Self.require(hold, in: db)
      try Self.require(call, in: db)
      let open = "state IN ('waiting', 'claimed') AND call = ?"
      if let ticket = try Ticket.all(db, where: open, [call.value], limit: 1, at: path).first {
        let renewed = ticket.renewed(with: handoff, at: now)
        try renewed.save(db)
        try renewed.save(handoff: text, db)
        return renewed
      }
      let kind = handoff.callback == nil ? "callback IS NULL" : "callback IS NOT NULL"
      let count = "SELECT count(*) FROM oriole_tickets WHERE state = 'waiting' AND \(kind)"
      guard try Int.fetchOne(db, sql: count) ?? 0 < limit else {
        throw StoreError(.full, "the queue is full: \(max(0, limit)) callers wait already")
      }
      try db.execute(
        sql: """
          INSERT INTO oriole_tickets (call, handoff, state, opened_at, caller_seen_at, callback)
          VALUES (?, ?, 'waiting', ?, ?, ?)
          """,
        arguments: [call.value, text, now, now, handoff.callback])
      let ticket = try Ticket.one(db, Int(clamping: db.lastInsertedRowID), at: path)
      try ticket.save(handoff: text, db)
      return ticket
    }
    news.tell(.ticket(opened.number))
    return opened
  }

  public func ticketMarks() async throws(StoreError) -> [TicketMark] {
    try await read { db in
      let marks = try db.cachedStatement(
        sql: """
          SELECT number, state || ' ' || coalesce(agent, '') || ' ' || returns || ' ' || coalesce(course, ''),
            coalesce((SELECT max(number) FROM oriole_messages WHERE ticket = oriole_tickets.number), 0)
          FROM oriole_tickets WHERE state IN ('waiting', 'claimed') ORDER BY number
          """)
      return try Row.fetchAll(marks).map { TicketMark(ticket: $0[0], state: $0[1], lastMessage: $0[2]) }
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

  public func claim(
    _ number: Int?, by agent: String, able competence: Competence, at now: Date
  ) async throws(StoreError) -> Ticket {
    let path = path
    let claimed = try await write { db in
      let ticket: Ticket
      let mine = "state = 'claimed' AND agent = ?"
      if let held = try Ticket.all(db, where: mine, [agent], limit: 1, at: path).first {
        ticket = try held.givenAgain(number, to: agent, at: now)
      } else {
        let wanted = try number.map { try Ticket.one(db, $0, at: path) }
        // One that is not waiting says why.
        _ = try wanted?.claimed(by: agent, at: now)
        let waiting = try wanted.map { [$0] } ?? Ticket.all(db, where: "state = 'waiting'", at: path)
        ticket = try Routing(waiting, at: now).taken(number, by: agent, able: competence)
      }
      try ticket.save(db)
      return ticket
    }
    news.tell(.ticket(claimed.number))
    return claimed
  }

  public func touch(_ number: Int, as side: Message.Sender, at now: Date) async throws(StoreError) {
    _ = try await change(number) { $0.touched(as: side, at: now) }
  }

  @discardableResult public func releaseTickets(agentSeenBefore deadline: Date) async throws(StoreError) -> [Int] {
    let path = path
    let late = "state = 'claimed' AND (agent_seen_at IS NULL OR agent_seen_at < ?)"
    // Mostly there is none, and nobody has to wait for it.
    guard try await read({ db in try !Ticket.all(db, where: late, [deadline], limit: 1, at: path).isEmpty }) else {
      return []
    }
    let released = try await write { db in
      try Ticket.all(db, where: late, [deadline], at: path).map { ticket in
        try ticket.released().save(db)
        return ticket.number
      }
    }
    for number in released { news.tell(.ticket(number)) }
    return released
  }

  public func closeTicket(
    _ number: Int, by agent: String, as disposition: String, at now: Date
  ) async throws(StoreError) {
    _ = try await change(number) { try $0.closed(by: agent, as: disposition, at: now) }
  }

  public func abandonTicket(_ number: Int, at now: Date, by hold: ChatHold?) async throws(StoreError) {
    _ = try await change(number, by: hold) { $0.abandoned(at: now) }
  }

  @discardableResult public func changeTicket(
    _ number: Int, _ change: TicketChange, at now: Date
  ) async throws(StoreError) -> Ticket {
    let path = path
    let changed = try await write { db in
      let ticket = try Ticket.one(db, number, at: path)
      let changed = try ticket.changed(change, at: now)
      if case .takeOver(let agent) = change,
        try !Ticket.all(db, where: "state = 'claimed' AND agent = ?", [agent], limit: 1, at: path).isEmpty
      {
        throw StoreError(.conflict, "\(agent) holds another ticket")
      }
      try changed.save(db)
      if changed.handoff != ticket.handoff { try changed.save(handoff: RecordCoding.text(of: changed.handoff), db) }
      return changed
    }
    news.tell(.ticket(number))
    return changed
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

  public func outcomes(since time: Date) async throws(StoreError) -> [TicketOutcome] {
    try await read { db in
      let sql = """
        SELECT skill, language, opened_at, claimed_at, closed_at, head_start, callback FROM oriole_tickets
        WHERE closed_at >= ? ORDER BY closed_at DESC, number DESC LIMIT 1000
        """
      return try Row.fetchAll(db, sql: sql, arguments: [time]).map { row in
        let callback: String? = try row.decode(forColumn: "callback")
        return TicketOutcome(
          skill: try row.decode(forColumn: "skill"),
          language: Language(rawValue: try row.decode(forColumn: "language")),
          openedAt: try row.decode(forColumn: "opened_at"), claimedAt: try row.decode(forColumn: "claimed_at"),
          endedAt: try row.decode(forColumn: "closed_at"), headStart: try row.decode(forColumn: "head_start"),
          wasCallback: callback != nil)
      }
    }
  }

  private func change(
    _ number: Int, by hold: ChatHold? = nil, _ transition: @escaping @Sendable (Ticket) throws -> Ticket
  ) async throws(StoreError) -> Ticket {
    let path = path
    let (ticket, isNews) = try await write { db in
      try Self.require(hold, in: db)
      let old = try Ticket.one(db, number, at: path)
      let ticket = try transition(old)
      try ticket.save(db)
      return (ticket, ticket.isNews(after: old))
    }
    if isNews { news.tell(.ticket(number)) }
    return ticket
  }
}

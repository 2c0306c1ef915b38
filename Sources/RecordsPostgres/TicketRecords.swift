public import Dialogue
public import Foundation
public import Records
import Understanding

/// Waiting and served callers.
extension PostgresStore {
  public func openTicket(
    for call: CallID, _ handoff: Handoff, limit: Int, at now: Date, by hold: ChatHold?
  ) async throws(StoreError) -> Ticket {
    let place = place
    let text = try RecordCoding.text(of: handoff)
    return try await write { session in
      // One at a time, so that the limit holds.
      try session.run("SELECT pg_advisory_xact_lock(hashtext('oriole_tickets'), hashtext(current_schema()))")
      try Self.require(hold, on: session)
      try Self.require(call, on: session)
      let open = "state IN ('waiting', 'claimed') AND call = $1"
      let lock = "FOR NO KEY UPDATE"
      if let ticket = try Ticket.all(session, where: open, [call.value], limit: 1, lock: lock, at: place).first {
        let renewed = ticket.renewed(with: handoff, at: now)
        try renewed.save(session)
        try renewed.save(handoff: text, session)
        return renewed
      }
      let kind = handoff.callback == nil ? "callback IS NULL" : "callback IS NOT NULL"
      let waiting = try session.run("SELECT count(*) FROM oriole_tickets WHERE state = 'waiting' AND \(kind)").first
      guard waiting.flatMap({ Int($0) }) ?? 0 < limit else {
        throw StoreError(.full, "the queue is full: \(max(0, limit)) callers wait already")
      }
      let opened = try session.run(
        """
        INSERT INTO oriole_tickets (call, handoff, state, opened_at, caller_seen_at, callback)
        VALUES ($1, $2, 'waiting', to_timestamp($3), to_timestamp($3), $4) RETURNING \(Ticket.columns)
        """, [call.value, text, now, handoff.callback])
      let ticket = try Ticket(row: opened.rows.first ?? [], at: place)
      try ticket.save(handoff: text, session)
      return ticket
    }
  }

  public func ticketMarks() async throws(StoreError) -> [TicketMark] {
    try await repeatable { session in
      let rows = try session.run(
        """
        SELECT number, concat_ws(' ', state, agent, returns, course),
          (SELECT max(number) FROM oriole_messages WHERE ticket = oriole_tickets.number)
        FROM oriole_tickets WHERE state IN ('waiting', 'claimed') ORDER BY number
        """)
      return rows.rows.compactMap { row in
        guard row.count == 3, let number = row[0].flatMap({ Int($0) }), let state = row[1] else { return nil }
        return TicketMark(ticket: number, state: state, lastMessage: row[2].flatMap { Int($0) } ?? 0)
      }
    }
  }

  public func openTickets() async throws(StoreError) -> [Ticket] {
    let place = place
    return try await repeatable { session in
      try Ticket.all(session, where: "state IN ('waiting', 'claimed')", at: place)
    }
  }

  public func ticket(_ number: Int) async throws(StoreError) -> Ticket {
    let place = place
    return try await repeatable { session in try Ticket.one(session, number, at: place) }
  }

  /// One statement, as it comes several times a second for each caller.
  public func touch(_ number: Int, as side: Message.Sender, at now: Date) async throws(StoreError) {
    let (column, states) =
      switch side {
      case .caller: ("caller_seen_at", "'waiting', 'claimed'")
      case .agent: ("agent_seen_at", "'claimed'")
      }
    let place = place
    try await repeatable { session in
      let touched = try session.run(
        "UPDATE oriole_tickets SET \(column) = to_timestamp($1) WHERE number = $2 AND state IN (\(states))",
        [now, number])
      if touched.count == 0 { _ = try Ticket.one(session, number, at: place) }
    }
  }

  public func closeTicket(
    _ number: Int, by agent: String, as disposition: String, at now: Date
  ) async throws(StoreError) {
    try await change(number) { try $0.closed(by: agent, as: disposition, at: now) }
  }

  public func abandonTicket(_ number: Int, at now: Date, by hold: ChatHold?) async throws(StoreError) {
    try await change(number, by: hold) { $0.abandoned(at: now) }
  }

  @discardableResult public func changeTicket(
    _ number: Int, _ change: TicketChange, at now: Date
  ) async throws(StoreError) -> Ticket {
    let place = place
    return try await write { session in
      // As claims: whoever takes over must hold no other.
      try session.run("SELECT pg_advisory_xact_lock(hashtext('oriole_claims'), hashtext(current_schema()))")
      let ticket = try Ticket.one(session, number, lock: "FOR NO KEY UPDATE", at: place)
      let changed = try ticket.changed(change, at: now)
      if case .takeOver(let agent) = change,
        try !Ticket.all(session, where: "state = 'claimed' AND agent = $1", [agent], limit: 1, at: place).isEmpty
      {
        throw StoreError(.conflict, "\(agent) holds another ticket")
      }
      try changed.save(session)
      if changed.handoff != ticket.handoff {
        try changed.save(handoff: RecordCoding.text(of: changed.handoff), session)
      }
      return changed
    }
  }

  public func handlingTimes(last count: Int) async throws(StoreError) -> [Double] {
    try await repeatable { session in
      let sql = """
        SELECT greatest(0, extract(epoch FROM closed_at - claimed_at)) FROM oriole_tickets
        WHERE state = 'closed' AND claimed_at IS NOT NULL ORDER BY closed_at DESC, number DESC LIMIT $1
        """
      return try session.run(sql, [max(0, count)]).rows.compactMap { $0.first.flatMap { $0 }.flatMap { Double($0) } }
    }
  }

  public func outcomes(since time: Date) async throws(StoreError) -> [TicketOutcome] {
    let place = place
    return try await repeatable { session in
      let sql = """
        SELECT skill, language, extract(epoch FROM opened_at), extract(epoch FROM claimed_at),
          extract(epoch FROM closed_at), head_start, callback IS NOT NULL FROM oriole_tickets
        WHERE closed_at >= to_timestamp($1) ORDER BY closed_at DESC, number DESC LIMIT 1000
        """
      return try session.run(sql, [time]).rows.map { row in
        guard row.count == 7, let skill = row[0], let language = row[1], let opened = Date(postgresSeconds: row[2]),
          let ended = Date(postgresSeconds: row[4]), let headStart = row[5].flatMap({ Double($0) })
        else { throw StoreError(.corrupt, "\(place): a ticket is not what Oriole wrote") }
        return TicketOutcome(
          skill: skill, language: Language(rawValue: language), openedAt: opened,
          claimedAt: Date(postgresSeconds: row[3]), endedAt: ended, headStart: headStart, wasCallback: row[6] == "t")
      }
    }
  }

  private func change(
    _ number: Int, by hold: ChatHold? = nil, _ transition: @escaping @Sendable (Ticket) throws -> Ticket
  ) async throws(StoreError) {
    let place = place
    try await write { session in
      try Self.require(hold, on: session)
      let ticket = try Ticket.one(session, number, lock: "FOR NO KEY UPDATE", at: place)
      let changed = try transition(ticket)
      if changed != ticket { try changed.save(session) }
    }
  }
}

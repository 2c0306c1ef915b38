public import Foundation
public import Records

/// Who serves whom.
///
/// A waiting ticket is locked by the one statement that claims it, which passes over those that others are claiming;
/// the indexes see to it that an agent holds one. An agent whose lease has ended is fenced off by its name: whatever it
/// does to the ticket is refused once the ticket is waiting or another's.
extension PostgresStore {
  /// Times that a claim looks again: for callers whose tickets were locked for a moment.
  private static let tries = 20

  public func claim(_ number: Int?, by agent: String, at now: Date) async throws(StoreError) -> Ticket {
    let place = place
    for attempt in 0..<Self.tries {
      do {
        let ticket = try await write { session -> Ticket? in
          if let held = try Self.held(by: agent, number, at: now, on: session, place) { return held }
          if let number {
            let ticket = try Ticket.one(session, number, lock: "FOR NO KEY UPDATE", at: place)
              .claimed(by: agent, at: now)
            try ticket.save(session)
            return ticket
          }
          return try Self.next(for: agent, at: now, on: session, place)
        }
        if let ticket { return ticket }
      } catch {
        // The same agent was given one at this moment: it is found the next time.
        guard error.code == .conflict, error.message.contains("oriole_tickets_by_agent") else { throw error }
      }
      guard attempt + 1 < Self.tries else { break }
      try? await Task.sleep(for: .milliseconds(10 * (attempt + 1)))
    }
    throw StoreError(.conflict, "others take every caller at this moment")
  }

  /// The ticket that an agent holds already.
  private static func held(
    by agent: String, _ number: Int?, at now: Date, on session: PostgresSession, _ place: String
  ) throws -> Ticket? {
    let mine = "state = 'claimed' AND agent = $1"
    guard
      let held = try Ticket.all(session, where: mine, [agent], limit: 1, lock: "FOR NO KEY UPDATE", at: place).first
    else { return nil }
    guard number == nil || number == held.number else {
      throw StoreError(.conflict, "\(agent) holds ticket \(held.number) already")
    }
    let ticket = held.touched(as: .agent, at: now)
    try ticket.save(session)
    return ticket
  }

  /// The longest waiting caller whom nobody else is taking.
  ///
  /// - Returns: nil when others are at all who wait.
  /// - Throws: `notFound` when nobody waits.
  private static func next(
    for agent: String, at now: Date, on session: PostgresSession, _ place: String
  ) throws -> Ticket? {
    let claimed = try session.run(
      """
      UPDATE oriole_tickets SET state = 'claimed', agent = $1, claimed_at = to_timestamp($2),
        agent_seen_at = to_timestamp($2)
      WHERE number = (SELECT number FROM oriole_tickets WHERE state = 'waiting' ORDER BY opened_at, number LIMIT 1
        FOR NO KEY UPDATE SKIP LOCKED)
      RETURNING \(Ticket.columns)
      """, [agent, now])
    if let row = claimed.rows.first { return try Ticket(row: row, at: place) }
    guard try session.run("SELECT 1 FROM oriole_tickets WHERE state = 'waiting' LIMIT 1").first != nil else {
      throw StoreError(.notFound, "nobody is waiting")
    }
    return nil
  }

  @discardableResult public func releaseTickets(agentSeenBefore deadline: Date) async throws(StoreError) -> [Int] {
    let late = "state = 'claimed' AND (agent_seen_at IS NULL OR agent_seen_at < to_timestamp($1))"
    return try await write { session in
      // Mostly there is none.
      guard try session.run("SELECT 1 FROM oriole_tickets WHERE \(late) LIMIT 1", [deadline]).first != nil else {
        return []
      }
      return try session.run(
        """
        UPDATE oriole_tickets SET state = 'waiting', agent = NULL, claimed_at = NULL, agent_seen_at = NULL
        WHERE number IN (SELECT number FROM oriole_tickets WHERE \(late) FOR NO KEY UPDATE SKIP LOCKED)
        RETURNING number
        """, [deadline]
      ).rows.compactMap { $0.first.flatMap { $0 }.flatMap { Int($0) } }
    }
  }
}

public import Foundation
public import Records

/// Who serves whom.
///
/// Claims come one at a time, whichever node they come from, so that all go by the same list; a ticket that changes
/// meanwhile, as its caller hangs up, is looked at again under its own lock. The indexes see to it that an agent holds
/// one. An agent whose lease has ended is fenced off by its name: whatever it does to the ticket is refused once the
/// ticket is waiting or another's.
extension PostgresStore {
  /// Times that a claim looks again: for callers who hung up at that moment.
  private static let tries = 20

  public func claim(
    _ number: Int?, by agent: String, able competence: Competence, at now: Date
  ) async throws(StoreError) -> Ticket {
    let place = place
    return try await write { session in
      try session.run("SELECT pg_advisory_xact_lock(hashtext('oriole_claims'), hashtext(current_schema()))")
      if let held = try Self.held(by: agent, number, at: now, on: session, place) { return held }
      for _ in 0..<Self.tries {
        let wanted = try number.map { try Ticket.one(session, $0, at: place) }
        // One that is not waiting says why.
        _ = try wanted?.claimed(by: agent, at: now)
        let waiting = try wanted.map { [$0] } ?? Ticket.all(session, where: "state = 'waiting'", at: place)
        let chosen = try Routing(waiting, at: now).taken(number, by: agent, able: competence)
        let locked = try Ticket.one(session, chosen.number, lock: "FOR NO KEY UPDATE", at: place)
        guard locked.state == .waiting else { continue }
        let ticket = try locked.claimed(by: agent, at: now)
        try ticket.save(session)
        return ticket
      }
      throw StoreError(.conflict, "callers hang up as they are taken")
    }
  }

  /// The ticket that an agent holds already.
  private static func held(
    by agent: String, _ number: Int?, at now: Date, on session: PostgresSession, _ place: String
  ) throws -> Ticket? {
    let mine = "state = 'claimed' AND agent = $1"
    let lock = "FOR NO KEY UPDATE"
    let held = try Ticket.all(session, where: mine, [agent], limit: 1, lock: lock, at: place).first
    let ticket = try held?.givenAgain(number, to: agent, at: now)
    try ticket?.save(session)
    return ticket
  }

  @discardableResult public func releaseTickets(agentSeenBefore deadline: Date) async throws(StoreError) -> [Int] {
    let late = "state = 'claimed' AND (agent_seen_at IS NULL OR agent_seen_at < to_timestamp($1))"
    // Mostly there is none.
    let isNeeded = try await repeatable { session in
      try session.run("SELECT 1 FROM oriole_tickets WHERE \(late) LIMIT 1", [deadline]).first != nil
    }
    guard isNeeded else { return [] }
    return try await write { session in
      try session.run(
        """
        UPDATE oriole_tickets SET state = 'waiting', agent = NULL, claimed_at = NULL, agent_seen_at = NULL,
          returns = returns + 1
        WHERE number IN (SELECT number FROM oriole_tickets WHERE \(late) FOR NO KEY UPDATE SKIP LOCKED)
        RETURNING number
        """, [deadline]
      ).rows.compactMap { $0.first.flatMap { $0 }.flatMap { Int($0) } }
    }
  }
}

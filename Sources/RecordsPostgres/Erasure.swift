import Dialogue
public import Foundation
public import Records

/// Erases what people said, and who they were; what is counted stays.
extension PostgresStore {
  public func calls(mentioning text: String, after call: CallID?) async throws(StoreError) -> [CallID] {
    let quoted = String(try RecordCoding.text(of: text).dropFirst().dropLast())
    return try await repeatable { session in
      let sql = """
        SELECT DISTINCT call FROM oriole_journal WHERE call > $1 AND strpos(entry, $2) > 0 ORDER BY call LIMIT 1000
        """
      return Self.calls(in: try session.run(sql, [call?.value ?? 0, quoted]))
    }
  }

  public func calls(toEraseBefore deadline: Date) async throws(StoreError) -> [CallID] {
    try await repeatable { session in
      let sql = """
        SELECT id FROM oriole_calls WHERE erased_at IS NULL AND started_at < to_timestamp($1) ORDER BY id LIMIT 1000
        """
      return Self.calls(in: try session.run(sql, [deadline]))
    }
  }

  public func isErased(_ call: CallID) async throws(StoreError) -> Bool {
    try await repeatable { session in
      try !session.run("SELECT id FROM oriole_calls WHERE id = $1 AND erased_at IS NOT NULL", [call.value]).rows.isEmpty
    }
  }

  private static func calls(in found: PostgresRows) -> [CallID] {
    found.rows.compactMap { $0.first.flatMap { $0 }.flatMap { Int64($0) }.map(CallID.init) }
  }

  public func erase(_ call: CallID, at now: Date) async throws(StoreError) {
    let place = place
    try await write { session in
      try Self.require(call, lock: "FOR NO KEY UPDATE", on: session)
      for row in try session.run("SELECT step, entry FROM oriole_journal WHERE call = $1", [call.value]).rows {
        guard row.count == 2, let step = row[0].flatMap({ Int($0) }), let text = row[1] else { continue }
        let entry = try RecordCoding.value(
          JournalEntry.self, from: text, in: "\(place): call \(call.value), step \(step)")
        try session.run(
          "UPDATE oriole_journal SET entry = $1 WHERE call = $2 AND step = $3",
          [try RecordCoding.text(of: entry.erased), call.value, step])
        for key in entry.actionKeys {
          try session.run("UPDATE oriole_actions SET key = 'erased ' || number WHERE key = $1", [key])
        }
      }
      let lock = "FOR NO KEY UPDATE"
      for var ticket in try Ticket.all(session, where: "call = $1", [call.value], lock: lock, at: place) {
        ticket.handoff = ticket.handoff.erased
        ticket.callback = ticket.handoff.callback
        if ticket.state == .waiting { (ticket.state, ticket.closedAt) = (.abandoned, now) }
        try ticket.save(session)
        try ticket.save(handoff: try RecordCoding.text(of: ticket.handoff), session)
      }
      try session.run(
        "UPDATE oriole_messages SET text = $1 WHERE ticket IN (SELECT number FROM oriole_tickets WHERE call = $2)",
        [erasedText, call.value])
      try session.run(
        "UPDATE oriole_notes SET text = $1 WHERE ticket IN (SELECT number FROM oriole_tickets WHERE call = $2)",
        [erasedText, call.value])
      try session.run("DELETE FROM oriole_chats WHERE call = $1", [call.value])
      try session.run("UPDATE oriole_calls SET erased_at = to_timestamp($1) WHERE id = $2", [now, call.value])
    }
  }

  public func eraseProfile(of customer: String) async throws(StoreError) -> Bool {
    try await write { session in
      try session.run("UPDATE oriole_audit SET subject = $1 WHERE subject = $2", [erasedText, customer])
      return try session.run("DELETE FROM oriole_customers WHERE id = $1", [customer]).count > 0
    }
  }

  public func eraseProfiles(unchangedSince deadline: Date) async throws(StoreError) -> Int {
    try await write { session in
      try session.run("DELETE FROM oriole_customers WHERE changed_at < to_timestamp($1)", [deadline]).count
    }
  }
}

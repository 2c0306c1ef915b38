import Dialogue
public import Foundation
import GRDB
public import Records

/// Erases what people said, and who they were; what is counted stays.
extension SQLiteStore {
  public func calls(mentioning text: String, after call: CallID?) async throws(StoreError) -> [CallID] {
    let quoted = String(try RecordCoding.text(of: text).dropFirst().dropLast())
    return try await read { db in
      let sql = """
        SELECT DISTINCT call FROM oriole_journal WHERE call > ? AND instr(entry, ?) > 0 ORDER BY call LIMIT 1000
        """
      return try Int64.fetchAll(db, sql: sql, arguments: [call?.value ?? 0, quoted]).map(CallID.init)
    }
  }

  public func calls(toEraseBefore deadline: Date) async throws(StoreError) -> [CallID] {
    try await read { db in
      let sql = "SELECT id FROM oriole_calls WHERE erased_at IS NULL AND started_at < ? ORDER BY id LIMIT 1000"
      return try Int64.fetchAll(db, sql: sql, arguments: [deadline]).map(CallID.init)
    }
  }

  public func isErased(_ call: CallID) async throws(StoreError) -> Bool {
    try await read { db in
      let sql = "SELECT count(*) FROM oriole_calls WHERE id = ? AND erased_at IS NOT NULL"
      return try Int.fetchOne(db, sql: sql, arguments: [call.value]) == 1
    }
  }

  public func erase(_ call: CallID, at now: Date) async throws(StoreError) {
    let path = path
    try await write { db in
      try Self.require(call, in: db)
      let steps = try Row.fetchAll(
        db, sql: "SELECT step, entry FROM oriole_journal WHERE call = ?", arguments: [call.value])
      for row in steps {
        let step: Int = row[0]
        let entry = try RecordCoding.value(
          JournalEntry.self, from: row[1], in: "\(path): call \(call.value), step \(step)")
        try db.execute(
          sql: "UPDATE oriole_journal SET entry = ? WHERE call = ? AND step = ?",
          arguments: [try RecordCoding.text(of: entry.erased), call.value, step])
        for key in entry.actionKeys {
          try db.execute(
            sql: "UPDATE oriole_actions SET key = 'erased ' || number WHERE key = ?", arguments: [key])
        }
      }
      for var ticket in try Ticket.all(db, where: "call = ?", [call.value], at: path) {
        ticket.handoff = ticket.handoff.erased
        ticket.callback = ticket.handoff.callback
        if ticket.state == .waiting { (ticket.state, ticket.closedAt) = (.abandoned, now) }
        try ticket.save(db)
        try ticket.save(handoff: try RecordCoding.text(of: ticket.handoff), db)
      }
      try db.execute(
        sql: """
          UPDATE oriole_messages SET text = ? WHERE ticket IN (SELECT number FROM oriole_tickets WHERE call = ?)
          """, arguments: [erasedText, call.value])
      try db.execute(
        sql: "UPDATE oriole_notes SET text = ? WHERE ticket IN (SELECT number FROM oriole_tickets WHERE call = ?)",
        arguments: [erasedText, call.value])
      try db.execute(sql: "DELETE FROM oriole_chats WHERE call = ?", arguments: [call.value])
      try db.execute(sql: "UPDATE oriole_calls SET erased_at = ? WHERE id = ?", arguments: [now, call.value])
    }
    news.tell(.anything)
  }

  public func eraseProfile(of customer: String) async throws(StoreError) -> Bool {
    try await write { db in
      try db.execute(sql: "UPDATE oriole_audit SET subject = ? WHERE subject = ?", arguments: [erasedText, customer])
      try db.execute(sql: "DELETE FROM oriole_customers WHERE id = ?", arguments: [customer])
      return db.changesCount > 0
    }
  }

  public func eraseProfiles(unchangedSince deadline: Date) async throws(StoreError) -> Int {
    try await write { db in
      try db.execute(sql: "DELETE FROM oriole_customers WHERE changed_at < ?", arguments: [deadline])
      return db.changesCount
    }
  }
}

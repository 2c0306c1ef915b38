public import Foundation
import GRDB
public import Records

/// What agents write about tickets for each other.
extension SQLiteStore {
  public func note(
    _ text: String, _ kind: TicketNote.Kind, by author: String, on ticket: Int, at now: Date
  ) async throws(StoreError) {
    let path = path
    let kept = Message.kept(of: text)
    try await write { db in
      _ = try Ticket.one(db, ticket, at: path)
      try db.execute(
        sql: "INSERT INTO oriole_notes (ticket, kind, author, text, at) VALUES (?, ?, ?, ?, ?)",
        arguments: [ticket, kind.rawValue, author, kept, now])
    }
    news.tell(.message(ticket: ticket))
  }

  public func notes(on ticket: Int, after number: Int) async throws(StoreError) -> [TicketNote] {
    let path = path
    return try await read { db in
      _ = try Ticket.one(db, ticket, at: path)
      let sql = "SELECT * FROM oriole_notes WHERE ticket = ? AND number > ? ORDER BY number LIMIT 100"
      return try Row.fetchAll(db, sql: sql, arguments: [ticket, number]).map { row in
        let number: Int = try row.decode(forColumn: "number")
        let name: String = try row.decode(forColumn: "kind")
        guard let kind = TicketNote.Kind(rawValue: name) else {
          throw StoreError(.corrupt, "\(path): note \(number) has the unknown kind \(name)")
        }
        return TicketNote(
          number: number, kind: kind, author: try row.decode(forColumn: "author"),
          text: try row.decode(forColumn: "text"), at: try row.decode(forColumn: "at"))
      }
    }
  }
}

public import Foundation
public import Records

/// What agents write about tickets for each other.
extension PostgresStore {
  public func note(
    _ text: String, _ kind: TicketNote.Kind, by author: String, on ticket: Int, at now: Date
  ) async throws(StoreError) {
    let place = place
    let kept = Message.kept(of: text)
    try await write { session in
      // One at a time, so that their numbers are in the order in which they can be read.
      _ = try Ticket.one(session, ticket, lock: "FOR NO KEY UPDATE", at: place)
      try session.run(
        "INSERT INTO oriole_notes (ticket, kind, author, text, at) VALUES ($1, $2, $3, $4, to_timestamp($5))",
        [ticket, kind.rawValue, author, kept, now])
    }
  }

  public func notes(on ticket: Int, after number: Int) async throws(StoreError) -> [TicketNote] {
    let place = place
    return try await repeatable { session in
      _ = try Ticket.one(session, ticket, at: place)
      let sql = """
        SELECT number, kind, author, text, extract(epoch FROM at) FROM oriole_notes
        WHERE ticket = $1 AND number > $2 ORDER BY number LIMIT 100
        """
      return try session.run(sql, [ticket, number]).rows.map { row in
        guard row.count == 5, let number = row[0].flatMap({ Int($0) }), let kind = row[1].flatMap(TicketNote.Kind.init),
          let author = row[2], let text = row[3], let at = Date(postgresSeconds: row[4])
        else { throw StoreError(.corrupt, "\(place): a note of ticket \(ticket) is not what Oriole wrote") }
        return TicketNote(number: number, kind: kind, author: author, text: text, at: at)
      }
    }
  }
}

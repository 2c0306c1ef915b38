import GRDB
public import Records

/// Words between callers and agents.
extension SQLiteStore {
  public func post(
    _ text: String, from sender: Message.Sender, to ticket: Int, by hold: ChatHold?
  ) async throws(StoreError) {
    let path = path
    let kept = Message.kept(of: text)
    try await write { db in
      try Self.require(hold, in: db)
      let current = try Ticket.one(db, ticket, at: path)
      guard current.admits(sender) else {
        throw StoreError(.conflict, "ticket \(ticket) is \(current.state.rawValue)")
      }
      try db.execute(
        sql: "INSERT INTO oriole_messages (ticket, sender, text) VALUES (?, ?, ?)",
        arguments: [ticket, sender.rawValue, kept])
    }
    news.tell(sender == .caller ? .heard(ticket: ticket) : .message(ticket: ticket))
  }

  public func messages(of ticket: Int, after number: Int) async throws(StoreError) -> [Message] {
    let path = path
    return try await read { db in
      let known = "SELECT EXISTS (SELECT 1 FROM oriole_tickets WHERE number = ?)"
      guard try Bool.fetchOne(db, sql: known, arguments: [ticket]) == true else {
        throw StoreError(.notFound, "ticket \(ticket) does not exist")
      }
      let sql = """
        SELECT number, sender, text FROM oriole_messages WHERE ticket = ? AND number > ? ORDER BY number LIMIT 100
        """
      return try Row.fetchAll(db, sql: sql, arguments: [ticket, number]).map { row in
        let number: Int = try row.decode(forColumn: "number")
        let name: String = try row.decode(forColumn: "sender")
        guard let sender = Message.Sender(rawValue: name) else {
          throw StoreError(.corrupt, "\(path): message \(number) has the unknown sender \(name)")
        }
        return Message(number: number, sender: sender, text: try row.decode(forColumn: "text"))
      }
    }
  }
}

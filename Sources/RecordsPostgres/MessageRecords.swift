public import Records

/// Words between callers and agents.
extension PostgresStore {
  public func post(
    _ text: String, from sender: Message.Sender, to ticket: Int, by hold: ChatHold?
  ) async throws(StoreError) {
    let place = place
    let kept = Message.kept(of: text)
    try await write { session in
      try Self.require(hold, on: session)
      // Words of one ticket come one at a time, so that their numbers are in the order in which they can be read.
      let current = try Ticket.one(session, ticket, lock: "FOR NO KEY UPDATE", at: place)
      guard current.admits(sender) else {
        throw StoreError(.conflict, "ticket \(ticket) is \(current.state.rawValue)")
      }
      try session.run(
        "INSERT INTO oriole_messages (ticket, sender, text) VALUES ($1, $2, $3)", [ticket, sender.rawValue, kept])
    }
  }

  public func messages(of ticket: Int, after number: Int) async throws(StoreError) -> [Message] {
    let place = place
    return try await repeatable { session in
      guard try session.run("SELECT 1 FROM oriole_tickets WHERE number = $1", [ticket]).first != nil else {
        throw StoreError(.notFound, "ticket \(ticket) does not exist")
      }
      let sql = """
        SELECT number, sender, text FROM oriole_messages WHERE ticket = $1 AND number > $2 ORDER BY number LIMIT 100
        """
      return try session.run(sql, [ticket, number]).rows.map { row in
        guard row.count == 3, let number = row[0].flatMap({ Int($0) }), let text = row[2],
          let sender = row[1].flatMap(Message.Sender.init)
        else { throw StoreError(.corrupt, "\(place): a message of ticket \(ticket) is not what Oriole wrote") }
        return Message(number: number, sender: sender, text: text)
      }
    }
  }
}

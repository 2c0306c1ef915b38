public import Foundation
public import Records
import Understanding

/// Chats, and who holds them.
extension PostgresStore {
  public func keep(_ chat: KeptChat, heldBy holder: ChatHolder) async throws(StoreError) {
    try await write { session in
      try Self.require(chat.call, on: session)
      try session.run(
        """
        INSERT INTO oriole_chats (call, name, secret_digest, origin, address, language, run)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """,
        [
          chat.call.value, chat.name, chat.secretDigest, chat.origin, chat.address, chat.language.rawValue, holder.run,
        ])
    }
  }

  /// Refuses what is written by a hold that has gone, and keeps others from taking the chat until it is written.
  static func require(_ hold: ChatHold?, on session: PostgresSession) throws {
    guard let hold else { return }
    let isHeld = "SELECT 1 FROM oriole_chats WHERE call = $1 AND run = $2 FOR NO KEY UPDATE"
    guard try session.run(isHeld, [hold.call.value, hold.run]).first != nil else { throw StoreError.chatTaken }
  }

  public func enter(_ holder: ChatHolder, at now: Date) async throws(StoreError) {
    _ = try await repeatable(isUrgent: true) { session in
      try session.run(
        """
        INSERT INTO oriole_runs (run, node, seen_at) VALUES ($1, $2, to_timestamp($3))
        ON CONFLICT (run) DO UPDATE SET seen_at = excluded.seen_at
        """, [holder.run, holder.node, now])
    }
  }

  /// One statement, as it comes every second; and before all else, so that a node that has much to do is not taken for
  /// dead.
  @discardableResult public func beat(
    _ holder: ChatHolder, fromThoseSeenBefore deadline: Date?, at now: Date
  ) async throws(StoreError) -> HolderStanding {
    try await repeatable(isUrgent: true) { session in
      let row =
        try session.run(
          """
          WITH seen AS (UPDATE oriole_runs SET seen_at = to_timestamp($1) WHERE run = $2 RETURNING run),
          touched AS (
            UPDATE oriole_tickets SET caller_seen_at = to_timestamp($1)
            WHERE state IN ('waiting', 'claimed')
              AND call IN (SELECT call FROM oriole_chats WHERE run IN (SELECT run FROM seen)))
          SELECT EXISTS (SELECT FROM seen),
            EXISTS (SELECT FROM oriole_runs WHERE run <> $2 AND (node = $3 OR seen_at < to_timestamp($4)))
            OR EXISTS (SELECT FROM oriole_chats WHERE run NOT IN (SELECT run FROM oriole_runs))
          """, [now, holder.run, holder.node, deadline]
        ).rows.first ?? []
      return HolderStanding(isKnown: row.first == "t", mayTake: row.last == "t")
    }
  }

  public func takeChats(
    for holder: ChatHolder, fromThoseSeenBefore deadline: Date?, endedSince end: Date, limit: Int, at now: Date
  ) async throws(StoreError) -> [KeptChat] {
    let place = place
    return try await write { session in
      // One at a time: what one has taken the next one must not take too.
      try session.run("SELECT pg_advisory_xact_lock(hashtext('oriole chats'), hashtext(current_schema()))")
      guard try session.run("SELECT 1 FROM oriole_runs WHERE run = $1", [holder.run]).first != nil else {
        throw StoreError.holderUnknown
      }
      try session.run("DELETE FROM oriole_runs WHERE run <> $1 AND node = $2", [holder.run, holder.node])
      if let deadline {
        try session.run(
          "DELETE FROM oriole_runs WHERE run <> $1 AND seen_at < to_timestamp($2)", [holder.run, deadline])
      }
      try session.run(
        "DELETE FROM oriole_chats USING oriole_calls WHERE id = call AND ended_at < to_timestamp($1)", [end])
      let rows = try session.run(
        """
        WITH taken AS (
          UPDATE oriole_chats SET run = $1 WHERE call IN (
            SELECT call FROM oriole_chats WHERE run NOT IN (SELECT run FROM oriole_runs) ORDER BY call LIMIT $2)
          RETURNING *),
        seen AS (
          UPDATE oriole_tickets SET caller_seen_at = to_timestamp($3) FROM taken
          WHERE oriole_tickets.call = taken.call AND state IN ('waiting', 'claimed'))
        SELECT call, name, secret_digest, origin, address, taken.language, extract(epoch FROM started_at)
        FROM taken JOIN oriole_calls ON id = call ORDER BY call
        """, [holder.run, limit, now])
      return try rows.rows.map { try KeptChat($0, in: place) }
    }
  }

  public func isChatKept(_ name: String) async throws(StoreError) -> Bool {
    try await repeatable { session in
      try session.run("SELECT 1 FROM oriole_chats WHERE name = $1", [name]).first != nil
    }
  }

  public func forgetChat(_ name: String, heldBy holder: ChatHolder) async throws(StoreError) {
    _ = try await repeatable { session in
      try session.run("DELETE FROM oriole_chats WHERE name = $1 AND run = $2", [name, holder.run])
    }
  }
}

extension KeptChat {
  fileprivate init(_ row: [String?], in place: String) throws {
    guard row.count == 7, let call = row[0].flatMap({ Int64($0) }), let name = row[1], let digest = row[2],
      let address = row[4], let language = row[5], let startedAt = row[6].flatMap({ Double($0) })
    else { throw StoreError(.corrupt, "\(place): a row of oriole_chats is not what Oriole wrote") }
    self.init(
      call: CallID(call), name: name, secretDigest: digest, origin: row[3], address: address,
      language: Language(rawValue: language), startedAt: Date(timeIntervalSince1970: startedAt))
  }
}

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

  @discardableResult public func beat(_ holder: ChatHolder, at now: Date) async throws(StoreError) -> Bool {
    try await write { session in
      try session.run(
        """
        UPDATE oriole_tickets SET caller_seen_at = to_timestamp($1)
        WHERE state IN ('waiting', 'claimed') AND call IN (SELECT call FROM oriole_chats WHERE run = $2)
        """, [now, holder.run])
      let seen = "UPDATE oriole_runs SET seen_at = to_timestamp($1) WHERE run = $2"
      if try session.run(seen, [now, holder.run]).count > 0 { return true }
      try session.run(
        """
        INSERT INTO oriole_runs (run, node, seen_at) VALUES ($1, $2, to_timestamp($3)) ON CONFLICT (run) DO NOTHING
        """, [holder.run, holder.node, now])
      return false
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

  public func forgetChat(_ name: String) async throws(StoreError) {
    _ = try await repeatable { session in try session.run("DELETE FROM oriole_chats WHERE name = $1", [name]) }
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

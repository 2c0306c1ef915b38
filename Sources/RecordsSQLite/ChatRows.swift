public import Foundation
import GRDB
public import Records
import Understanding

/// Chats, and who holds them.
extension SQLiteStore {
  public func keep(_ chat: KeptChat, heldBy holder: ChatHolder) async throws(StoreError) {
    try await write { db in
      try Self.require(chat.call, in: db)
      try db.execute(
        sql: """
          INSERT INTO oriole_chats (call, name, secret_digest, origin, address, language, run)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          chat.call.value, chat.name, chat.secretDigest, chat.origin, chat.address, chat.language.rawValue, holder.run,
        ])
    }
  }

  /// Refuses what is written by a hold that has gone.
  static func require(_ hold: ChatHold?, in db: Database) throws {
    guard let hold else { return }
    let isHeld = try db.cachedStatement(
      sql: "SELECT EXISTS (SELECT 1 FROM oriole_chats WHERE call = ? AND run = ?)")
    guard try Bool.fetchOne(isHeld, arguments: [hold.call.value, hold.run]) == true else { throw StoreError.chatTaken }
  }

  public func enter(_ holder: ChatHolder, at now: Date) async throws(StoreError) {
    try await write { db in
      try db.execute(
        sql: "INSERT OR REPLACE INTO oriole_runs (run, node, seen_at) VALUES (?, ?, ?)",
        arguments: [holder.run, holder.node, now])
    }
  }

  @discardableResult public func beat(
    _ holder: ChatHolder, fromThoseSeenBefore deadline: Date?, at now: Date
  ) async throws(StoreError) -> HolderStanding {
    try await write { db in
      let seen = try db.cachedStatement(sql: "UPDATE oriole_runs SET seen_at = ? WHERE run = ?")
      try seen.execute(arguments: [now, holder.run])
      let isKnown = db.changesCount > 0
      if isKnown {
        let touch = try db.cachedStatement(
          sql: """
            UPDATE oriole_tickets SET caller_seen_at = ?
            WHERE state IN ('waiting', 'claimed') AND call IN (SELECT call FROM oriole_chats WHERE run = ?)
            """)
        try touch.execute(arguments: [now, holder.run])
      }
      let look = try db.cachedStatement(
        sql: """
          SELECT EXISTS (SELECT 1 FROM oriole_runs WHERE run <> ? AND (node = ? OR seen_at < ?))
            OR EXISTS (SELECT 1 FROM oriole_chats WHERE run NOT IN (SELECT run FROM oriole_runs))
          """)
      let mayTake = try Bool.fetchOne(look, arguments: [holder.run, holder.node, deadline]) ?? false
      return HolderStanding(isKnown: isKnown, mayTake: mayTake)
    }
  }

  public func takeChats(
    for holder: ChatHolder, fromThoseSeenBefore deadline: Date?, endedSince end: Date, limit: Int, at now: Date
  ) async throws(StoreError) -> [KeptChat] {
    try await write { db in
      let isAlive = "SELECT EXISTS (SELECT 1 FROM oriole_runs WHERE run = ?)"
      guard try Bool.fetchOne(db, sql: isAlive, arguments: [holder.run]) == true else {
        throw StoreError.holderUnknown
      }
      try db.execute(
        sql: "DELETE FROM oriole_runs WHERE run <> ? AND (node = ? OR seen_at < ?)",
        arguments: [holder.run, holder.node, deadline])
      try db.execute(
        sql: "DELETE FROM oriole_chats WHERE call IN (SELECT id FROM oriole_calls WHERE ended_at < ?)", arguments: [end]
      )
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT oriole_chats.*, started_at FROM oriole_chats JOIN oriole_calls ON id = call
          WHERE run NOT IN (SELECT run FROM oriole_runs) ORDER BY call LIMIT ?
          """, arguments: [limit])
      let chats = try rows.map(KeptChat.init)
      for chat in chats {
        try db.execute(
          sql: "UPDATE oriole_chats SET run = ? WHERE call = ?", arguments: [holder.run, chat.call.value])
        try db.execute(
          sql: "UPDATE oriole_tickets SET caller_seen_at = ? WHERE call = ? AND state IN ('waiting', 'claimed')",
          arguments: [now, chat.call.value])
      }
      return chats
    }
  }

  public func isChatKept(_ name: String) async throws(StoreError) -> Bool {
    try await read { db in
      try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM oriole_chats WHERE name = ?)", arguments: [name])
        ?? false
    }
  }

  public func forgetChat(_ name: String, heldBy holder: ChatHolder) async throws(StoreError) {
    try await write { db in
      try db.execute(
        sql: "DELETE FROM oriole_chats WHERE name = ? AND run = ?", arguments: [name, holder.run])
    }
  }
}

extension KeptChat {
  fileprivate init(row: Row) throws {
    self.init(
      call: CallID(try row.decode(forColumn: "call")), name: try row.decode(forColumn: "name"),
      secretDigest: try row.decode(forColumn: "secret_digest"), origin: try row.decode(forColumn: "origin"),
      address: try row.decode(forColumn: "address"),
      language: Language(rawValue: try row.decode(forColumn: "language")),
      startedAt: try row.decode(forColumn: "started_at"))
  }
}

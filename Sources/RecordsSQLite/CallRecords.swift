public import Dialogue
public import Foundation
import GRDB
public import Records
import Understanding

/// Calls and their journals.
extension SQLiteStore {
  public func beginCall(_ start: Start, at now: Date) async throws(StoreError) -> CallID {
    try await write { db in
      try db.execute(
        sql: "INSERT INTO oriole_calls (channel, language, started_at) VALUES (?, ?, ?)",
        arguments: [start.channel.rawValue, start.language.rawValue, now])
      return CallID(db.lastInsertedRowID)
    }
  }

  public func append(_ entries: [JournalEntry], to call: CallID, by hold: ChatHold?) async throws(StoreError) {
    var texts: [String] = []
    for entry in entries { texts.append(try RecordCoding.text(of: entry)) }
    try await appends.append(texts, to: call, by: hold)
  }

  /// Writes the journals of several calls in one transaction; a call that does not exist, or is another's, fails alone.
  static func write(
    _ appends: [JournalAppends.Append], to database: any DatabaseWriter, at path: String, telling news: ChangeNews
  ) async -> [Result<Void, StoreError>] {
    do {
      let (outcomes, heard) = try await database.write { db in
        (try appends.map { try Self.write($0, in: db) }, try news.calls(among: appends.map(\.call), in: db))
      }
      for call in heard { news.tell(.journal(call)) }
      return outcomes
    } catch {
      let failure = StoreError(error, at: path)
      return appends.map { _ in .failure(failure) }
    }
  }

  /// One statement an entry asks all that is to be known, because each costs more than what it does.
  private static func write(
    _ append: JournalAppends.Append, in db: Database
  ) throws -> Result<Void, StoreError> {
    if append.texts.isEmpty {
      do {
        try append.hold == nil ? require(append.call, in: db) : require(append.hold, in: db)
        return .success(())
      } catch let refusal as StoreError { return .failure(refusal) }
    }
    // A chat that is held has a call.
    let isThere = append.hold == nil ? "oriole_calls WHERE id = ?1" : "oriole_chats WHERE call = ?1 AND run = ?3"
    let insert = try db.cachedStatement(
      sql: """
        INSERT INTO oriole_journal (call, step, entry)
        SELECT ?1, coalesce((SELECT max(step) FROM oriole_journal WHERE call = ?1), 0) + 1, ?2
        WHERE EXISTS (SELECT 1 FROM \(isThere))
        """)
    for text in append.texts {
      if let hold = append.hold {
        try insert.execute(arguments: [append.call.value, text, hold.run])
      } else {
        try insert.execute(arguments: [append.call.value, text])
      }
      guard db.changesCount > 0 else { return .failure(append.hold == nil ? .noCall(append.call) : .chatTaken) }
    }
    return .success(())
  }

  /// The call that began last; nil when there has been none.
  public func latestCall() async throws(StoreError) -> CallID? {
    try await read { db in try Int64.fetchOne(db, sql: "SELECT max(id) FROM oriole_calls").map(CallID.init) }
  }

  public func journal(of call: CallID, after step: Int) async throws(StoreError) -> [JournalEntry] {
    let path = path
    return try await read { db in
      try Self.require(call, in: db)
      let sql = "SELECT step, entry FROM oriole_journal WHERE call = ? AND step > ? ORDER BY step"
      return try Row.fetchAll(db, sql: sql, arguments: [call.value, step]).map { row in
        let step: Int = row[0]
        return try RecordCoding.value(
          JournalEntry.self, from: row[1], in: "\(path): call \(call.value), step \(step)")
      }
    }
  }

  public func endCall(
    _ call: CallID, as disposition: Disposition, at now: Date, by hold: ChatHold?
  ) async throws(StoreError) {
    try await write { db in
      try Self.require(hold, in: db)
      try Self.require(call, in: db)
      try db.execute(
        sql: "UPDATE oriole_calls SET ended_at = ?, disposition = ? WHERE id = ? AND ended_at IS NULL",
        arguments: [now, disposition.rawValue, call.value])
    }
  }

  static func require(_ call: CallID, in db: Database) throws {
    let exists = try db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM oriole_calls WHERE id = ?)")
    guard try Bool.fetchOne(exists, arguments: [call.value]) == true else {
      throw StoreError.noCall(call)
    }
  }
}

extension StoreError {
  fileprivate static func noCall(_ call: CallID) -> StoreError {
    StoreError(.notFound, "call \(call.value) does not exist")
  }
}

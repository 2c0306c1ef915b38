public import Dialogue
public import Foundation
public import Records
import Understanding

/// Calls and their journals.
extension PostgresStore {
  public func beginCall(_ start: Start, at now: Date) async throws(StoreError) -> CallID {
    try await write { session in
      let number = try session.run(
        """
        INSERT INTO oriole_calls (channel, language, started_at) VALUES ($1, $2, to_timestamp($3)) RETURNING id
        """, [start.channel.rawValue, start.language.rawValue, now]
      ).first
      return CallID(number.flatMap { Int64($0) } ?? 0)
    }
  }

  public func append(_ entries: [JournalEntry], to call: CallID, by hold: ChatHold?) async throws(StoreError) {
    var texts: [String] = []
    for entry in entries { texts.append(try RecordCoding.text(of: entry)) }
    try await write { [texts] session in
      if let hold {
        try Self.require(call, heldBy: hold.run, on: session)
      } else {
        try Self.require(call, lock: "FOR NO KEY UPDATE", on: session)
      }
      try session.run(
        """
        INSERT INTO oriole_journal (call, step, entry)
        SELECT $1, coalesce((SELECT max(step) FROM oriole_journal WHERE call = $1), 0) + place, text
        FROM unnest($2::text[]) WITH ORDINALITY AS entries (text, place)
        """, [call.value, Self.array(texts)])
    }
  }

  /// The call that began last; nil when there has been none.
  public func latestCall() async throws(StoreError) -> CallID? {
    try await repeatable { session in
      try session.run("SELECT max(id) FROM oriole_calls").first.flatMap { Int64($0) }.map(CallID.init)
    }
  }

  public func journal(of call: CallID, after step: Int) async throws(StoreError) -> [JournalEntry] {
    let place = place
    return try await repeatable { session in
      try Self.require(call, on: session)
      let sql = "SELECT step, entry FROM oriole_journal WHERE call = $1 AND step > $2 ORDER BY step"
      return try session.run(sql, [call.value, step]).rows.map { row in
        try RecordCoding.value(
          JournalEntry.self, from: row.last.flatMap { $0 } ?? "",
          in: "\(place): call \(call.value), step \(row.first.flatMap { $0 } ?? "")")
      }
    }
  }

  public func endCall(
    _ call: CallID, as disposition: Disposition, at now: Date, by hold: ChatHold?
  ) async throws(StoreError) {
    try await write { session in
      try Self.require(hold, on: session)
      try Self.require(call, on: session)
      try session.run(
        "UPDATE oriole_calls SET ended_at = to_timestamp($1), disposition = $2 WHERE id = $3 AND ended_at IS NULL",
        [now, disposition.rawValue, call.value])
    }
  }

  static func require(_ call: CallID, lock: String = "", on session: PostgresSession) throws {
    guard try session.run("SELECT 1 FROM oriole_calls WHERE id = $1 \(lock)", [call.value]).first != nil else {
      throw StoreError(.notFound, "call \(call.value) does not exist")
    }
  }

  /// Locks a chat's call and the chat itself: one statement, as journals are written often.
  private static func require(_ call: CallID, heldBy run: String, on session: PostgresSession) throws {
    let isHeld = """
      SELECT 1 FROM oriole_calls JOIN oriole_chats ON call = id WHERE id = $1 AND run = $2 FOR NO KEY UPDATE
      """
    guard try session.run(isHeld, [call.value, run]).first != nil else { throw StoreError.chatTaken }
  }

  /// Texts as the array that PostgreSQL reads.
  static func array(_ texts: [String]) -> String {
    let quoted = texts.map { "\"\($0.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\"" }
    return "{\(quoted.joined(separator: ","))}"
  }
}

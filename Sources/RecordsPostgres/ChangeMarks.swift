import Foundation

/// Numbers the changes that one connection makes, in the database itself and in the same transactions, so that it can be
/// asked after a crash whether the last one was made.
struct ChangeMarks {
  private let writer = UUID().uuidString
  private var last = 0

  /// Marks the transaction as the next change.
  ///
  /// - Parameter session: within a transaction that has done its work.
  /// - Returns: false when the transaction has changed nothing.
  /// - Throws: what the server refuses.
  mutating func mark(on session: PostgresSession) throws(PostgresFault) -> Bool {
    last += 1
    return try session.run(
      """
      INSERT INTO oriole_writers (id, change, at)
      SELECT $1, $2::bigint, now() WHERE pg_current_xact_id_if_assigned() IS NOT NULL
      ON CONFLICT (id) DO UPDATE SET change = excluded.change, at = excluded.at
      """, [writer, last]
    ).count > 0
  }

  /// Whether the last change that was marked has been made: a transaction that still ends is waited for.
  func wasMade(on session: PostgresSession) throws(PostgresFault) -> Bool {
    try session.run(
      """
      INSERT INTO oriole_writers (id, change, at) VALUES ($1, 0, now())
      ON CONFLICT (id) DO UPDATE SET at = excluded.at RETURNING change
      """, [writer]
    ).first == String(last)
  }

  /// Forgets connections that have not written for a day.
  static func sweep(_ session: PostgresSession) throws(PostgresFault) {
    try session.run("DELETE FROM oriole_writers WHERE at < now() - interval '1 day'")
  }
}

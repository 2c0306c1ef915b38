import Dialogue
import GRDB
import Records

/// What changes in the database: this process tells it itself, at once; that another one has written something is looked
/// for while anybody reads.
final class ChangeNews: Sendable {
  private static let pause = Duration.milliseconds(100)

  private let database: any DatabaseWriter
  private let isShared: Bool
  private let readers = ChangeReaders()

  /// - Parameters:
  ///   - database: where it is looked.
  ///   - isShared: whether other processes may write there.
  init(of database: any DatabaseWriter, isShared: Bool) { (self.database, self.isShared) = (database, isShared) }

  func stream() -> AsyncStream<StoreChange> {
    readers.stream {
      guard isShared else { return }
      Task { [self] in await look() }
    }
  }

  func tell(_ change: StoreChange) { readers.tell(change) }

  /// Those of some calls that have an open ticket: nobody minds the journals of the others.
  func calls(among calls: [CallID], in db: Database) throws -> [CallID] {
    guard !readers.isEmpty else { return [] }
    let open = try db.cachedStatement(
      sql: """
        SELECT DISTINCT call FROM oriole_tickets
        WHERE state IN ('waiting', 'claimed') AND call IN (SELECT value FROM json_each(?))
        """)
    let list = "[\(calls.map { String($0.value) }.joined(separator: ","))]"
    return try Int64.fetchAll(open, arguments: [list]).map(CallID.init)
  }

  /// Ends when nobody reads any more.
  private func look() async {
    var last: Int?
    while readers.isServing() {
      // Only what other connections wrote changes it, and all that is written here is written by this one.
      let version = try? await database.writeWithoutTransaction { db in
        try Int.fetchOne(db, sql: "PRAGMA data_version")
      }
      if let version, version != last {
        if last != nil { readers.tell(.anything) }
        last = version
      }
      try? await Task.sleep(for: Self.pause)
    }
  }
}

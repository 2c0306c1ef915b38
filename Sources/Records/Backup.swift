/// A table of a backup; its rows follow.
public struct BackupTable: Sendable, Hashable, Codable {
  public var table: String
  public var columns: [String]
  /// INTEGER, REAL or TEXT a column, for the business's tables; nil for Oriole's own.
  public var types: [String]?

  public init(_ table: String, columns: [String], types: [String]? = nil) {
    self.table = table
    self.columns = columns
    self.types = types
  }

  /// Oriole's own tables in the order in which they can be filled: those that others point to come first.
  package static func inOrder(_ names: [String]) -> [String] {
    let first = ["oriole_calls", "oriole_journal", "oriole_tickets", "oriole_messages", "oriole_notes"]
    let rest = names.filter { !first.contains($0) && !passing.contains($0) }
    return first.filter(names.contains) + rest.sorted()
  }

  /// Not kept: who is at the desk or logged in, which programs run, and what the store itself goes by.
  private static let passing: Set = [
    "oriole_agents", "oriole_logins", "oriole_runs", "oriole_schema", "oriole_writers",
  ]

  /// What to do after a restore, so that no program holds what was restored: whoever runs finds that it has lost its
  /// chats, and goes on with these.
  package static let unheld = ["UPDATE oriole_chats SET run = ''", "DELETE FROM oriole_runs"]

  /// Tables in which a store has what would be lost.
  package static let content = [
    "oriole_calls", "oriole_customers", "oriole_accounts", "oriole_actions", "oriole_audit",
  ]

  package static let hasContent = StoreError(
    .conflict, "the store has calls, customers or accounts already; --replace puts the backup in their place")

  package static func isNewer(_ table: String) -> StoreError {
    StoreError(.conflict, "the backup has \(table), of which this Oriole does not know: use a newer one")
  }
}

/// A part of a backup, in the order of the file. Values are texts as both stores read them, times in UTC.
public enum BackupPart: Sendable, Hashable {
  case table(BackupTable)
  /// A value for each column of the table before.
  case row([String?])
}

/// Takes a backup.
public protocol BackupSink: Sendable {
  /// Begins, also again after a store had to begin again.
  func begin() throws(StoreError)
  func put(_ part: BackupPart) throws(StoreError)
}

/// Gives a backup.
public protocol BackupSource: Sendable {
  /// Goes to the first part.
  func rewind() throws(StoreError)
  /// Nil at the end.
  func next() throws(StoreError) -> BackupPart?
}

import Dialogue
import Foundation
import GRDB
public import Records

/// The embedded store: one SQLite file that several processes may use at once.
///
/// It is kept in write-ahead mode with `synchronous = NORMAL`: what a method has returned from outlives the death of
/// any process; only a power cut may lose the last moments.
public final class SQLiteStore: DurableStore {
  /// Where the file is, or `:memory:`.
  public let path: String
  public var place: String { path }
  let database: any DatabaseWriter
  let appends: JournalAppends
  let news: ChangeNews
  /// How long one lookup may take.
  let lookupLimit: Duration

  /// Opens the file, making it and its folder where they are missing.
  ///
  /// - Throws: `corrupt` for a file that is not a database, `unavailable` for a path that cannot be used and for a
  ///   database that a newer Oriole has written.
  public convenience init(path: String) throws(StoreError) { try self.init(path: path, lookupLimit: .seconds(3)) }

  init(path: String, lookupLimit: Duration) throws(StoreError) {
    self.path = path
    self.lookupLimit = lookupLimit
    do {
      try Self.prepareFolder(for: path)
      let database = try Self.repeatingWhenOthersOpen {
        let pool = try DatabasePool(path: path, configuration: Self.configuration)
        try Self.migrate(pool, at: path)
        return pool
      }
      let news = ChangeNews(of: database, isShared: true)
      appends = JournalAppends { await Self.write($0, to: database, at: path, telling: news) }
      (self.database, self.news) = (database, news)
    } catch { throw StoreError(error, at: path) }
  }

  /// A database that is gone with the process.
  private init(inMemory lookupLimit: Duration) throws(StoreError) {
    path = ":memory:"
    self.lookupLimit = lookupLimit
    do {
      let queue = try DatabaseQueue(configuration: Self.configuration)
      try Self.migrate(queue, at: path)
      let path = path
      let news = ChangeNews(of: queue, isShared: false)
      appends = JournalAppends { await Self.write($0, to: queue, at: path, telling: news) }
      (database, self.news) = (queue, news)
    } catch { throw StoreError(error, at: ":memory:") }
  }

  /// A database that is gone with the process.
  public static func inMemory() throws(StoreError) -> SQLiteStore { try SQLiteStore(inMemory: .seconds(3)) }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.label = "oriole"
    configuration.busyMode = .timeout(5)
    configuration.foreignKeysEnabled = true
    configuration.maximumReaderCount = 4
    // A page that many transactions change is brought from the log into the file once in 16 MB of log, not in 4.
    configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA wal_autocheckpoint = 4000") }
    return configuration
  }

  private static func prepareFolder(for path: String) throws(StoreError) {
    let files = FileManager.default
    var isFolder: ObjCBool = false
    guard !path.isEmpty, !path.contains("\0") else {
      throw StoreError(.unavailable, "the path of the database is empty or not a path")
    }
    if files.fileExists(atPath: path, isDirectory: &isFolder) {
      if isFolder.boolValue { throw StoreError(.unavailable, "\(path): is a folder, not a database") }
      guard files.isWritableFile(atPath: path) else { throw StoreError(.unavailable, "\(path): cannot be written") }
      return
    }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    do {
      try files.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw StoreError(.unavailable, "\(path): the folder \(folder.path) cannot be made")
    }
    guard files.isWritableFile(atPath: folder.path) else {
      throw StoreError(.unavailable, "\(path): the folder \(folder.path) cannot be written")
    }
  }

  /// Two processes that open a new file at the same moment get in each other's way once; the second try finds the
  /// work done.
  private static func repeatingWhenOthersOpen<Value>(_ open: () throws -> Value) throws -> Value {
    for pause in [0.02, 0.1, 0.5] {
      do { return try open() } catch let error as DatabaseError {
        guard [.SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_CONSTRAINT, .SQLITE_ERROR].contains(error.resultCode) else {
          throw error
        }
        Thread.sleep(forTimeInterval: pause)
      }
    }
    return try open()
  }

  private static func migrate(_ database: any DatabaseWriter, at path: String) throws {
    let migrator = Schema.migrator
    if try database.read(migrator.hasBeenSuperseded) {
      throw StoreError(.unavailable, "\(path): was written by a newer Oriole; use that one, or another file")
    }
    try migrator.migrate(database)
  }

  public func changes() -> AsyncStream<StoreChange> { news.stream() }

  // MARK: Transactions

  /// One transaction that holds the write lock from its start. It is finished even when the task that asked for it
  /// is cancelled: the end of a call must be written while the call's task is going down.
  func write<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws(StoreError) -> Value {
    let database = database
    do { return try await Task { try await database.write(body) }.value } catch { throw StoreError(error, at: path) }
  }

  /// One transaction that sees one state of the database.
  func read<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws(StoreError) -> Value {
    let database = database
    do { return try await Task { try await database.read(body) }.value } catch { throw StoreError(error, at: path) }
  }
}

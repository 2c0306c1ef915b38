import Alarms
public import Dialogue
import Foundation
import GRDB
public import Records
import Synchronization

/// Questions to the business's data.
extension SQLiteStore {
  /// Named arguments that the query does not give are NULL. Every column of a row is text: whole numbers without a
  /// fraction, NULL as the empty text.
  ///
  /// - Throws: `badStatement` for a statement that SQLite refuses, that does more than read, or that takes longer
  ///   than 3 s.
  public func facts(for query: Query) async throws(StoreError) -> [Facts] {
    let (database, lookup) = (database, RunningLookup(limit: lookupLimit))
    let reading = Task {
      try await database.read { db in
        // From here on: waiting for a connection is not the statement's fault.
        lookup.begin()
        return try Self.rows(of: query, in: db)
      }
    }
    lookup.set { reading.cancel() }
    defer { lookup.end() }
    do {
      return try await withTaskCancellationHandler {
        try await reading.value
      } onCancel: {
        reading.cancel()
      }
    } catch {
      throw failure(error, of: "lookup \(query.name)", wasCancelled: Task.isCancelled)
    }
  }

  /// What a statement failed with, which is named as `lookup order_by_number`.
  func failure(_ error: any Error, of statement: String, wasCancelled: Bool) -> StoreError {
    let code = (error as? DatabaseError)?.resultCode
    if error is CancellationError || code == .SQLITE_INTERRUPT {
      guard !wasCancelled else { return StoreError(.unavailable, "\(statement): was cancelled") }
      return StoreError(.badStatement, "\(statement): took longer than \(lookupLimit)")
    }
    // SQLite reports a wrong name as SCHEMA when the connection has not read the schema yet.
    let faults: [ResultCode?] = [.SQLITE_ERROR, .SQLITE_MISUSE, .SQLITE_SCHEMA, .SQLITE_TOOBIG, .SQLITE_MISMATCH]
    guard let error = error as? DatabaseError, faults.contains(code) else { return StoreError(error, at: path) }
    return StoreError(.badStatement, "\(statement): \(error.message ?? "is refused")".onOneLine)
  }

  /// A statement that only reads.
  static func reading(_ query: Query, in db: Database) throws -> Statement {
    let statement = try db.cachedStatement(sql: query.statement)
    let word = AuthoredSQL.firstWord(of: query.statement)
    guard statement.isReadonly, AuthoredSQL.readingWords.contains(word) else {
      throw StoreError(.badStatement, "lookup \(query.name): \(word) is refused, a lookup may only read")
    }
    return statement
  }

  private static func rows(of query: Query, in db: Database) throws -> [Facts] {
    let statement = try reading(query, in: db)
    statement.setUncheckedArguments(StatementArguments(query.arguments))
    let rows = try Row.fetchCursor(statement)
    var facts: [Facts] = []
    while facts.count < 100, let row = try rows.next() {
      facts.append(Facts(row.map { ($0, text(of: $1)) }, uniquingKeysWith: { first, _ in first }))
    }
    return facts
  }

  static func text(of value: DatabaseValue) -> String {
    switch value.storage {
    case .null: ""
    case .int64(let number): String(number)
    case .double(let number): Int64(exactly: number).map { String($0) } ?? String(number)
    case .string(let text): text
    case .blob(let data): String(decoding: data, as: UTF8.self)
    }
  }
}

/// A lookup and its time: cancelling its task interrupts SQLite in the middle of a step.
private final class RunningLookup: Sendable {
  private struct State {
    var alarm: AlarmClock.Alarm?
    var cancel: (@Sendable () -> Void)?
    var isOver = false
  }

  private let state = Mutex(State())
  private let limit: Duration

  init(limit: Duration) { self.limit = limit }

  func set(_ cancel: @escaping @Sendable () -> Void) { state.withLock { $0.cancel = cancel } }

  func begin() {
    let alarm = AlarmClock.shared.set(in: limit) { [self] in state.withLock { $0.cancel }?() }
    let isOver = state.withLock { state in
      state.alarm = alarm
      return state.isOver
    }
    if isOver { AlarmClock.shared.cancel(alarm) }
  }

  func end() {
    let alarm = state.withLock { state in
      (state.isOver, state.cancel) = (true, nil)
      return state.alarm
    }
    if let alarm { AlarmClock.shared.cancel(alarm) }
  }
}

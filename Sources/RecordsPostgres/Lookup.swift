public import Dialogue
import Dispatch
import Foundation
public import Records

/// Questions to the business's data.
extension PostgresStore {
  private static let rowLimit = 100

  /// Named arguments that the query does not give are NULL; a value that is no number equals none. Every column of a
  /// row is text: whole numbers without a fraction, NULL as the empty text.
  ///
  /// - Throws: `badStatement` for a statement that PostgreSQL refuses, that does more than read, or that takes longer
  ///   than 3 s.
  public func facts(for query: Query) async throws(StoreError) -> [Facts] {
    let name = "lookup \(query.name)"
    let word = AuthoredSQL.firstWord(of: query.statement)
    guard AuthoredSQL.readingWords.contains(word) else {
      throw StoreError(.badStatement, "\(name): \(word) is refused, a lookup may only read")
    }
    let statement = try numbered(query.statement, of: name)
    let stop = LookupStop()
    let (place, limit) = (place, lookupLimit)
    let result: Result<[Facts], StoreError> = await withTaskCancellationHandler {
      do throws(StoreError) {
        return .success(
          try await lending { connection throws(StoreError) in
            try await connection.perform(.lookup(limit: limit)) { session in
              do throws(PostgresFault) {
                return try Self.rows(of: statement, query.arguments, on: session, stop)
              } catch {
                guard !error.isLost else { throw error }
                throw Self.failure(error, of: name, limit: limit, isStopped: stop.isStopped, at: place)
              }
            }
          })
      } catch { return .failure(error) }
    } onCancel: {
      // Cancelling asks the server, and blocks meanwhile.
      DispatchQueue.global().async { stop.stop() }
    }
    return try result.get()
  }

  func numbered(_ statement: String, of name: String) throws(StoreError) -> NumberedStatement {
    do { return try NumberedStatement(statement) } catch {
      throw StoreError(.badStatement, "\(name): \(error.message)")
    }
  }

  private static func rows(
    of statement: NumberedStatement, _ arguments: [String: String], on session: PostgresSession, _ stop: LookupStop
  ) throws(PostgresFault) -> [Facts] {
    stop.begin(on: session)
    defer { stop.end() }
    guard !stop.isStopped else { throw PostgresFault(.refused(state: "57014"), "was cancelled") }
    // Only as many rows as are read are made.
    _ = try session.run(
      statement, after: "DECLARE oriole_rows NO SCROLL CURSOR FOR ", arguments, misfit: .matchesNothing)
    return try session.script("FETCH \(rowLimit) FROM oriole_rows").facts
  }

  /// What a statement failed with, which is named as `lookup order_by_number`.
  static func failure(
    _ fault: PostgresFault, of statement: String, limit: Duration, isStopped: Bool, at place: String
  ) -> StoreError {
    if isStopped { return StoreError(.unavailable, "\(statement): was cancelled") }
    if fault.isCancelled { return StoreError(.badStatement, "\(statement): took longer than \(limit)") }
    guard fault.isOfStatement || fault.state == "42501" else { return StoreError(fault, at: place) }
    return StoreError(.badStatement, "\(statement): \(fault.message)")
  }
}

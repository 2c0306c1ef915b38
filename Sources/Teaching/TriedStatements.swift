import Assistant
import Dialogue
import Records
import RecordsSQLite

/// An assistant's lookups and actions, tried on its tables without their rows.
struct TriedStatements {
  /// What the rows of each lookup have; a lookup that SQLite refuses is left out.
  private(set) var columns: [String: [String]] = [:]
  private(set) var problems: [AssistantProblem] = []

  /// - Throws: when there can be no store.
  init(_ check: AssistantCheck) async throws(TeachingError) {
    let store: SQLiteStore
    do { store = try SQLiteStore.inMemory() } catch { throw TeachingError(error.message) }
    // One at a time: a table that is refused does not take the others with it.
    for table in check.tables {
      do {
        try await store.load([DataTable(name: table.name, columns: table.columns, rows: [])])
      } catch {
        problems.append(
          AssistantProblem(
            file: check.file, line: check.line(ofTable: table.name), severity: .error, message: error.message))
      }
    }
    // What a web service answers is not known before it is asked.
    for lookup in check.lookups where WebAddress(lookup.statement) == nil {
      do {
        columns[lookup.name] = try await store.columns(
          of: Query(lookup.name, statement: lookup.statement, arguments: [:]))
      } catch { problems.append(Self.problem(error, "lookup", lookup)) }
    }
    for action in check.actions {
      do {
        try await store.check(
          ActionRequest(name: action.name, statement: action.statement, arguments: [:], key: action.name))
      } catch { problems.append(Self.problem(error, "action", action)) }
    }
  }

  private static func problem(
    _ error: StoreError, _ kind: String, _ tried: AuthoredStatement
  ) -> AssistantProblem {
    let reason = error.message.replacing("\(kind) \(tried.name): ", with: "", maxReplacements: 1)
    return AssistantProblem(
      file: tried.file, line: tried.line, severity: .error, message: "\(tried.path): \(reason)")
  }
}

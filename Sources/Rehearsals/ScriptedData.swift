import Calls
import Dialogue
import Records
import Synchronization

/// The business's data as a rehearsal has them: they work, fail, or do not come back.
final class ScriptedData: Sendable {
  private struct State {
    var conduct = LookupConduct.work
    var hanging = 0
    var isOver = false
  }

  private let ask: Lookups.Ask
  private let log: HappeningLog
  private let state = Mutex(State())

  init(log: HappeningLog, ask: @escaping Lookups.Ask) {
    self.ask = ask
    self.log = log
  }

  func set(_ conduct: LookupConduct) { state.withLock { $0.conduct = conduct } }

  /// Whether something waits for data that do not come.
  var isHanging: Bool { state.withLock { $0.hanging > 0 } }

  /// Lets go of what waits.
  func end() { state.withLock { $0.isOver = true } }

  func facts(for query: Query) async throws(StoreError) -> [Facts] {
    log.note(query)
    switch state.withLock({ $0.conduct }) {
    case .work: return try await ask(query)
    case .fail: throw StoreError(.unavailable, "lookup \(query.name): cannot be reached, as the conversation wants it")
    case .hang:
      state.withLock { $0.hanging += 1 }
      while !state.withLock({ $0.isOver }) { try? await Task.sleep(for: .milliseconds(5)) }
      throw StoreError(.unavailable, "lookup \(query.name): never came back, as the conversation wants it")
    }
  }
}

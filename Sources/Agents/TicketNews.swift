import Records
import Synchronization

/// Tells the callers of this process when something has happened to their tickets: one reader of the store's changes for
/// all of them.
final class TicketNews: Sendable {
  private struct State {
    var callers: [Int: [Int: AsyncStream<Void>.Continuation]] = [:]
    var next = 0
    var reading: Task<Void, Never>?
    /// What was last seen where the store could not tell what has changed.
    var marks: [Int: TicketMark] = [:]
  }

  private let store: any Store
  private let state = Mutex(State())

  init(of store: any Store) { self.store = store }

  deinit { state.withLock { $0.reading?.cancel() } }

  /// A sign whenever a ticket should be looked at; signs that nobody has taken yet are one.
  func signs(of ticket: Int) -> AsyncStream<Void> {
    let (signs, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let number = state.withLock { state in
      state.next += 1
      state.callers[ticket, default: [:]][state.next] = continuation
      if state.reading == nil {
        let changes = store.changes()
        state.reading = Task { [weak self] in
          for await change in changes { await self?.tell(change) }
        }
      }
      return state.next
    }
    continuation.onTermination = { [weak self] _ in self?.remove(number, of: ticket) }
    return signs
  }

  private func remove(_ number: Int, of ticket: Int) {
    state.withLock { state in
      state.callers[ticket]?[number] = nil
      if state.callers[ticket]?.isEmpty == true { state.callers[ticket] = nil }
      guard state.callers.isEmpty else { return }
      state.reading?.cancel()
      state.reading = nil
    }
  }

  private func tell(_ change: StoreChange) async {
    switch change {
    case .ticket(let number), .message(let number): wake([number])
    case .anything: await compare()
    case .heard, .journal, .agents: break
    }
  }

  /// One look for all callers: with hundreds of them, a look of each whenever another process writes would be too much.
  private func compare() async {
    guard let found = try? await store.ticketMarks() else { return }
    let marks = Dictionary(found.map { ($0.ticket, $0) }) { first, _ in first }
    wake(
      state.withLock { state in
        defer { state.marks = marks }
        return state.callers.keys.filter { state.marks[$0] != marks[$0] }
      })
  }

  private func wake(_ tickets: [Int]) {
    let callers = state.withLock { state in tickets.flatMap { (state.callers[$0] ?? [:]).values } }
    for caller in callers { caller.yield() }
  }
}

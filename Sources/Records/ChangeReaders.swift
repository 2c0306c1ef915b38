import Synchronization

/// Those in this process who want to hear of changes.
package final class ChangeReaders: Sendable {
  private struct State {
    var readers: [Int: AsyncStream<StoreChange>.Continuation] = [:]
    var next = 0
    var isServed = false
  }

  /// Changes that wait for one reader; those who are late read everything again.
  private static let limit = 256
  private let state = Mutex(State())

  package init() {}

  /// The changes from now on, until the task that reads them ends.
  ///
  /// - Parameter serve: begins to look for changes in other processes; called when nobody does, which whoever looks asks
  ///   by `isServing`.
  /// - Returns: the changes.
  package func stream(_ serve: () -> Void = {}) -> AsyncStream<StoreChange> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: StoreChange.self, bufferingPolicy: .bufferingNewest(Self.limit))
    let (number, begins) = state.withLock { state in
      state.next += 1
      state.readers[state.next] = continuation
      defer { state.isServed = true }
      return (state.next, !state.isServed)
    }
    continuation.onTermination = { [weak self] _ in self?.remove(number) }
    if begins { serve() }
    return stream
  }

  private func remove(_ number: Int) { state.withLock { _ = $0.readers.removeValue(forKey: number) } }

  /// Whether whoever looks for changes should go on; false, once, when nobody reads any more.
  package func isServing() -> Bool {
    state.withLock { state in
      state.isServed = !state.readers.isEmpty
      return state.isServed
    }
  }

  package var isEmpty: Bool { state.withLock { $0.readers.isEmpty } }

  package func tell(_ change: StoreChange) {
    for reader in state.withLock({ $0.readers.values.map(\.self) }) {
      if case .dropped = reader.yield(change) { reader.yield(.anything) }
    }
  }
}

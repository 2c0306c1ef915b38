import CPQ
import Synchronization

/// Lets a lookup be cancelled while its connection is busy with it, and no other statement after it.
final class LookupStop: Sendable {
  private struct State: ~Copyable {
    var canceller: PostgresCanceller?
    var isStopped = false
  }

  private let state = Mutex(State(canceller: nil))

  var isStopped: Bool { state.withLock { $0.isStopped } }

  /// The lookup begins on this session.
  func begin(on session: PostgresSession) {
    let canceller = session.canceller()
    state.withLock { state in state.canceller = canceller }
  }

  /// The lookup has ended; returns when no cancelling is under way.
  func end() { state.withLock { $0.canceller = nil } }

  /// Blocks for a round trip to the server.
  func stop() {
    state.withLock { state in
      state.isStopped = true
      state.canceller?.cancel()
    }
  }
}

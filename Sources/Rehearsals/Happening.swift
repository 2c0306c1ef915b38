import Calls
import Dialogue
import Synchronization

/// What a turn has led to.
struct Happening: Sendable {
  /// In the order of time.
  var events: [TimelineEvent] = []
  /// Prompts as they began to sound.
  var began: [(prompt: Prompt, at: Duration)] = []
  var queries: [Query] = []
  /// When the caller was done, on the call's clock.
  var doneAt = Duration.zero
  var warnings: [String] = []

  /// From the caller's end to the first prompt after it.
  var delay: Duration? { began.first { $0.at >= doneAt }.map { $0.at - doneAt } }
}

/// Takes down what happens in a call, to be looked at turn by turn.
final class HappeningLog: Sendable {
  private let state = Mutex(Happening())

  var observer: CallObserver {
    CallObserver(
      happened: { event in self.state.withLock { $0.events.append(event) } },
      began: { prompt, at in self.state.withLock { $0.began.append((prompt, at)) } },
      warned: { warning in self.state.withLock { $0.warnings.append(warning) } })
  }

  func note(_ query: Query) { state.withLock { $0.queries.append(query) } }

  func noteDone(at now: Duration) { state.withLock { $0.doneAt = now } }

  /// All since the last time.
  func take() -> Happening {
    state.withLock { state in
      defer { state = Happening(doneAt: state.doneAt) }
      return state
    }
  }
}

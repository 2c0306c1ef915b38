import Hummingbird
import Synchronization

/// What becomes of a socket when it is open.
struct SocketRun: Sendable {
  let limits: SocketLimits
  /// Who opens it.
  let client: String
  let run: @Sendable (Socket) async -> Void
}

/// A request's wish to become a socket; the address that it is for agrees to it, or does not.
final class SocketUpgrade: Sendable {
  private struct State {
    var run: SocketRun?
    var refusal: Response?
  }

  private let state = Mutex(State())

  func agree(to run: SocketRun) { state.withLock { $0.run = run } }

  func refuse(_ response: Response) { state.withLock { $0.refusal = response } }

  /// Nil when nobody has agreed.
  var run: SocketRun? { state.withLock { $0.run } }

  /// What is answered instead.
  var refusal: Response? { state.withLock { $0.refusal } }
}

public import Dialogue

/// One caller's connection: performs what a conversation asks for. What the caller does reaches the call as events.
public protocol Line: Sendable {
  /// Begins an effect and returns; its completion arrives as an event.
  func perform(_ effect: Effect) async
}

/// How a call's time goes.
public enum Pacing: Sendable, Hashable {
  /// Time stands still while work is done: faster than real time, and the same each time.
  case virtual
  /// Work is done beside the running time.
  case live
}

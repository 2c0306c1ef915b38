import Calls

/// Plays one conversation, turn by turn.
protocol Player {
  var call: Call { get }
  /// On the call's own clock.
  var now: Duration { get }
  /// Returns when Oriole has nothing more to do until the next turn.
  mutating func perform(_ turn: RehearsedTurn, next: RehearsedTurn?) async throws
  func finish() async
}

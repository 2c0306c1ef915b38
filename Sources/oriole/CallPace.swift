import ArgumentParser
import Calls

/// How fast recorded callers speak.
enum CallPace: String, ExpressibleByArgument, CaseIterable {
  case virtual
  case realTime = "real-time"

  /// Between the beginnings of calls that go on together.
  static let stagger = Duration.milliseconds(250)

  var pacing: Pacing { self == .virtual ? .virtual : .live }
}

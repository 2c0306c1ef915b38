import Dialogue

/// The times at which turns time out, on the call's own clock. Pure; holds at most 64.
struct CallTimers {
  private var due: [(at: Duration, turn: Turn)] = []

  var isEmpty: Bool { due.isEmpty }
  /// The earliest of them.
  var next: Duration? { due.first?.at }

  mutating func set(_ turn: Turn, at time: Duration) {
    due.append((time, turn))
    due.sort { $0.at < $1.at }
    if due.count > 64 { due.removeFirst() }
  }

  /// The turns whose time has come, earliest first.
  mutating func take(until now: Duration) -> [Turn] {
    let ready = due.prefix { $0.at <= now }
    due.removeFirst(ready.count)
    return ready.map(\.turn)
  }
}

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

  /// What the turn waited for is there.
  mutating func cancel(_ turn: Turn) { due.removeAll { $0.turn == turn } }

  /// The turns whose time has come, earliest first.
  mutating func take(until now: Duration) -> [Turn] {
    let ready = due.prefix { $0.at <= now }
    due.removeFirst(ready.count)
    return ready.map(\.turn)
  }
}

extension Event {
  /// The turn whose question to the world this answers: nobody waits for that any more.
  var answered: Turn? {
    switch self {
    case .lookedUp(_, let turn), .acted(_, let turn), .recalled(_, let turn), .failed(let turn): turn
    default: nil
    }
  }
}

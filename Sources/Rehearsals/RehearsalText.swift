import Calls

/// How conversations went, for people at a terminal.
public struct RehearsalText: Sendable {
  public init() {}

  /// Where a conversation went otherwise than wanted, and what happened up to there; nil for one that went well.
  public func failure(_ outcome: RehearsalOutcome) -> String? {
    guard let difference = outcome.difference else { return nil }
    let rehearsal = outcome.rehearsal
    var lines = ["\(rehearsal.file):\(difference.line): \(rehearsal.name): \(difference.message)"]
    for (index, events) in outcome.turns.enumerated() {
      let isLast = index == difference.turn
      lines += events.map { "  \(isLast ? "▶" : " ") \(TimelineText().line($0))" }
    }
    lines += outcome.warnings.map { "    warning: \($0)" }
    return lines.joined(separator: "\n")
  }

  public func summary(_ outcomes: [RehearsalOutcome]) -> String {
    let failed = outcomes.count { !$0.isPassed }
    let seconds = outcomes.reduce(0) { $0 + Int($1.duration.components.seconds) }
    let turns = outcomes.reduce(0) { $0 + $1.rehearsal.turns.count }
    func count(_ number: Int, _ name: String) -> String { "\(number) \(name)\(number == 1 ? "" : "s")" }
    let counts = "\(count(outcomes.count, "conversation")), \(count(turns, "turn")), \(seconds) s of calls"
    return failed == 0 ? "\(counts): all as they should be" : "\(counts): \(failed) went otherwise"
  }
}

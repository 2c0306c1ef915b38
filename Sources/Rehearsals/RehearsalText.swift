import Calls

/// How conversations went, for people at a terminal.
public struct RehearsalText: Sendable {
  public init() {}

  /// Where a conversation went otherwise than wanted, and what happened up to there; nil for one that went well.
  public func failure(_ outcome: RehearsalOutcome) -> String? {
    guard let difference = outcome.difference else { return nil }
    let rehearsal = outcome.rehearsal
    let head = "\(rehearsal.file):\(difference.line): \(rehearsal.name): \(difference.message)"
    return ([head] + timeline(outcome, upTo: difference.turn)).joined(separator: "\n")
  }

  /// All that happened in a conversation that went well.
  public func whole(_ outcome: RehearsalOutcome) -> String {
    let rehearsal = outcome.rehearsal
    let head = "\(rehearsal.file):\(rehearsal.line): \(rehearsal.name): as it should be"
    return ([head] + timeline(outcome, upTo: nil)).joined(separator: "\n")
  }

  private func timeline(_ outcome: RehearsalOutcome, upTo last: Int?) -> [String] {
    var lines: [String] = []
    for (index, events) in outcome.turns.enumerated() {
      lines += events.map { "  \(index == last ? "▶" : " ") \(TimelineText().line($0))" }
    }
    return lines + outcome.warnings.map { "    warning: \($0)" }
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

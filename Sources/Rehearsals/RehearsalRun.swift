import Calls

/// Plays conversations, several at once.
public struct RehearsalRun: Sendable {
  private let stage: Stage

  public init(on stage: Stage) { self.stage = stage }

  /// - Parameters:
  ///   - rehearsals: each with a store, a clock and a line of its own, so that none touches another.
  ///   - width: how many are played at once.
  ///   - ended: called as each has ended, in no order.
  /// - Returns: how each went, in the order given.
  public func play(
    _ rehearsals: [Rehearsal], atOnce width: Int, ended: @escaping @Sendable (RehearsalOutcome) -> Void = { _ in }
  ) async -> [RehearsalOutcome] {
    await withTaskGroup(of: (Int, RehearsalOutcome).self) { group in
      var outcomes = [RehearsalOutcome?](repeating: nil, count: rehearsals.count)
      for (index, rehearsal) in rehearsals.enumerated() {
        if index >= max(1, width), let (place, outcome) = await group.next() { outcomes[place] = outcome }
        group.addTask {
          let outcome = await play(rehearsal)
          ended(outcome)
          return (index, outcome)
        }
      }
      for await (place, outcome) in group { outcomes[place] = outcome }
      return outcomes.compactMap(\.self)
    }
  }

  public func play(_ rehearsal: Rehearsal) async -> RehearsalOutcome {
    let log = HappeningLog()
    var outcome = RehearsalOutcome(rehearsal: rehearsal, turns: [], warnings: [], difference: nil, duration: .zero)
    do {
      guard !(rehearsal.isSpoken && rehearsal.needsLiveWork) else {
        throw RehearsalError("“lookups: hang” is for typed conversations only")
      }
      var player: any Player =
        rehearsal.isSpoken
        ? try await SpokenPlayer(rehearsal, on: stage, log: log) : try await TypedPlayer(rehearsal, on: stage, log: log)
      await play(rehearsal, by: &player, log, &outcome)
      outcome.duration = player.now
      await player.finish()
    } catch {
      outcome.difference = .init(turn: 0, line: rehearsal.line, message: "\(error)")
    }
    return outcome
  }

  private func play(
    _ rehearsal: Rehearsal, by player: inout any Player, _ log: HappeningLog, _ outcome: inout RehearsalOutcome
  ) async {
    let first = RehearsedTurn(line: rehearsal.line, deed: .call, expected: Expected())
    let turns = rehearsal.turns.first?.deed == .call ? rehearsal.turns : [first] + rehearsal.turns
    for (index, turn) in turns.enumerated() {
      do {
        guard await player.call.disposition == nil else { throw RehearsalError("the call has ended before this turn") }
        try await player.perform(turn, next: index + 1 < turns.count ? turns[index + 1] : nil)
      } catch {
        outcome.difference = .init(turn: index, line: turn.line, message: "\(error)")
      }
      let happening = log.take()
      outcome.turns.append(happening.events)
      outcome.warnings += happening.warnings
      if outcome.difference == nil, let message = Verdict(expected: turn.expected, happening: happening).difference {
        outcome.difference = .init(turn: index, line: turn.line, message: message)
      }
      guard outcome.difference == nil else { return }
    }
  }
}

import Dialogue
import Foundation
import Records

/// How long each waiting caller will probably wait: the queue is played on many times, each time with other handling
/// times, by the same rules as it is served. No clock, no IO; the same queue gives the same forecast.
struct WaitForecast: Sendable {
  /// Times that the queue is played on; fewer when many wait.
  private static let plays = 96
  /// Callers beyond these are told the wait of the last of them.
  private static let longest = 400
  private static let mostSeconds = 86_400.0

  /// Seconds by ticket; the median of the plays. Who is served in fewer than half of them has none.
  let seconds: [Int: Double]

  /// - Parameters:
  ///   - routing: who waits, in order.
  ///   - agents: those who are at the desk and serve callers.
  ///   - busy: tickets that agents hold.
  ///   - handling: what callers take.
  ///   - history: how callers went who came lately, by which more like them are expected.
  ///   - now: the time.
  init(
    routing: Routing, agents: [AgentStatus], busy: [Ticket], handling: HandlingTimes, history: QueueHistory,
    at now: Date
  ) {
    let waiting = Array(routing.waiting.prefix(Self.longest))
    guard !agents.isEmpty, !waiting.isEmpty, handling.time(for: "") != nil else {
      seconds = [:]
      return
    }
    let plays = max(16, min(Self.plays, 20_000 / waiting.count))
    var waits: [[Double]] = Array(repeating: [], count: waiting.count)
    let kinds = Array(Set(agents.map(\.competence)))
    let servers = agents.map { agent in
      QueueServer(agent, kinds, holding: busy.first { $0.agent == agent.name }, handling, at: now)
    }
    let callers = waiting.enumerated().map { QueuePlay.Caller($1, place: $0, kinds, handling, at: now) }
    var random = SeededRandom(seed: 0x0910_1E00)
    for _ in 0..<plays {
      let coming = history.overtakers(of: waiting, at: now, &random)
      var play = QueuePlay(
        callers: callers, coming: coming.map { QueuePlay.Caller($0, place: nil, kinds, handling, at: now) },
        servers: servers, hangUpRate: history.hangUpRate, &random)
      for (place, wait) in play.run(&random) { waits[place].append(min(wait, Self.mostSeconds)) }
    }
    var seconds: [Int: Double] = [:]
    for (place, ticket) in waiting.enumerated() where 2 * waits[place].count > plays {
      let sorted = waits[place].sorted()
      seconds[ticket.number] = (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }
    self.seconds = seconds
  }
}

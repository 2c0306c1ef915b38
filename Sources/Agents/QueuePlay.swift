import Dialogue
import Foundation
import Records

/// One agent of a queue that is played on.
struct QueueServer: Sendable {
  /// The agent's kind, by what it can serve.
  let kind: Int
  private let wrapUp: Double
  /// How long the present caller has been there, and what such callers take.
  private let talking: (elapsed: Double, time: LogNormal)?
  /// Seconds until the wrap-up is over.
  private let wrappingUp: Double

  init(
    _ agent: AgentStatus, _ kinds: [Competence], holding ticket: Ticket?, _ handling: HandlingTimes, at now: Date
  ) {
    kind = kinds.firstIndex(of: agent.competence) ?? 0
    wrapUp = max(0, agent.wrapUpSeconds)
    talking = ticket.flatMap { ticket in
      handling.time(for: ticket.handoff.queue).map { time in
        (max(0, now.timeIntervalSince(ticket.claimedAt ?? now)), time)
      }
    }
    let isWrappingUp = ticket == nil && agent.state == .wrapUp
    wrappingUp = isWrappingUp ? max(0, agent.wrapUpSeconds - now.timeIntervalSince(agent.since)) : 0
  }

  /// Seconds until the next caller can be taken, as it may be.
  func freeAfter(_ random: inout SeededRandom) -> Double {
    guard let talking else { return wrappingUp }
    return talking.time.rest(after: talking.elapsed, &random) + wrapUp
  }

  /// Seconds that a new caller takes, as it may be.
  func time(_ took: LogNormal, _ random: inout SeededRandom) -> Double { took.sample(&random) + wrapUp }
}

/// One way in which a queue may go on, by the rules of `Routing`.
struct QueuePlay {
  struct Caller: Sendable {
    /// The place among those who wait now; nil for one who is still to come.
    let place: Int?
    let ticket: Ticket
    let time: LogNormal
    /// From when on each kind of agent can serve the caller, in seconds.
    let from: [Double]

    init(_ ticket: Ticket, place: Int?, _ kinds: [Competence], _ handling: HandlingTimes, at now: Date) {
      self.place = place
      self.ticket = ticket
      time = handling.time(for: ticket.handoff.queue) ?? LogNormal(mu: 0, sigma: 0)
      let comes = max(0, ticket.openedAt.timeIntervalSince(now))
      from = kinds.map { kind in
        if ticket.isFor(kind, at: now) { return comes }
        guard let fallback = ticket.handoff.fallback else { return .infinity }
        let later = ticket.openedAt.addingTimeInterval(fallback.afterSeconds)
        return ticket.isFor(kind, at: later) ? max(comes, later.timeIntervalSince(now)) : .infinity
      }
    }
  }

  /// In the order of service.
  private let callers: [Caller]
  /// When each will have hung up.
  private var patience: [Double]
  private var isServed: [Bool]
  private var servers: [(server: QueueServer, free: Double)]
  /// Those who wait now and have not been served.
  private var open: Int

  /// - Parameters:
  ///   - callers: who waits now, in the order of service.
  ///   - coming: who will come.
  ///   - servers: the agents.
  ///   - hangUpRate: waiting callers who hang up, a second.
  ///   - random: decides what is left to chance.
  init(
    callers: [Caller], coming: [Caller], servers: [QueueServer], hangUpRate: Double, _ random: inout SeededRandom
  ) {
    self.callers = coming.isEmpty ? callers : (callers + coming).sorted { $0.ticket.goesBefore($1.ticket) }
    patience = []
    for caller in self.callers {
      let isOnLine = caller.ticket.callback == nil && caller.place != nil
      patience.append(isOnLine ? random.exponential(rate: hangUpRate) : .infinity)
    }
    isServed = Array(repeating: false, count: self.callers.count)
    var free: [(server: QueueServer, free: Double)] = []
    for server in servers { free.append((server, server.freeAfter(&random))) }
    self.servers = free
    open = callers.count
  }

  /// When each of those who wait now is taken, or would be who hang up before.
  mutating func run(_ random: inout SeededRandom) -> [(place: Int, wait: Double)] {
    var waits: [(place: Int, wait: Double)] = []
    while open > 0, let index = servers.indices.min(by: { servers[$0].free < servers[$1].free }) {
      let (server, time) = servers[index]
      let (found, later) = next(for: server.kind, at: time)
      guard let found else {
        // Nobody for this agent, or nobody yet.
        if later.isFinite { servers[index].free = later } else { servers.remove(at: index) }
        continue
      }
      isServed[found] = true
      if let place = callers[found].place {
        waits.append((place, time))
        open -= 1
      }
      guard patience[found] > time else { continue }
      servers[index].free = time + server.time(callers[found].time, &random)
    }
    return waits
  }

  /// The first caller for such an agent, or else when there is one.
  private func next(for kind: Int, at time: Double) -> (caller: Int?, later: Double) {
    var later = Double.infinity
    for index in callers.indices where !isServed[index] {
      let from = callers[index].from[kind]
      if from <= time { return (index, time) }
      later = min(later, from)
    }
    return (nil, later)
  }
}

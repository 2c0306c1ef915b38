import Dialogue
import Foundation
import Records
import Understanding

/// A day of a contact centre, served by `Routing` and told waits by the queue's own estimate. The same seed gives the
/// same day.
struct QueueSimulation {
  /// What a caller was told who had to wait, and what came of it.
  struct Told: Sendable {
    var estimate: Double?
    /// The same by the place and the mean time alone.
    var byPlace: Double?
    /// The same when it is known what such callers take, which no queue knows.
    var knowing: Double?
    var position: Int
    var openedAt: Date
    /// Until an agent came; nil for one who hung up.
    var wait: Double?
  }

  private enum Happening {
    case comes(Ticket, patience: Double)
    case hangsUp(Int)
    /// The caller of this agent goes.
    case closes(Int)
    case isReady(Int)
  }

  private let scenario: QueueScenario
  private let begin = Date(timeIntervalSince1970: 1_800_000_000)
  private var random: SeededRandom
  private var agenda: [(at: Date, what: Happening)] = []
  private var agents: [AgentStatus]
  private var open: [Ticket] = []
  private var outcomes: [TicketOutcome] = []
  private(set) var told: [Int: Told] = [:]
  private(set) var served = 0
  private(set) var hungUp: [Double] = []

  init(_ scenario: QueueScenario, seed: UInt64) {
    self.scenario = scenario
    random = SeededRandom(seed: seed)
    let begin = begin
    agents = scenario.agents.enumerated().map { number, competence in
      AgentStatus(
        name: "agent \(number)", competence: competence, state: .ready, since: begin, seenAt: begin,
        wrapUpSeconds: scenario.wrapUpSeconds)
    }
  }

  mutating func run() {
    arrive()
    while let index = agenda.indices.min(by: { agenda[$0].at < agenda[$1].at }) {
      let (now, what) = agenda.remove(at: index)
      switch what {
      case .comes(let ticket, let patience):
        open.append(ticket)
        agenda.append((now.addingTimeInterval(patience), .hangsUp(ticket.number)))
        serve(at: now)
        tell(ticket.number, at: now)
        continue
      case .hangsUp(let number):
        guard let place = open.firstIndex(where: { $0.number == number && $0.state == .waiting }) else { continue }
        hungUp.append(now.timeIntervalSince(open[place].openedAt))
        end(open.remove(at: place).abandoned(at: now))
      case .closes(let agent): close(agent, at: now)
      case .isReady(let agent): set(agent, .ready, at: now)
      }
      serve(at: now)
    }
  }

  /// All who will come, by Poisson processes whose rate changes from hour to hour.
  private mutating func arrive() {
    let capacity = Double(scenario.agents.count) / scenario.meanCycle
    var number = 0
    for (hour, load) in scenario.load.enumerated() {
      var second = random.exponential(rate: load * capacity)
      while second < 3_600 {
        number += 1
        let ticket = caller(number, at: begin.addingTimeInterval(Double(hour) * 3_600 + second))
        let patience = random.exponential(rate: 1 / scenario.patienceSeconds)
        agenda.append((ticket.openedAt, .comes(ticket, patience: patience)))
        second += random.exponential(rate: load * capacity)
      }
    }
  }

  private mutating func caller(_ number: Int, at time: Date) -> Ticket {
    var point = random.uniform() * scenario.skills.reduce(0) { $0 + $1.share }
    var skill = scenario.skills.first?.name ?? ""
    for one in scenario.skills where point >= 0 {
      skill = one.name
      point -= one.share
    }
    var handoff = Handoff(
      queue: skill, reason: .asked, language: random.uniform() < scenario.mandarinShare ? .mandarin : .english,
      intent: nil, slots: [:], frustration: 0, tried: [], transcript: [])
    if random.uniform() < scenario.favouredShare { handoff.headStart = scenario.headStart }
    return Ticket(
      number: number, call: CallID(Int64(number)), handoff: handoff, state: .waiting, openedAt: time, callerSeenAt: time
    )
  }

  private mutating func serve(at now: Date) {
    let offers = Routing(open, at: now).offers(to: agents)
    for (index, agent) in agents.enumerated() {
      guard let number = offers[agent.name], let place = open.firstIndex(where: { $0.number == number }),
        let claimed = try? open[place].claimed(by: agent.name, at: now)
      else { continue }
      open[place] = claimed
      set(index, .talking, at: now)
      served += 1
      told[number]?.wait = now.timeIntervalSince(claimed.openedAt)
      let skill = scenario.skills.first { $0.name == claimed.handoff.queue }
      let time = LogNormal(mean: skill?.meanSeconds ?? 60, sigma: skill?.sigma ?? 0.5).sample(&random)
      agenda.append((now.addingTimeInterval(time), .closes(index)))
    }
  }

  private mutating func close(_ index: Int, at now: Date) {
    let name = agents[index].name
    guard let place = open.firstIndex(where: { $0.agent == name && $0.state == .claimed }),
      let closed = try? open.remove(at: place).closed(by: name, as: "resolved", at: now)
    else { return }
    end(closed)
    set(index, .wrapUp, at: now)
    agenda.append((now.addingTimeInterval(scenario.wrapUpSeconds), .isReady(index)))
  }

  private mutating func set(_ index: Int, _ state: AgentStatus.State, at now: Date) {
    agents[index].state = state
    agents[index].since = now
  }

  private mutating func end(_ ticket: Ticket) {
    guard let outcome = TicketOutcome(ticket) else { return }
    outcomes.insert(outcome, at: 0)
    if outcomes.count > 1_000 { outcomes.removeLast() }
  }

  /// What a caller who has to wait is told. In the first hour nothing is known yet.
  private mutating func tell(_ number: Int, at now: Date) {
    guard now.timeIntervalSince(begin) >= 3_600, let place = open.firstIndex(where: { $0.number == number }),
      open[place].state == .waiting
    else { return }
    for index in open.indices { open[index].callerSeenAt = now }
    let standing = board(HandlingTimes(outcomes, typicalSeconds: nil), at: now).standing(of: open[place])
    let known = Dictionary(
      scenario.skills.map { ($0.name, LogNormal(mean: $0.meanSeconds, sigma: $0.sigma)) },
      uniquingKeysWith: { a, _ in a })
    let knowing = board(HandlingTimes(known: known), at: now).standing(of: open[place])
    let able = agents.filter { open[place].isFor($0.competence, at: now) }
    let byPlace = WaitEstimate(
      agentsPresent: able.count, agentsBusy: able.count, handlingTimes: outcomes.compactMap(\.handlingSeconds),
      typicalHandlingSeconds: nil)
    told[number] = Told(
      estimate: standing.expectedWaitSeconds.map(Double.init),
      byPlace: byPlace.seconds(position: standing.position).map(Double.init),
      knowing: knowing.expectedWaitSeconds.map(Double.init), position: standing.position, openedAt: now)
  }

  private func board(_ handling: HandlingTimes, at now: Date) -> QueueBoard {
    QueueBoard(tickets: open, agents: agents, outcomes: outcomes, handling: handling, at: now)
  }
}

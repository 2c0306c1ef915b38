import Dialogue
import Foundation
import Records
import Testing
import Understanding

@testable import Agents

struct WaitForecastTests {
  private static let now = Date(timeIntervalSince1970: 1_800_000_000)

  private func ticket(
    _ number: Int, ago seconds: Double = 0, skill: String = "orders", headStart: Double? = nil,
    fallback: Handoff.Fallback? = nil
  ) -> Ticket {
    var handoff = someHandoff
    handoff.queue = skill
    handoff.headStart = headStart
    handoff.fallback = fallback
    let opened = Self.now.addingTimeInterval(-seconds)
    return Ticket(
      number: number, call: CallID(Int64(number)), handoff: handoff, state: .waiting, openedAt: opened,
      callerSeenAt: Self.now)
  }

  private func agent(_ name: String, skills: Set<String>? = nil, wrapUp: Double = 0) -> AgentStatus {
    AgentStatus(
      name: name, competence: Competence(skills: skills), state: .ready, since: Self.now, seenAt: Self.now,
      wrapUpSeconds: wrapUp)
  }

  /// Callers of `orders` take 100 s, those of `complaints` 400 s, so exactly that hardly anything is left to chance.
  private var outcomes: [TicketOutcome] {
    [("orders", 100.0), ("complaints", 400)].flatMap { skill, seconds in
      (0..<50).map { index in
        let end = Self.now.addingTimeInterval(-Double(index) - 7_200)
        return TicketOutcome(
          skill: skill, language: .english, openedAt: end.addingTimeInterval(-seconds),
          claimedAt: end.addingTimeInterval(-seconds), endedAt: end)
      }
    }
  }

  private func wait(of number: Int, _ tickets: [Ticket], _ agents: [AgentStatus]) -> Int? {
    let board = QueueBoard(
      tickets: tickets, agents: agents, outcomes: outcomes, handling: HandlingTimes(outcomes, typicalSeconds: nil),
      at: Self.now)
    return tickets.first { $0.number == number }.flatMap { board.standing(of: $0).expectedWaitSeconds }
  }

  private func held(_ ticket: Ticket, by agent: String, for seconds: Double) throws -> Ticket {
    try ticket.claimed(by: agent, at: Self.now.addingTimeInterval(-seconds))
  }

  @Test func `free agents take the first callers at once`() {
    #expect(wait(of: 2, [ticket(1, ago: 5), ticket(2)], [agent("ann"), agent("bob")]) == 0)
  }

  @Test func `what an agent has done of a call already counts`() throws {
    for (elapsed, rest) in [(0.0, 90...112), (60, 32...52)] as [(Double, ClosedRange<Int>)] {
      let tickets = [try held(ticket(1), by: "ann", for: elapsed), ticket(2)]
      #expect(wait(of: 2, tickets, [agent("ann")]).map(rest.contains) == true)
    }
  }

  @Test func `a call that takes long beyond all measure gives no odd answer`() throws {
    let tickets = [try held(ticket(1), by: "ann", for: 90_000), ticket(2)]
    #expect(wait(of: 2, tickets, [agent("ann")]).map((0...86_400).contains) == true)
  }

  @Test func `only agents who can serve the caller count`() throws {
    let tickets = [try held(ticket(1, skill: "complaints"), by: "ann", for: 0), ticket(2, skill: "complaints")]
    let agents = [agent("ann"), agent("bob", skills: ["orders"])]
    #expect(wait(of: 2, tickets, agents).map((350...410).contains) == true)
    #expect(wait(of: 2, tickets, [agent("bob", skills: ["orders"])]) == nil)
  }

  @Test func `callers ahead take what such callers take, and the wrap-up`() {
    let tickets = [ticket(1, ago: 9, skill: "complaints"), ticket(2, ago: 5), ticket(3)]
    #expect(wait(of: 3, tickets, [agent("ann", wrapUp: 30)]).map((510...575).contains) == true)
  }

  @Test func `another skill that will do is waited for`() {
    let fallback = Handoff.Fallback(skill: "general", afterSeconds: 120)
    let tickets = [ticket(1, ago: 20, fallback: fallback)]
    let serving = [agent("bob", skills: ["general"])]
    let board = QueueBoard(
      tickets: tickets, agents: serving, outcomes: outcomes, handling: HandlingTimes(outcomes, typicalSeconds: nil),
      at: Self.now)
    #expect(board.standing(of: tickets[0]).agentsPresent == 0)
    #expect(wait(of: 1, tickets, serving + [agent("ann", skills: ["orders"])]) == 0)
  }

  @Test func `a head start makes the wait shorter, and those behind wait longer`() throws {
    let held = try held(ticket(9), by: "ann", for: 0)
    let tickets = [held, ticket(1, ago: 60), ticket(2, headStart: 300)]
    #expect(wait(of: 2, tickets, [agent("ann")]).map((90...112).contains) == true)
    #expect(wait(of: 1, tickets, [agent("ann")]).map((185...222).contains) == true)
  }

  @Test func `the same queue gives the same forecast, and a long one comes quickly`() {
    let tickets = (1...1_000).map { ticket($0, ago: Double(1_000 - $0)) }
    let agents = (0..<30).map { agent("agent\($0)") }
    let clock = ContinuousClock()
    let begin = clock.now
    #expect(wait(of: 40, tickets, agents) == wait(of: 40, tickets, agents))
    #expect(clock.now - begin < .seconds(20))
    #expect(wait(of: 1_000, tickets, agents) != nil)
  }

  @Test func `what is told in simulated days is nearer than the place and the mean tell, and within a fifth`() {
    var scenario = QueueScenario(agents: 20)
    scenario.load = [0.9, 1.2, 1.1]
    let measured = QueueMeasurement(scenario, days: 1, seed: 7)
    #expect(measured.measured > 200)
    #expect(measured.medianError.map { $0 <= 0.2 } == true, "\(measured.medianError ?? .nan)")
    #expect((measured.medianErrorByPlace ?? 0) > (measured.medianError ?? 1))
    #expect(measured.medianRatio.map { (0.9...1.1).contains($0) } == true)
  }

  @Test func `the last callers of a skill count, and one forgotten ticket little`() {
    let now = Self.now
    func outcome(_ seconds: Double) -> TicketOutcome {
      TicketOutcome(
        skill: "orders", language: .english, openedAt: now, claimedAt: now, endedAt: now.addingTimeInterval(seconds))
    }
    let steady = HandlingTimes((0..<100).map { _ in outcome(100) } + [outcome(9_000)], typicalSeconds: nil)
    #expect(steady.time(for: "orders").map { abs($0.mean - 100) < 1 } == true)
    let one = HandlingTimes((0..<19).map { _ in outcome(100) } + [outcome(80_000)], typicalSeconds: nil)
    #expect(one.time(for: "orders").map { $0.mean < 130 } == true)
    #expect(HandlingTimes([], typicalSeconds: nil).time(for: "orders") == nil)
    #expect(HandlingTimes([], typicalSeconds: .nan).time(for: "orders") == nil)
  }
}

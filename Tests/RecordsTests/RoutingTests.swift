import Dialogue
import Foundation
import Records
import Testing
import Understanding

struct RoutingTests {
  private static let start = Date(timeIntervalSince1970: 1_800_000_000)

  private func time(_ seconds: Double) -> Date { Self.start.addingTimeInterval(seconds) }

  private func ticket(
    _ number: Int, at seconds: Double = 0, skill: String = "orders", language: Language = .english,
    headStart: Double? = nil, fallback: Handoff.Fallback? = nil, returns: Int = 0
  ) -> Ticket {
    var handoff = Handoff(
      queue: skill, reason: .asked, language: language, intent: nil, slots: [:], frustration: 0, tried: [],
      transcript: [])
    handoff.headStart = headStart
    handoff.fallback = fallback
    return Ticket(
      number: number, call: CallID(Int64(number)), handoff: handoff, state: .waiting, openedAt: time(seconds),
      callerSeenAt: time(seconds), returns: returns)
  }

  private func agent(
    _ name: String, idleSince: Double = 0, skills: Set<String>? = nil, languages: Set<Language>? = nil,
    state: AgentStatus.State = .ready
  ) -> AgentStatus {
    AgentStatus(
      name: name, competence: Competence(skills: skills, languages: languages), state: state, since: time(idleSince),
      seenAt: time(0))
  }

  // MARK: Order

  @Test func `who came first is served first`() {
    let routing = Routing([ticket(1, at: 20), ticket(2, at: 10), ticket(3, at: 30)], at: time(60))
    #expect(routing.waiting.map(\.number) == [2, 1, 3])
  }

  @Test func `a head start overtakes those who have waited less than it is more`() {
    let routing = Routing([ticket(1, at: 0), ticket(2, at: 90), ticket(3, at: 100, headStart: 60)], at: time(200))
    #expect(routing.waiting.map(\.number) == [1, 3, 2])
  }

  @Test func `who was given back goes before all others`() {
    let routing = Routing([ticket(1, headStart: 600), ticket(2, at: 50, returns: 1), ticket(3)], at: time(60))
    #expect(routing.waiting.map(\.number) == [2, 1, 3])
  }

  @Test(arguments: [-50, .nan, .infinity, 1e12] as [Double]) func `an odd head start starves nobody`(seconds: Double) {
    let routing = Routing([ticket(1), ticket(2, at: 3_601, headStart: seconds)], at: time(4_000))
    #expect(routing.waiting.map(\.number) == [1, 2])
  }

  // MARK: Who serves

  @Test func `an agent gets the first caller whom it can serve`() throws {
    let tickets = [ticket(1, skill: "complaints"), ticket(2, at: 1, language: .mandarin), ticket(3, at: 2)]
    let routing = Routing(tickets, at: time(10))
    #expect(routing.next(for: Competence(skills: ["orders"], languages: [.english]))?.number == 3)
    #expect(routing.next(for: Competence(skills: ["orders"]))?.number == 2)
    #expect(routing.next(for: .everything)?.number == 1)
    #expect(routing.next(for: Competence(skills: [])) == nil)
    let error = #expect(throws: StoreError.self) {
      try routing.taken(1, by: "ann", able: Competence(skills: ["orders"]))
    }
    #expect(error == StoreError(.conflict, "ticket 1 needs someone for complaints in en"))
  }

  @Test func `another skill will do after a while, another language never`() {
    let fallback = Handoff.Fallback(skill: "general", afterSeconds: 120)
    let tickets = [ticket(1, fallback: fallback)]
    let general = Competence(skills: ["general"], languages: [.english])
    #expect(Routing(tickets, at: time(119)).next(for: general) == nil)
    #expect(Routing(tickets, at: time(120)).next(for: general)?.number == 1)
    let mandarin = Competence(skills: ["general"], languages: [.mandarin])
    #expect(Routing(tickets, at: time(9_000)).next(for: mandarin) == nil)
  }

  @Test func `who has been idle for longest is offered the first caller`() {
    let agents = [agent("ann", idleSince: 30), agent("bob", idleSince: 10), agent("cleo", idleSince: 20)]
    let routing = Routing([ticket(1), ticket(2, at: 1)], at: time(60))
    #expect(routing.offers(to: agents) == ["bob": 1, "cleo": 2])
  }

  @Test(arguments: [.byHand, .pause, .wrapUp, .talking] as [AgentStatus.State])
  func `only agents who are ready are offered callers`(state: AgentStatus.State) {
    #expect(Routing([ticket(1)], at: time(9)).offers(to: [agent("ann", state: state)]).isEmpty)
  }

  @Test func `an agent with two languages is left to the caller who needs them`() {
    let agents = [agent("bilingual", idleSince: 0), agent("english", idleSince: 50, languages: [.english])]
    let routing = Routing([ticket(1), ticket(2, at: 1, language: .mandarin)], at: time(60))
    #expect(routing.offers(to: agents) == ["bilingual": 2, "english": 1])
  }

  // MARK: Properties

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `in any queue skills are respected, nobody is offered twice and nobody idles for nothing`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let skills = ["orders", "complaints", "general"]
    let tickets = (1...Int.random(in: 1...25, using: &random)).map { number in
      ticket(
        number, at: Double.random(in: 0...900, using: &random), skill: skills.randomElement(using: &random) ?? "",
        language: Bool.random(using: &random) ? .english : .mandarin,
        headStart: Int.random(in: 0...3, using: &random) == 0 ? 300 : nil,
        fallback: Bool.random(using: &random) ? .init(skill: "general", afterSeconds: 400) : nil,
        returns: Int.random(in: 0...9, using: &random) == 0 ? 1 : 0)
    }
    let agents = (1...Int.random(in: 1...12, using: &random)).map { number in
      agent(
        "agent\(number)", idleSince: Double.random(in: 0...900, using: &random),
        skills: Bool.random(using: &random) ? nil : [skills.randomElement(using: &random) ?? ""],
        languages: Bool.random(using: &random) ? nil : [Bool.random(using: &random) ? .english : .mandarin],
        state: AgentStatus.State.allCases.randomElement(using: &random) ?? .ready)
    }
    let now = time(1_000)
    let routing = Routing(tickets, at: now)
    let offers = routing.offers(to: agents)
    #expect(Set(offers.values).count == offers.count, "a caller was offered to two")
    for (name, number) in offers {
      guard let agent = agents.first(where: { $0.name == name }),
        let ticket = tickets.first(where: { $0.number == number })
      else {
        Issue.record("an offer to nobody or of nobody")
        continue
      }
      #expect(agent.state == .ready && ticket.isFor(agent.competence, at: now))
    }
    let idle = agents.filter { $0.state == .ready && offers[$0.name] == nil }
    for ticket in tickets where !offers.values.contains(ticket.number) {
      #expect(
        !idle.contains { ticket.isFor($0.competence, at: now) }, "ticket \(ticket.number) waits beside an idle agent")
    }
    // The same whoever asks, and in whatever order the store gives them.
    #expect(Routing(tickets.shuffled(using: &random), at: now).offers(to: agents.shuffled(using: &random)) == offers)
  }

  /// More customers with a head start than one agent can serve: the others are served all the same.
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `nobody starves, however many come who go first`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var waiting = [ticket(1, at: 0)]
    var second = 0.0
    var number = 1
    var servedAt: Double?
    while servedAt == nil, second < 10_000 {
      second += Double.random(in: 5...15, using: &random)
      number += 1
      waiting.append(ticket(number, at: second, headStart: 300))
      // One is served for every two who come.
      guard number.isMultiple(of: 2), let next = Routing(waiting, at: time(second)).next(for: .everything) else {
        continue
      }
      waiting.removeAll { $0.number == next.number }
      if next.number == 1 { servedAt = second }
    }
    // Overtaken by those who came in 300 s at the most, about 30, at 20 s each.
    #expect(servedAt.map { $0 < 900 } == true)
  }
}

/// SplitMix64.
private struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

import Dialogue
public import Foundation
import Understanding

/// Who is served next, and by whom. No clock, no IO: the same tickets and agents give the same answer to every desk.
///
/// Callers whom an agent gave back go first. The others go by the time they have waited, to which a head start is added
/// for the customer or the mood: as that is bounded, nobody is overtaken by those who come more than an hour later.
public struct Routing: Sendable {
  /// Those who wait, the next to be served first.
  public let waiting: [Ticket]
  private let now: Date

  /// - Parameters:
  ///   - tickets: whatever is open; those who do not wait are left out.
  ///   - now: the time, by which a fallback skill may do.
  public init(_ tickets: [Ticket], at now: Date) {
    waiting = tickets.filter { $0.state == .waiting }.sorted { $0.goesBefore($1) }
    self.now = now
  }

  /// The first caller whom such an agent, perhaps of this name, can serve; nil when there is none.
  public func next(for competence: Competence, named agent: String = "") -> Ticket? {
    waiting.first { $0.isFor(agent, competence, at: now) }
  }

  /// The ticket that an agent takes.
  ///
  /// - Parameters:
  ///   - number: the one that is wanted; nil for the next.
  ///   - agent: who takes it.
  ///   - competence: what the agent can serve.
  /// - Returns: the ticket as it is then.
  /// - Throws: `notFound` when nobody waits whom the agent can serve, `conflict` when the one that is wanted needs another
  ///   skill or language.
  public func taken(_ number: Int?, by agent: String, able competence: Competence) throws(StoreError) -> Ticket {
    guard let number else {
      guard let next = next(for: competence, named: agent) else {
        throw StoreError(.notFound, waiting.isEmpty ? "nobody is waiting" : "nobody is waiting whom you can serve")
      }
      return try next.claimed(by: agent, at: now)
    }
    guard let ticket = waiting.first(where: { $0.number == number }) else {
      throw StoreError(.notFound, "ticket \(number) is not waiting")
    }
    guard ticket.isFor(agent, competence, at: now) else {
      let (skill, language) = (ticket.handoff.queue, ticket.handoff.language.rawValue)
      throw StoreError(.conflict, "ticket \(number) needs someone for \(skill) in \(language)")
    }
    return try ticket.claimed(by: agent, at: now)
  }

  /// Who is offered to whom: as many of the first callers as the agents can serve between them, each of whom gets the
  /// agent who has been idle for longest where there is a choice.
  ///
  /// - Parameter agents: those who are ready count.
  /// - Returns: the ticket's number by the agent's name.
  public func offers(to agents: [AgentStatus]) -> [String: Int] {
    let idle = agents.filter { $0.state == .ready }.sorted { ($0.since, $0.name) < ($1.since, $1.name) }
    var offers = Offers(holders: Array(repeating: nil, count: idle.count))
    for (place, ticket) in waiting.enumerated() where offers.hasFree {
      offers.able[place] = idle.indices.filter { ticket.isFor(idle[$0].name, idle[$0].competence, at: now) }
      offers.add(place)
    }
    return Dictionary(
      zip(idle, offers.holders).compactMap { agent, place in place.map { (agent.name, waiting[$0].number) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// Callers matched to agents, by the augmenting paths of bipartite graphs: who has an agent once keeps one, perhaps
  /// another, when one more caller comes.
  private struct Offers {
    /// Each agent's caller.
    var holders: [Int?]
    /// The agents who can serve each caller, longest idle first.
    var able: [Int: [Int]] = [:]

    var hasFree: Bool { holders.contains(nil) }

    mutating func add(_ caller: Int) {
      // Whoever is free comes before a change for those who came first.
      if let free = able[caller]?.first(where: { holders[$0] == nil }) {
        holders[free] = caller
        return
      }
      var seen: Set<Int> = []
      _ = place(caller, &seen)
    }

    private mutating func place(_ caller: Int, _ seen: inout Set<Int>) -> Bool {
      for agent in able[caller] ?? [] where seen.insert(agent).inserted {
        guard let other = holders[agent] else {
          holders[agent] = caller
          return true
        }
        if place(other, &seen) {
          holders[agent] = caller
          return true
        }
      }
      return false
    }
  }
}

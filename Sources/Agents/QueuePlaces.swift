import Dialogue
import Foundation
import Records
import Understanding

/// Which place each waiting caller has: those ahead count who wait for the same agents. No clock, no IO.
struct QueuePlaces: Sendable {
  /// What tells whether two callers wait for the same agents: with hundreds who wait, all are compared with all.
  fileprivate struct Rival: Sendable {
    /// The agents who can serve the caller: a bit for each kind of them.
    var able: UInt64
    /// The skill and the language, by number.
    var wants: Int
    /// How long the caller will wait; nil when that is not known.
    var seconds: Double?
  }

  private struct Want: Hashable {
    var skill: String
    var language: Language
  }

  /// The next to be served first.
  private let waiting: [Ticket]
  private let rivals: [Rival]
  private let wants: [Want: Int]
  private let kinds: [(competence: Competence, agents: Int)]
  private let now: Date

  /// - Parameters:
  ///   - waiting: the next to be served first.
  ///   - agents: those who serve callers.
  ///   - waits: seconds that callers will wait, by ticket, where it is known.
  ///   - now: the time.
  init(_ waiting: [Ticket], agents: [AgentStatus], waits: [Int: Double], at now: Date) {
    var counts: [Competence: Int] = [:]
    for agent in agents { counts[agent.competence, default: 0] += 1 }
    let kinds = counts.map { (competence: $0.key, agents: $0.value) }
    (self.kinds, self.waiting, self.now) = (kinds, waiting, now)
    var wants: [Want: Int] = [:]
    rivals = waiting.map { ticket in
      let want = Want(skill: ticket.handoff.queue, language: ticket.handoff.language)
      let number = wants[want] ?? wants.count
      wants[want] = number
      return Rival(able: Self.able(ticket, kinds, at: now), wants: number, seconds: waits[ticket.number])
    }
    self.wants = wants
  }

  /// Of more than 64 kinds of agents some share a bit, and a caller may seem to wait for both.
  private static func able(_ ticket: Ticket, _ kinds: [(competence: Competence, agents: Int)], at now: Date) -> UInt64 {
    kinds.enumerated().reduce(0) { bits, kind in
      ticket.isFor(kind.element.competence, at: now) ? bits | 1 << UInt64(kind.offset % 64) : bits
    }
  }

  var standings: [Standing] { waiting.indices.map { standing(of: waiting[$0], rivals[$0], behind: rivals[..<$0]) } }

  /// Of a ticket that is newer than the queue as it is known here.
  func standing(of ticket: Ticket) -> Standing {
    let end = waiting.firstIndex { ticket.number == $0.number || ticket.goesBefore($0) } ?? waiting.endIndex
    let want = Want(skill: ticket.handoff.queue, language: ticket.handoff.language)
    let known = rivals.indices.contains(end) && waiting[end].number == ticket.number ? rivals[end].seconds : nil
    let rival = Rival(able: Self.able(ticket, kinds, at: now), wants: wants[want] ?? -1, seconds: known)
    return standing(of: ticket, rival, behind: rivals[..<end])
  }

  private func standing(of ticket: Ticket, _ caller: Rival, behind ahead: ArraySlice<Rival>) -> Standing {
    let serving = kinds.reduce(0) { $0 + (ticket.isFor($1.competence, at: now) ? $1.agents : 0) }
    var position = 1
    /// The last caller ahead whose wait is known.
    var known: (position: Int, seconds: Double)?
    for other in ahead where caller.competes(with: other) {
      if let seconds = other.seconds { known = (position, seconds) }
      position += 1
    }
    // Beyond what was forecast it goes on as it was so far.
    let seconds = caller.seconds ?? known.map { $0.seconds * Double(position) / Double($0.position) }
    var standing = Standing(
      ticket: ticket.number, position: position,
      expectedWaitSeconds: serving == 0 ? nil : seconds.map { Int(min($0, 86_400).rounded()) }, agentsPresent: serving)
    standing.isCallback = ticket.callback == nil ? nil : true
    return standing
  }
}

extension QueuePlaces.Rival {
  /// Whether both wait for the same agents; where there are none, for the same skill and language.
  fileprivate func competes(with other: Self) -> Bool { able == 0 ? other.wants == wants : other.able & able != 0 }
}

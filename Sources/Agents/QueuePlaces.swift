import Dialogue
import Foundation
import Records

/// Which place each waiting caller has: those ahead count who wait for the same agents. No clock, no IO.
struct QueuePlaces: Sendable {
  /// The next to be served first, each with the agents who can serve it: a bit for each kind of them.
  private let waiting: [(ticket: Ticket, able: UInt64)]
  private let kinds: [(competence: Competence, agents: Int)]
  /// Seconds by ticket.
  private let waits: [Int: Double]
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
    self.kinds = kinds
    self.waits = waits
    self.now = now
    self.waiting = waiting.map { ($0, Self.able($0, kinds, at: now)) }
  }

  /// Of more than 64 kinds of agents some share a bit, and a caller may seem to wait for both.
  private static func able(_ ticket: Ticket, _ kinds: [(competence: Competence, agents: Int)], at now: Date) -> UInt64 {
    kinds.enumerated().reduce(0) { bits, kind in
      ticket.isFor(kind.element.competence, at: now) ? bits | 1 << UInt64(kind.offset % 64) : bits
    }
  }

  var standings: [Standing] {
    waiting.indices.map { standing(of: waiting[$0].ticket, able: waiting[$0].able, behind: waiting[..<$0]) }
  }

  /// Of a ticket that is newer than the queue as it is known here.
  func standing(of ticket: Ticket) -> Standing {
    let end = waiting.firstIndex { ticket.number == $0.ticket.number || ticket.goesBefore($0.ticket) }
    return standing(of: ticket, able: Self.able(ticket, kinds, at: now), behind: waiting[..<(end ?? waiting.endIndex)])
  }

  private func standing(
    of ticket: Ticket, able: UInt64, behind ahead: ArraySlice<(ticket: Ticket, able: UInt64)>
  ) -> Standing {
    let serving = kinds.filter { ticket.isFor($0.competence, at: now) }.reduce(0) { $0 + $1.agents }
    var position = 1
    /// The last caller ahead whose wait is known.
    var known: (position: Int, seconds: Double)?
    for other in ahead where isRival(other, of: ticket, able) {
      if let seconds = waits[other.ticket.number] { known = (position, seconds) }
      position += 1
    }
    // Beyond what was forecast it goes on as it was so far.
    let seconds = waits[ticket.number] ?? known.map { $0.seconds * Double(position) / Double($0.position) }
    var standing = Standing(
      ticket: ticket.number, position: position,
      expectedWaitSeconds: serving == 0 ? nil : seconds.map { Int(min($0, 86_400).rounded()) }, agentsPresent: serving)
    standing.isCallback = ticket.callback == nil ? nil : true
    return standing
  }

  /// Whether somebody waits for the same agents; where there are none, for the same skill and language.
  private func isRival(_ other: (ticket: Ticket, able: UInt64), of ticket: Ticket, _ able: UInt64) -> Bool {
    guard able == 0 else { return other.able & able != 0 }
    return other.ticket.handoff.queue == ticket.handoff.queue
      && other.ticket.handoff.language == ticket.handoff.language
  }
}

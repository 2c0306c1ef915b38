import Dialogue
import Foundation
import Records

/// The queue as it stood at one moment. No clock, no IO.
struct QueueBoard: Sendable {
  /// Older than this, and a side of a ticket counts as gone.
  static let lease: TimeInterval = 15

  /// What each waiting caller is told.
  private let standings: [Int: Standing]
  private let places: QueuePlaces

  /// - Parameters:
  ///   - tickets: those that are open.
  ///   - agents: those who are at the desk.
  ///   - outcomes: of tickets that ended lately, newest first.
  ///   - handling: what callers take.
  ///   - now: the time.
  init(tickets: [Ticket], agents: [AgentStatus], outcomes: [TicketOutcome], handling: HandlingTimes, at now: Date) {
    let serving = agents.filter(\.isServing)
    // Callers whose line is dead keep nobody waiting.
    let routing = Routing(tickets.filter { $0.hasCaller(at: now) }, at: now)
    let forecast = WaitForecast(
      routing: routing, agents: serving, busy: tickets.filter { $0.state == .claimed }, handling: handling,
      history: QueueHistory(outcomes, open: tickets, at: now), at: now)
    places = QueuePlaces(routing.waiting, agents: serving, waits: forecast.seconds, at: now)
    standings = Dictionary(
      places.standings.map { ($0.ticket, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Where a waiting ticket stands, be it on the board or newer than it.
  func standing(of ticket: Ticket) -> Standing { standings[ticket.number] ?? places.standing(of: ticket) }
}

extension Ticket {
  /// True while the caller's line gives signs of life, or none is needed.
  func hasCaller(at now: Date) -> Bool {
    isOpen && (callback != nil || callerSeenAt >= now.addingTimeInterval(-QueueBoard.lease))
  }
}

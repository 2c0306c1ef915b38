import Dialogue
import Foundation
import Records

/// The queue as it stood at one moment. No clock, no IO.
struct QueueBoard: Sendable {
  /// Older than this, and a side of a ticket counts as gone.
  static let lease: TimeInterval = 15

  /// Waiting callers whose line is alive, first come first.
  private let waiting: [Ticket]
  private let estimate: WaitEstimate

  init(
    tickets: [Ticket], agentsPresent: [String], handlingTimes: [Double], typicalHandlingSeconds: Double?, at now: Date
  ) {
    waiting = tickets.filter { $0.state == .waiting && $0.hasCaller(at: now) }.sorted { $0.isBefore($1) }
    let busy = Set(tickets.filter { $0.state == .claimed }.compactMap(\.agent))
    estimate = WaitEstimate(
      agentsPresent: agentsPresent.count, agentsBusy: agentsPresent.count(where: busy.contains),
      handlingTimes: handlingTimes, typicalHandlingSeconds: typicalHandlingSeconds)
  }

  /// Where a waiting ticket stands, be it on the board or newer than it.
  func standing(of ticket: Ticket) -> Standing {
    let position = 1 + waiting.count { $0.number != ticket.number && $0.isBefore(ticket) }
    return Standing(
      ticket: ticket.number, position: position, expectedWaitSeconds: estimate.seconds(position: position),
      agentsPresent: estimate.agentsPresent)
  }
}

extension Ticket {
  /// True while the caller's line gives signs of life.
  func hasCaller(at now: Date) -> Bool { isOpen && callerSeenAt >= now.addingTimeInterval(-QueueBoard.lease) }
}

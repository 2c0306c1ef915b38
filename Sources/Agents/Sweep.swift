import Foundation
import Records

extension Store {
  /// Gives callers whose agent has gone back to the queue, takes waiting callers out who have gone themselves, and
  /// returns what is open then. Whoever looks at the queue sweeps it, so that it needs no keeper.
  ///
  /// A ticket that an agent holds stays although its caller has gone: the agent closes it.
  func sweepTickets(at now: Date) async throws(StoreError) -> [Ticket] {
    try await releaseTickets(agentSeenBefore: now.addingTimeInterval(-QueueBoard.lease))
    var open: [Ticket] = []
    for ticket in try await openTickets() {
      if ticket.state == .waiting, !ticket.hasCaller(at: now) {
        // Nobody knows when the caller hung up; it was after the last sign of life.
        try await abandonTicket(ticket.number, at: ticket.callerSeenAt)
      } else {
        open.append(ticket)
      }
    }
    return open
  }
}

public import Dialogue
import Foundation
public import Records
public import Understanding

/// One line of the list of callers.
public struct DeskEntry: Sendable, Hashable {
  public var ticket: Int
  public var state: Ticket.State
  /// From the ticket's opening to now, or to the claim.
  public var waitingSeconds: Int
  /// The skill that the caller needs.
  public var queue: String
  public var reason: Handoff.Reason
  public var intent: Intent?
  public var language: Language
  /// 0 calm – 1 very frustrated.
  public var frustration: Double
  public var agent: String?
  /// False when the caller's line has given no sign of life for 15 s.
  public var hasCaller: Bool
  /// The number on which the caller is to be called; nil for one on the line.
  public var callback: String?
  /// Whether the customer is one of those whom the author wants served sooner.
  public var isVIP: Bool
  /// Whether an agent gave the caller back.
  public var isReturned: Bool
  /// Whether the caller listens to the melody.
  public var isHeld: Bool
  /// Who handed the caller over.
  public var handedOverBy: String?

  init(_ ticket: Ticket, at now: Date) {
    self.ticket = ticket.number
    state = ticket.state
    let end = ticket.claimedAt ?? ticket.closedAt ?? now
    waitingSeconds = Int(exactly: end.timeIntervalSince(ticket.openedAt).rounded(.down)).map { max(0, $0) } ?? 0
    queue = ticket.handoff.queue
    reason = ticket.handoff.reason
    intent = ticket.handoff.intent
    language = ticket.handoff.language
    frustration = ticket.handoff.frustration
    agent = ticket.agent
    hasCaller = ticket.hasCaller(at: now)
    callback = ticket.callback
    isVIP = ticket.handoff.isVIP ?? false
    isReturned = ticket.returns > 0
    isHeld = ticket.course.isHeld
    handedOverBy = ticket.course.handover?.from
  }
}

/// One ticket with all that an agent needs to go on.
public struct DeskCase: Sendable, Hashable {
  public var entry: DeskEntry
  public var handoff: Handoff
  /// What caller and agents said since the handoff: at most the last 100 messages.
  public var messages: [Message]
  /// What agents wrote for each other: the first 100.
  public var notes: [TicketNote] = []
  public var call = CallID(0)
  public var course = TicketCourse()
}

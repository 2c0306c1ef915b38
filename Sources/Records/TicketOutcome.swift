import Dialogue
public import Foundation
public import Understanding

/// How a caller's time in the queue ended.
public struct TicketOutcome: Sendable, Hashable {
  public var skill: String
  public var language: Language
  public var openedAt: Date
  /// Nil for a caller who hung up before an agent came.
  public var claimedAt: Date?
  public var endedAt: Date
  /// Seconds that were counted as waited before.
  public var headStart: Double
  public var wasCallback: Bool

  public init(
    skill: String, language: Language, openedAt: Date, claimedAt: Date?, endedAt: Date, headStart: Double = 0,
    wasCallback: Bool = false
  ) {
    self.skill = skill
    self.language = language
    self.openedAt = openedAt
    self.claimedAt = claimedAt
    self.endedAt = endedAt
    self.headStart = headStart
    self.wasCallback = wasCallback
  }

  /// Nil while the ticket has not ended.
  public init?(_ ticket: Ticket) {
    guard let endedAt = ticket.closedAt else { return nil }
    self.init(
      skill: ticket.handoff.queue, language: ticket.handoff.language, openedAt: ticket.openedAt,
      claimedAt: ticket.claimedAt, endedAt: endedAt, headStart: ticket.headStart, wasCallback: ticket.callback != nil)
  }

  public var isAbandoned: Bool { claimedAt == nil }

  /// Seconds until an agent came, or the caller hung up.
  public var waitedSeconds: Double { max(0, (claimedAt ?? endedAt).timeIntervalSince(openedAt)) }

  /// Seconds with an agent; nil when none came.
  public var handlingSeconds: Double? { claimedAt.map { max(0, endedAt.timeIntervalSince($0)) } }
}

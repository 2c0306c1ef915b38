public import Dialogue
public import Foundation

/// One waiting or served caller.
public struct Ticket: Sendable, Hashable, Codable {
  public enum State: String, Sendable, Hashable, Codable { case waiting, claimed, closed, abandoned }
  /// 1, 2, 3 … in its store.
  public var number: Int
  public var call: CallID
  public var handoff: Handoff
  public var state: State
  public var openedAt: Date
  /// Kept from the first opening, so that a caller whose agent went away is at the front again.
  public var agent: String?
  public var claimedAt: Date?
  public var closedAt: Date?
  /// The agent's word on how it ended; nil until closed.
  public var disposition: String?
  /// When the caller's side was last alive: older than 15 s means that the line is gone.
  public var callerSeenAt: Date
  /// When the claiming agent was last alive: older than 15 s gives the caller back to the queue.
  public var agentSeenAt: Date?
  /// How often an agent has gone away and given the caller back.
  public var returns: Int
  /// The number on which the caller wants to be called; nil for one who waits on the line.
  public var callback: String?
  public var course: TicketCourse

  public init(
    number: Int, call: CallID, handoff: Handoff, state: State, openedAt: Date, agent: String? = nil,
    claimedAt: Date? = nil, closedAt: Date? = nil, disposition: String? = nil, callerSeenAt: Date,
    agentSeenAt: Date? = nil, returns: Int = 0, callback: String? = nil,
    course: TicketCourse = TicketCourse()
  ) {
    self.number = number
    self.call = call
    self.handoff = handoff
    self.state = state
    self.openedAt = openedAt
    self.agent = agent
    self.claimedAt = claimedAt
    self.closedAt = closedAt
    self.disposition = disposition
    self.callerSeenAt = callerSeenAt
    self.agentSeenAt = agentSeenAt
    self.returns = returns
    self.callback = callback
    self.course = course
  }
}

/// A word between caller and agent, in order.
public struct Message: Sendable, Hashable, Codable {
  public enum Sender: String, Sendable, Hashable, Codable { case caller, agent }
  /// 1, 2, 3 … in its store.
  public var number: Int
  public var sender: Sender
  public var text: String

  public init(number: Int, sender: Sender, text: String) {
    self.number = number
    self.sender = sender
    self.text = text
  }
}

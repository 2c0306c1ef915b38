import Dialogue
public import Foundation

/// What agents do with a ticket beside talking and closing it.
public enum TicketChange: Sendable, Hashable {
  /// To a named agent, or to whoever has a skill.
  case handOver(Handover)
  /// To the machine, which goes on at a step: an intent (`order_status`), one of its values (`order_status.order`), or
  /// nil for wherever the caller wants.
  case handBack(String?, by: String)
  /// The caller waits and hears the melody, until the agent is there again.
  case hold(Bool, by: String)
  /// A supervisor takes a caller who is with another agent.
  case takeOver(by: String)

  /// Who makes it.
  public var agent: String {
    switch self {
    case .handOver(let handover): handover.from
    case .handBack(_, let agent), .hold(_, let agent), .takeOver(let agent): agent
    }
  }
}

/// To whom an agent has handed a caller.
public struct Handover: Sendable, Hashable, Codable {
  /// For so many seconds nobody else gets the caller; then whoever can serve it.
  public static let exclusiveSeconds: TimeInterval = 60
  public var from: String
  /// The agent who is to go on; nil for whoever has the skill.
  public var to: String?
  /// The skill that is needed now; nil for the one that was.
  public var skill: String?
  public var at: Date
  /// How often an agent had gone away before.
  public internal(set) var returns = 0

  public init(from: String, to: String? = nil, skill: String? = nil, at: Date) {
    (self.from, self.to, self.skill, self.at) = (from, to, skill, at)
  }
}

/// What agents have done with a ticket so far.
public struct TicketCourse: Sendable, Hashable, Codable {
  public var isHeld = false
  /// The last one.
  public var handover: Handover?
  /// True when the machine went on after the agent.
  public var isHandedBack = false
  /// Where it did; nil for wherever the caller wanted.
  public var step: String?

  public init() {}
}

/// What one agent writes for others: callers never see it.
public struct TicketNote: Sendable, Hashable, Codable {
  public enum Kind: String, Sendable, Hashable, Codable {
    case note
    /// A supervisor's word to the agent who talks.
    case whisper
  }
  /// 1, 2, 3 … in its store.
  public var number: Int
  public var kind: Kind
  public var author: String
  public var text: String
  public var at: Date

  public init(number: Int, kind: Kind, author: String, text: String, at: Date) {
    (self.number, self.kind, self.author, self.text, self.at) = (number, kind, author, text, at)
  }
}

extension Ticket {
  /// The ticket after a change.
  ///
  /// - Throws: `conflict` unless the agent who makes it holds the ticket, or for taking over, unless another one does.
  public func changed(_ change: TicketChange, at now: Date) throws(StoreError) -> Ticket {
    var ticket = self
    if case .takeOver(let agent) = change {
      guard state == .claimed, self.agent != agent else {
        throw StoreError(.conflict, "ticket \(number) is not with another agent")
      }
      (ticket.agent, ticket.agentSeenAt, ticket.course.isHeld) = (agent, now, false)
      return ticket
    }
    guard state == .claimed, agent == change.agent else {
      throw StoreError(.conflict, "ticket \(number) is not with \(change.agent)")
    }
    switch change {
    case .hold(let isHeld, by: _): ticket.course.isHeld = isHeld
    case .handBack(let step, by: _):
      guard callback == nil else {
        throw StoreError(.conflict, "ticket \(number) is to be called back: no machine calls")
      }
      (ticket.state, ticket.disposition, ticket.closedAt) = (.closed, "back", now)
      (ticket.course.isHandedBack, ticket.course.step, ticket.course.isHeld) = (true, step, false)
    case .handOver(let handover):
      guard handover.to != handover.from else { throw StoreError(.conflict, "\(handover.from) has the caller already") }
      (ticket.state, ticket.agent, ticket.claimedAt, ticket.agentSeenAt) = (.waiting, nil, nil, nil)
      (ticket.course.handover, ticket.course.isHeld) = (handover, false)
      ticket.course.handover?.returns = returns
      if let skill = handover.skill { (ticket.handoff.queue, ticket.handoff.fallback) = (skill, nil) }
    case .takeOver: break
    }
    return ticket
  }

  /// Whether this agent may serve the caller now.
  public func isFor(_ agent: String, _ competence: Competence, at now: Date) -> Bool {
    if let handover = course.handover, now.timeIntervalSince(handover.at) < Handover.exclusiveSeconds {
      if let to = handover.to { return to == agent }
      if handover.from == agent { return false }
    }
    return isFor(competence, at: now)
  }
}

public import Dialogue
public import Foundation

/// How a ticket may change: the one set of rules that every store keeps to.
extension Ticket {
  /// True while the caller waits or is with an agent.
  public var isOpen: Bool { state == .waiting || state == .claimed }

  /// Seconds from claim to close; nil unless an agent took the ticket and closed it.
  public var handlingSeconds: Double? {
    guard state == .closed, let claimedAt, let closedAt else { return nil }
    return max(0, closedAt.timeIntervalSince(claimedAt))
  }

  /// The same place in the queue with a newer handoff: the caller asked for a person again.
  public func renewed(with handoff: Handoff, at now: Date) -> Ticket {
    var ticket = self
    ticket.handoff = handoff
    ticket.callerSeenAt = now
    return ticket
  }

  /// - Throws: `conflict` unless the ticket is waiting.
  public func claimed(by agent: String, at now: Date) throws(StoreError) -> Ticket {
    guard state == .waiting else {
      let why = state == .claimed ? "with \(self.agent ?? "another agent") already" : "\(state.rawValue) already"
      throw StoreError(.conflict, "ticket \(number) is \(why)")
    }
    var ticket = self
    ticket.state = .claimed
    ticket.agent = agent
    ticket.claimedAt = now
    ticket.agentSeenAt = now
    return ticket
  }

  /// Back in the queue; `openedAt` stays, so that the caller is where they were.
  public func released() -> Ticket {
    guard state == .claimed else { return self }
    var ticket = self
    ticket.state = .waiting
    ticket.agent = nil
    ticket.claimedAt = nil
    ticket.agentSeenAt = nil
    return ticket
  }

  /// Alive: the sign of one side counts only while that side is in the ticket.
  public func touched(as side: Message.Sender, at now: Date) -> Ticket {
    var ticket = self
    switch side {
    case .caller: if isOpen { ticket.callerSeenAt = now }
    case .agent: if state == .claimed { ticket.agentSeenAt = now }
    }
    return ticket
  }

  /// An agent may also close a ticket whose caller hung up first: how it ended is theirs to say.
  ///
  /// - Throws: `conflict` unless `agent` holds the ticket.
  public func closed(by agent: String, as disposition: String, at now: Date) throws(StoreError) -> Ticket {
    guard state == .claimed || state == .abandoned else {
      throw StoreError(.conflict, "ticket \(number) is \(state.rawValue), so \(agent) cannot close it")
    }
    guard self.agent == agent else {
      throw StoreError(.conflict, "ticket \(number) is with \(self.agent ?? "nobody"), so \(agent) cannot close it")
    }
    var ticket = self
    ticket.state = .closed
    ticket.disposition = disposition
    ticket.closedAt = now
    return ticket
  }

  /// The caller has gone.
  public func abandoned(at now: Date) -> Ticket {
    guard isOpen else { return self }
    var ticket = self
    ticket.state = .abandoned
    ticket.closedAt = now
    return ticket
  }

  /// True when `side` may add words now: the caller while the ticket is open, the agent while it is claimed.
  public func admits(_ side: Message.Sender) -> Bool {
    switch side {
    case .caller: isOpen
    case .agent: state == .claimed
    }
  }

  /// First come, first served.
  public func isBefore(_ other: Ticket) -> Bool { (openedAt, number) < (other.openedAt, other.number) }
}

extension Message {
  /// What a store keeps of a text: 4,000 characters, without NUL, at which databases end a text.
  public static func kept(of text: String) -> String { String(text.filter { $0 != "\0" }.prefix(4_000)) }
}

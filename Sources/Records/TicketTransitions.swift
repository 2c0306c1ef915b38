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

  /// The same place in the queue with a newer handoff: the caller asked for a person again, or to be called back. Who is
  /// with an agent already is not called back.
  public func renewed(with handoff: Handoff, at now: Date) -> Ticket {
    var ticket = self
    ticket.handoff = handoff
    ticket.callback = state == .waiting ? handoff.callback : nil
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
    ticket.course.isHeld = false
    return ticket
  }

  /// The ticket that an agent holds, for a desk that was restarted.
  ///
  /// - Parameters:
  ///   - number: the one that the desk wants; nil for whichever.
  ///   - agent: who holds this one.
  ///   - now: the time.
  /// - Returns: the ticket, with the agent's sign of life.
  /// - Throws: `conflict` when another one is wanted.
  public func givenAgain(_ number: Int?, to agent: String, at now: Date) throws(StoreError) -> Ticket {
    guard number == nil || number == self.number else {
      throw StoreError(.conflict, "\(agent) holds ticket \(self.number) already")
    }
    return touched(as: .agent, at: now)
  }

  /// Back in the queue; `openedAt` stays, and who was given back goes before all others.
  public func released() -> Ticket {
    guard state == .claimed else { return self }
    var ticket = self
    ticket.state = .waiting
    ticket.agent = nil
    ticket.claimedAt = nil
    ticket.agentSeenAt = nil
    ticket.returns += 1
    ticket.course.isHeld = false
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

  /// The caller's line has gone; who is to be called back needs none.
  public func abandoned(at now: Date) -> Ticket {
    guard isOpen, callback == nil else { return self }
    var ticket = self
    ticket.state = .abandoned
    ticket.closedAt = now
    return ticket
  }

  /// True when `side` may add words now: the caller while the ticket is open, the agent while it is claimed and
  /// the caller on the line.
  public func admits(_ side: Message.Sender) -> Bool {
    switch side {
    case .caller: isOpen
    case .agent: state == .claimed && callback == nil
    }
  }

  /// First come first, in lists; who is served first is for `Routing`.
  public func isBefore(_ other: Ticket) -> Bool { (openedAt, number) < (other.openedAt, other.number) }

  /// The most that a head start is, in seconds.
  public static let longestHeadStart: TimeInterval = 3_600

  /// Seconds that are counted as waited already.
  public var headStart: TimeInterval {
    guard let start = handoff.headStart, start.isFinite else { return 0 }
    return min(max(0, start), Self.longestHeadStart)
  }

  /// When the caller would have come who is served at the same time without a head start.
  var rank: Date { openedAt.addingTimeInterval(-headStart) }

  /// Whether the caller has been with an agent before.
  private var wasServed: Bool { returns > 0 || course.handover != nil }

  /// Whether this caller is served before another one, where an agent can serve both.
  public func goesBefore(_ other: Ticket) -> Bool {
    (wasServed ? 0 : 1, rank, number) < (other.wasServed ? 0 : 1, other.rank, other.number)
  }

  /// Whether such an agent can serve the caller now: in the caller's language, with the skill, or with the one that will
  /// do after a while.
  public func isFor(_ competence: Competence, at now: Date) -> Bool {
    guard competence.speaks(handoff.language) else { return false }
    if competence.has(handoff.queue) { return true }
    guard let fallback = handoff.fallback, competence.has(fallback.skill) else { return false }
    return now.timeIntervalSince(openedAt) >= fallback.afterSeconds
  }
}

extension Message {
  /// What a store keeps of a text: 4,000 characters, without NUL, at which databases end a text.
  public static func kept(of text: String) -> String { String(text.filter { $0 != "\0" }.prefix(4_000)) }
}

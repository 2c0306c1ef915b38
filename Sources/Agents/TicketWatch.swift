public import Dialogue
public import Records

/// What happened to a caller's ticket.
public enum AgentUpdate: Sendable, Hashable {
  case joined(agent: String)
  /// The agent's words, with the number of the message.
  case said(String, number: Int)
  /// The agent went away without closing; the caller waits again.
  case lost(Standing)
  /// The agent has handed the caller to a colleague, who is waited for.
  case handedOver(Standing)
  /// The caller waits on the line while the agent does something, or does not any more.
  case held(Bool)
  /// The machine goes on, at a step where the agent named one.
  case handedBack(String?)
  /// The place in the queue has changed, or the wait by half a minute.
  case moved(Standing)
  case closed(disposition: String)
  /// The queue took this line for dead, or somebody abandoned the ticket: nobody will answer it.
  case gone
}

/// Compares a caller's ticket with what it was when last seen. No clock, no IO.
public struct TicketWatch: Sendable, Hashable {
  /// The number of the last message of either side that has been dealt with.
  public private(set) var lastMessage: Int
  /// The agent of whom the caller knows.
  public private(set) var agent: String?
  /// The place that the caller was told.
  public private(set) var position: Int?
  /// Whether the caller knows that it is held.
  private var isHeld = false
  /// The standing that the caller was last told of, but for the place.
  private var told: Standing?
  /// True after `closed` or `gone`: nothing follows.
  public private(set) var isOver = false
  /// As many messages as a store gives at once: there may be more.
  private static let page = 100

  /// - Parameters:
  ///   - position: the place that the caller was told.
  ///   - lastMessage: the number of the last message that has been dealt with.
  ///   - agent: the agent of whom the caller knows.
  ///   - isHeld: whether the caller knows that it is held.
  public init(position: Int? = nil, lastMessage: Int = 0, agent: String? = nil, isHeld: Bool = false) {
    self.position = position
    self.lastMessage = lastMessage
    self.agent = agent
    self.isHeld = isHeld
  }

  /// The same after a message that was dealt with elsewhere.
  func after(message number: Int) -> TicketWatch {
    var watch = self
    watch.lastMessage = max(lastMessage, number)
    return watch
  }

  /// Moves on to what the ticket is now.
  ///
  /// - Parameters:
  ///   - ticket: read before the messages, so that no word falls behind the close.
  ///   - standing: where the ticket stands if it waits.
  ///   - messages: what was said after `lastMessage`, oldest first; older ones are passed over.
  /// - Returns: the updates, in the order in which the caller should learn of them.
  public mutating func advance(to ticket: Ticket, standing: Standing, messages: [Message]) -> [AgentUpdate] {
    guard !isOver else { return [] }
    var updates: [AgentUpdate] = []
    if ticket.state != .waiting, let name = ticket.agent, name != agent {
      (agent, isHeld) = (name, false)
      updates.append(.joined(agent: name))
    }
    for message in messages where message.number > lastMessage {
      lastMessage = message.number
      if message.sender == .agent { updates.append(.said(message.text, number: message.number)) }
    }
    // More words may be waiting; what comes after them has to wait too.
    guard messages.count < Self.page else { return updates }

    switch ticket.state {
    case .waiting:
      if agent != nil {
        (agent, isHeld) = (nil, false)
        updates.append(ticket.wasHandedOver ? .handedOver(standing) : .lost(standing))
        told = standing
      } else if let position, position != standing.position || isOther(standing) {
        updates.append(.moved(standing))
        told = standing
      }
      position = standing.position
      told = told ?? standing
    case .claimed:
      if ticket.course.isHeld != isHeld {
        isHeld = ticket.course.isHeld
        updates.append(.held(isHeld))
      }
    case .closed:
      isOver = true
      let isBack = ticket.course.isHandedBack
      updates.append(isBack ? .handedBack(ticket.course.step) : .closed(disposition: ticket.disposition ?? ""))
    case .abandoned:
      isOver = true
      updates.append(.gone)
    }
    return updates
  }

  private func isOther(_ standing: Standing) -> Bool {
    guard let told else { return false }
    guard let before = told.expectedWaitSeconds, let now = standing.expectedWaitSeconds else {
      return told.expectedWaitSeconds != standing.expectedWaitSeconds
        || (told.agentsPresent > 0) != (standing.agentsPresent > 0)
    }
    return abs(now - before) >= 30
  }
}

extension Ticket {
  /// Whether it waits because an agent handed it over, rather than because one was lost after that.
  fileprivate var wasHandedOver: Bool { course.handover.map { $0.returns == returns } ?? false }
}

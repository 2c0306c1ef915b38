/// What has changed in a store, to be read again by those who care: a hint, which may come once too often, and of which
/// one may be lost. Who must miss nothing looks also without one, from time to time.
public enum StoreChange: Sendable, Hashable {
  /// A ticket was opened, claimed, held, given back, closed or abandoned.
  case ticket(Int)
  /// An agent said or wrote something in a ticket.
  case message(ticket: Int)
  /// The caller of a ticket said something: news for agents only.
  case heard(ticket: Int)
  /// The journal of a call with an open ticket has grown.
  case journal(CallID)
  case agents
  /// Whatever it is: the store cannot tell, or could not for a while.
  case anything
}

/// What an open ticket has come to: another mark means news for its caller.
public struct TicketMark: Sendable, Hashable {
  public var ticket: Int
  /// Its state, its agent and what became of it, in the store's own words.
  public var state: String
  /// The number of its last message; 0 for none.
  public var lastMessage: Int

  public init(ticket: Int, state: String, lastMessage: Int) {
    self.ticket = ticket
    self.state = state
    self.lastMessage = lastMessage
  }
}

extension Ticket {
  /// Whether others care for what has become of a ticket: signs of life are not told.
  package func isNews(after old: Ticket) -> Bool {
    (state, agent, returns, callback) != (old.state, old.agent, old.returns, old.callback) || course != old.course
      || handoff != old.handoff
  }
}

/// What has changed in a store, to be read again by those who care: a hint, which may come once too often, and of which
/// one may be lost. Who must miss nothing looks also without one, from time to time.
public enum StoreChange: Sendable, Hashable {
  /// A ticket was opened, claimed, held, given back, closed or abandoned.
  case ticket(Int)
  /// Something was said or written in a ticket.
  case message(ticket: Int)
  /// The journal of a call with an open ticket has grown.
  case journal(CallID)
  case agents
  /// Whatever it is: the store cannot tell, or could not for a while.
  case anything
}

extension Ticket {
  /// Whether others care for what has become of a ticket: signs of life are not told.
  package func isNews(after old: Ticket) -> Bool {
    (state, agent, returns, callback) != (old.state, old.agent, old.returns, old.callback) || course != old.course
      || handoff != old.handoff
  }
}

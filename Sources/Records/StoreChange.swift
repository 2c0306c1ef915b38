/// What has changed in a store, to be read again by those who care: a hint, which may come once too often.
public enum StoreChange: Sendable, Hashable {
  /// A ticket was opened, claimed, given back, closed or abandoned.
  case ticket(Int)
  /// Something was said in a ticket.
  case message(ticket: Int)
  case agents
  /// Whatever it is: the store cannot tell, or could not for a while.
  case anything
}

extension Store {
  /// For stores that cannot tell: `anything`, often enough for a conversation.
  public func changes() -> AsyncStream<StoreChange> {
    let (stream, continuation) = AsyncStream.makeStream(of: StoreChange.self, bufferingPolicy: .bufferingNewest(1))
    let ticking = Task {
      while !Task.isCancelled {
        continuation.yield(.anything)
        try? await Task.sleep(for: .milliseconds(300))
      }
    }
    continuation.onTermination = { _ in ticking.cancel() }
    return stream
  }
}

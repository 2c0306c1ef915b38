public import Dialogue

/// Those who watch a call: each is called in order, from the call.
public struct CallObserver: Sendable {
  /// Events in the order of time; see `TimelineEvent`.
  public var happened: @Sendable (TimelineEvent) -> Void
  /// A prompt begins to sound.
  public var began: @Sendable (Prompt, Duration) -> Void
  /// An event is about to be handled; without the values of secrets.
  public var received: @Sendable (Event) -> Void
  /// Something went wrong that the call survives; one line.
  public var warned: @Sendable (String) -> Void
  /// Another program goes on with the call; may be told again.
  public var taken: @Sendable () -> Void

  public init(
    happened: @escaping @Sendable (TimelineEvent) -> Void,
    began: @escaping @Sendable (Prompt, Duration) -> Void = { _, _ in },
    received: @escaping @Sendable (Event) -> Void = { _ in },
    warned: @escaping @Sendable (String) -> Void = { _ in },
    taken: @escaping @Sendable () -> Void = {}
  ) {
    self.happened = happened
    self.began = began
    self.received = received
    self.warned = warned
    self.taken = taken
  }
}

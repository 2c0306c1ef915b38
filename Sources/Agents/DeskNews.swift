public import Records

extension Desk {
  /// How often a desk looks although nothing was told: that is its sign of life too.
  public static let lookPause = Duration.seconds(2)

  /// A sign whenever `hear` or `takeOffer` may have something to say, and every 2 s; signs that nobody has taken yet are
  /// one.
  ///
  /// - Parameter store: whose changes are meant.
  /// - Returns: the signs, until the task that reads them ends.
  public nonisolated func news(of store: any Store) -> AsyncStream<Void> {
    let (signs, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let changes = store.changes()
    let reading = Task {
      for await change in changes where await minds(change) { continuation.yield() }
    }
    let ticking = Task {
      while !Task.isCancelled {
        continuation.yield()
        try? await Task.sleep(for: Self.lookPause)
      }
    }
    continuation.onTermination = { _ in
      reading.cancel()
      ticking.cancel()
    }
    return signs
  }
}

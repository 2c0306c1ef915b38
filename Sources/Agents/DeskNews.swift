public import Records

extension Desk {
  /// A sign whenever `hear` or `takeOffer` may have something to say; signs that nobody has taken yet are one.
  ///
  /// - Parameter store: whose changes are meant.
  /// - Returns: the signs, until the task that reads them ends.
  public nonisolated func news(of store: any Store) -> AsyncStream<Void> {
    let (signs, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let changes = store.changes()
    let reading = Task {
      for await change in changes where await minds(change) { continuation.yield() }
      continuation.finish()
    }
    continuation.onTermination = { _ in reading.cancel() }
    return signs
  }
}

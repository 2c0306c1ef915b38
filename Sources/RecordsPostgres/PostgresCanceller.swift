import CPQ

/// Cancels one session's running statement, from any thread.
///
/// Unchecked, because the handle is libpq's copy of what cancelling needs: PQcancel may be called by any thread.
final class PostgresCanceller: @unchecked Sendable {
  private let handle: OpaquePointer

  init(handle: OpaquePointer) { self.handle = handle }
  deinit { PQfreeCancel(handle) }

  /// Blocks for a round trip to the server.
  func cancel() {
    var reason = [CChar](repeating: 0, count: 256)
    _ = PQcancel(handle, &reason, Int32(reason.count))
  }
}

package import Dialogue
import Synchronization

/// Handoffs that have been read before: whoever looks at the queue reads all that wait, again and again, and they hardly
/// ever change.
package final class DecodedHandoffs: Sendable {
  /// More than a store's open tickets at a time.
  private static let limit = 2_000
  private let known = Mutex<[Int: (text: String, handoff: Handoff)]>([:])

  /// For all stores of the process: what is known is compared with what is kept.
  package static let shared = DecodedHandoffs()

  init() {}

  /// A ticket's handoff.
  ///
  /// - Parameters:
  ///   - text: as it is kept.
  ///   - ticket: the ticket's number.
  ///   - place: where the ticket stands, for the message of the error.
  /// - Returns: the handoff.
  /// - Throws: `corrupt` for what Oriole has not written.
  package func handoff(_ text: String, of ticket: Int, in place: String) throws(StoreError) -> Handoff {
    if let known = known.withLock({ $0[ticket] }), known.text == text { return known.handoff }
    let handoff = try RecordCoding.value(Handoff.self, from: text, in: "\(place): the handoff of ticket \(ticket)")
    known.withLock { known in
      if known.count >= Self.limit { known.removeAll() }
      known[ticket] = (text, handoff)
    }
    return handoff
  }
}

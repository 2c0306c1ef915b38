import Foundation
import Synchronization

/// The time of one rehearsed call, which goes on only when the rehearsal says so.
final class CallClock: Sendable {
  /// Any day does: nothing but differences counts.
  private static let beginning = Date(timeIntervalSince1970: 1_700_000_000)
  private let elapsed = Mutex(Duration.zero)

  var now: Duration {
    get { elapsed.withLock { $0 } }
    set { elapsed.withLock { $0 = newValue } }
  }

  var date: Date {
    let (seconds, attoseconds) = now.components
    return Self.beginning.addingTimeInterval(Double(seconds) + Double(attoseconds) * 1e-18)
  }
}

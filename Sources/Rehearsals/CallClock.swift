import Foundation
import Synchronization
import Understanding

/// The time of one rehearsed call, which goes on only when the rehearsal says so.
final class CallClock: Sendable {
  private let beginning: Date
  private let elapsed = Mutex(Duration.zero)

  /// - Parameters:
  ///   - day: on which the call begins.
  ///   - time: of that day.
  ///   - zone: the time zone; nil for Greenwich.
  init(_ day: CalendarDay, _ time: TimeOfDay, in zone: TimeZone?) {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone ?? .gmt
    let parts = DateComponents(year: day.year, month: day.month, day: day.day, hour: time.hour, minute: time.minute)
    beginning = calendar.date(from: parts) ?? Date(timeIntervalSince1970: 1_700_000_000)
  }

  var now: Duration {
    get { elapsed.withLock { $0 } }
    set { elapsed.withLock { $0 = newValue } }
  }

  var date: Date {
    let (seconds, attoseconds) = now.components
    return beginning.addingTimeInterval(Double(seconds) + Double(attoseconds) * 1e-18)
  }
}

public import Dialogue
public import Foundation
import Understanding

/// Whether people are there to talk to, by a clock.
public struct DeskHours: Sendable {
  /// What is known at one moment.
  public enum State: Sendable, Hashable {
    case open
    /// Until then; nil when it is not known.
    case closed(Opening?)
  }

  private let state: @Sendable () -> State

  public init(_ state: @escaping @Sendable () -> State) { self.state = state }

  /// People are always there.
  public static let always = DeskHours { .open }

  /// - Parameters:
  ///   - hours: the authored ones; nil for always.
  ///   - clock: the time of day.
  public init(_ hours: OpeningHours?, clock: @escaping @Sendable () -> Date) {
    guard let hours, let zone = TimeZone(identifier: hours.zone) else {
      self = .always
      return
    }
    state = {
      let now = clock()
      guard let day = CalendarDay(now, in: zone), let time = TimeOfDay(now, in: zone) else { return .open }
      return hours.isOpen(on: day, at: time) ? .open : .closed(hours.opening(after: day, time))
    }
  }

  /// When people begin the next time after a moment; nil without hours.
  public static func opening(of hours: OpeningHours?, after date: Date) -> Opening? {
    guard let hours, let zone = TimeZone(identifier: hours.zone), let day = CalendarDay(date, in: zone),
      let time = TimeOfDay(date, in: zone)
    else { return nil }
    return hours.opening(after: day, time)
  }

  var now: State { state() }
}

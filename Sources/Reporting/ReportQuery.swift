public import Foundation
public import Understanding

/// The days that somebody asks for, in words.
public struct ReportQuery: Sendable, Hashable {
  /// Why there are no such days.
  public enum Fault: Error, Sendable, Hashable {
    /// What was given is no day.
    case noDay(String)
    /// The first day is after the last, or too long before it.
    case wrongOrder
  }

  /// The first day, such as 2026-11-23, or “today”, “yesterday”; nil for as many days as are usual.
  public var from: String?
  /// The last day in the same way; nil for today.
  public var to: String?

  public init(from: String? = nil, to: String? = nil) { (self.from, self.to) = (from, to) }

  /// The days.
  ///
  /// - Parameters:
  ///   - days: how many are meant when no first one is given.
  ///   - today: the day in the zone.
  ///   - zone: in which days begin.
  /// - Returns: the days.
  /// - Throws: for what is no day, and for days in the wrong order.
  public func period(days: Int = 1, today: CalendarDay, in zone: TimeZone) throws(Fault) -> ReportPeriod {
    let last = try Self.day(to ?? "today", today)
    let first: CalendarDay
    if let from { first = try Self.day(from, today) } else { first = last.adding(days: 1 - days) }
    guard let period = ReportPeriod(from: first, to: last, in: zone) else { throw .wrongOrder }
    return period
  }

  private static func day(_ text: String, _ today: CalendarDay) throws(Fault) -> CalendarDay {
    let day =
      switch text {
      case "today": today
      case "yesterday": today.adding(days: -1)
      default: CalendarDay(text)
      }
    guard let day else { throw .noDay(text) }
    return day
  }
}

public import Foundation
public import Understanding

/// The days that a report is about, in the time zone of the centre.
public struct ReportPeriod: Sendable, Hashable {
  /// The most days.
  public static let longest = 3_660
  public let from: CalendarDay
  public let to: CalendarDay
  /// The days' moments, from the first midnight to the last.
  public let times: Range<Date>
  /// Gregorian, in the time zone.
  public let calendar: Calendar

  /// Nil when the days are in the wrong order, or more than ten years.
  ///
  /// - Parameters:
  ///   - from: the first day.
  ///   - to: the last day, which counts.
  ///   - zone: in which the days begin.
  public init?(from: CalendarDay, to: CalendarDay, in zone: TimeZone) {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    func midnight(_ day: CalendarDay) -> Date? {
      calendar.date(from: DateComponents(year: day.year, month: day.month, day: day.day))
    }
    guard from <= to, from.days(to: to) < Self.longest, let begin = midnight(from),
      let end = midnight(to.adding(days: 1)), begin < end
    else { return nil }
    (self.from, self.to, self.calendar, times) = (from, to, calendar, begin..<end)
  }

  public var dayCount: Int { from.days(to: to) + 1 }

  /// The day of a moment.
  public func day(of date: Date) -> CalendarDay? {
    let parts = calendar.dateComponents([.year, .month, .day], from: date)
    guard let year = parts.year, let month = parts.month, let day = parts.day else { return nil }
    return CalendarDay(year: year, month: month, day: day)
  }
}

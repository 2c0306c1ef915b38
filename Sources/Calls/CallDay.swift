public import Foundation
public import Understanding

extension TimeOfDay {
  /// The time of a moment in a time zone.
  public init?(_ date: Date, in zone: TimeZone) {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let parts = calendar.dateComponents([.hour, .minute], from: date)
    guard let hour = parts.hour, let minute = parts.minute else { return nil }
    self.init(hour: hour, minute: minute)
  }
}

extension CalendarDay {
  /// The day of a moment in a time zone, by which a call's `Start` is stamped; nil beyond the year 9999.
  public init?(_ date: Date, in zone: TimeZone) {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let parts = calendar.dateComponents([.year, .month, .day], from: date)
    guard let year = parts.year, let month = parts.month, let day = parts.day else { return nil }
    self.init(year: year, month: month, day: day)
  }
}

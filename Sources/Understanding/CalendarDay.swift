/// A day of the Gregorian calendar without time or zone, from 1 January 1 to 31 December 9999; written and coded as
/// "2026-07-25".
public struct CalendarDay: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
  /// 1…9999.
  public let year: Int
  /// 1…12.
  public let month: Int
  /// 1…31.
  public let day: Int

  /// Nil when the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), (1...Self.days(inMonth: month, of: year)).contains(day)
    else { return nil }
    self.init(valid: year, month, day)
  }

  /// Reads "2026-07-25"; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2], parts.joined().allSatisfy({ $0.isASCII && $0.isNumber }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  private init(valid year: Int, _ month: Int, _ day: Int) { (self.year, self.month, self.day) = (year, month, day) }

  public var description: String { "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))" }

  /// 1 for Monday to 7 for Sunday.
  public var weekday: Int { Self.remainder(ordinal + 2, 7) + 1 }

  /// The day so many days later, or earlier when negative; the calendar's first or last day at the most.
  public func adding(days: Int) -> CalendarDay {
    let (sum, overflows) = ordinal.addingReportingOverflow(days)
    return CalendarDay(ordinal: overflows ? (days > 0 ? Int.max : Int.min) : sum)
  }

  /// The same day so many months later; the month's last day when it is shorter; within the calendar's years.
  public func adding(months: Int) -> CalendarDay {
    let bounded = max(-120_000, min(120_000, months))
    let total = max(12, min(9999 * 12 + 11, year * 12 + month - 1 + bounded))
    let (year, month) = (total / 12, total % 12 + 1)
    return CalendarDay(valid: year, month, min(day, Self.days(inMonth: month, of: year)))
  }

  /// Days from this day to another, negative when the other is earlier.
  public func days(to other: CalendarDay) -> Int { other.ordinal - ordinal }

  /// The last day of this day's month.
  public var lastOfMonth: CalendarDay { CalendarDay(valid: year, month, Self.days(inMonth: month, of: year)) }

  public static func < (left: CalendarDay, right: CalendarDay) -> Bool { left.ordinal < right.ordinal }

  /// 28…31 for a month of 1…12; 30 for any other number.
  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 1, 3, 5, 7, 8, 10, 12: 31
    default: 30
    }
  }

  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let day = CalendarDay(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "“\(text)” is no day written as 2026-07-25"))
    }
    self = day
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  /// Days since 1 March of year 0, so that a leap day is a year's last.
  private var ordinal: Int {
    let shifted = month > 2 ? year : year - 1
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear
  }

  private init(ordinal: Int) {
    let first = 306
    let last = 3_652_364
    let bounded = max(first, min(last, ordinal))
    let era = bounded / 146_097
    let dayOfEra = bounded % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let year = era * 400 + yearOfEra + (month < 10 ? 0 : 1)
    self.init(valid: year, month < 10 ? month + 3 : month - 9, dayOfYear - (153 * month + 2) / 5 + 1)
  }

  private static func remainder(_ value: Int, _ divisor: Int) -> Int { (value % divisor + divisor) % divisor }

  private static func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

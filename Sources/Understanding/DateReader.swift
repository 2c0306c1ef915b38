internal import Foundation

/// Reads dates out of whole utterances: "can you bring it next friday please", "the 25th of July", 25/7/2026, 下周五.
///
/// How what can be read in two ways is read:
/// - Without a year, or with a day of the month or weekday only, a date is the nearest in the direction that is
///   asked for. A weekday alone is never today; "this friday" may be.
/// - "next friday" and 下周五 are the Friday of the next week, which begins on Monday; "last friday" is the latest
///   before today, 上周五 the Friday of the week before.
/// - In 3/4/2026 the day comes first, unless no such date exists.
public struct DateReader: Sendable, Hashable {
  /// Where a date without a year is looked for.
  public enum Direction: String, Sendable, Hashable, Codable { case past, future }

  public let language: Language

  public init(language: Language) { self.language = language }

  /// The first date in the text; nil when there is none, or only a month, a year, or a week.
  public func value(in text: String, today: CalendarDay, prefers direction: Direction = .future) -> CalendarDay? {
    readings(in: text, today: today, prefers: direction).first?.value
  }

  /// Every date in the text's first 2,000 scalars, in order; both languages are read whatever the language, because
  /// callers mix them.
  public func readings(
    in text: String, today: CalendarDay, prefers direction: Direction = .future
  ) -> [ValueReading<CalendarDay>] {
    // What is no day (30 February, a month) is passed over whole, so that no part of it is taken for another day.
    let readings: [ValueReading<CalendarDay?>] = TokenizedText(text).readings { tokens, start in
      Self.read(tokens, at: start).map { ($0.value.day(today: today, prefers: direction), $0.end) }
    }
    return readings.compactMap { reading in reading.value.map { ValueReading(value: $0, range: reading.range) } }
  }

  static func read(_ tokens: [NumberToken], at start: Int) -> (value: SpokenDate, end: Int)? {
    if let parts = NumericDates.read(tokens, at: start) { return (.parts(parts.value), parts.end) }
    return EnglishRelativeDates.read(tokens, at: start) ?? HanziDates.read(tokens, at: start)
  }
}

/// Dates in figures: 2026-07-25, 25/7/2026, 25.7.2026, 25/7.
enum NumericDates {
  static func read(_ tokens: [NumberToken], at start: Int) -> (value: DateParts, end: Int)? {
    // A mark before the first figure makes it part of something longer.
    if case .mark(let mark)? = tokens.element(start - 1), "/-.:".contains(mark) { return nil }
    if let dotted = dotted(tokens, at: start) { return dotted }
    guard case .numeral(let first)? = tokens.element(start), case .mark(let mark)? = tokens.element(start + 1),
      mark == "/" || mark == "-", case .numeral(let second)? = tokens.element(start + 2)
    else { return nil }
    guard tokens.element(start + 3) == .mark(mark), case .numeral(let third)? = tokens.element(start + 4) else {
      // "24/7" is no date, and "3-4" is a range.
      guard mark == "/", first + second != "247", !isMark(tokens.element(start + 3)),
        let parts = ordered(first, second, year: nil)
      else { return nil }
      return (parts, start + 3)
    }
    guard !isMark(tokens.element(start + 5)) else { return nil }
    let parts = first.count == 4 ? yearFirst(first, second, third) : ordered(first, second, year: third)
    return parts.map { ($0, start + 5) }
  }

  private static func isMark(_ token: NumberToken?) -> Bool { token == .mark("/") || token == .mark("-") }

  /// 25.7.2026, whose first two figures are one numeral.
  private static func dotted(_ tokens: [NumberToken], at start: Int) -> (value: DateParts, end: Int)? {
    guard case .numeral(let head)? = tokens.element(start), tokens.element(start + 1) == .mark("."),
      case .numeral(let year)? = tokens.element(start + 2)
    else { return nil }
    let parts = head.split(separator: ".").map(String.init)
    guard parts.count == 2 else { return nil }
    let date = parts[0].count == 4 ? yearFirst(parts[0], parts[1], year) : ordered(parts[0], parts[1], year: year)
    return date.map { ($0, start + 3) }
  }

  private static func yearFirst(_ year: String, _ month: String, _ day: String) -> DateParts? {
    guard let year = Int(year), let month = Int(month), let day = Int(day) else { return nil }
    return valid(DateParts(year: year, month: month, day: day))
  }

  /// Day and month in this order, or the other when this one is impossible.
  private static func ordered(_ first: String, _ second: String, year: String?) -> DateParts? {
    guard first.count <= 2, second.count <= 2, let first = Int(first), let second = Int(second) else { return nil }
    var fullYear: Int?
    if let year {
      guard year.count == 2 || year.count == 4, let value = Int(year) else { return nil }
      fullYear = year.count == 4 ? value : value + (value < 70 ? 2000 : 1900)
    }
    return valid(DateParts(year: fullYear, month: second, day: first, isDayFirst: true))
      ?? valid(DateParts(year: fullYear, month: first, day: second))
  }

  private static func valid(_ parts: DateParts) -> DateParts? {
    guard let month = parts.month, let day = parts.day else { return nil }
    return CalendarDay(year: parts.year ?? 2000, month: month, day: day).map { _ in parts }
  }
}

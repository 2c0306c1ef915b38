/// A date as it is said, before it is known which day "today" is.
indirect enum SpokenDate: Sendable, Hashable {
  /// Days, months or years from today.
  case days(Int)
  case months(Int)
  case years(Int)
  /// 1 for Monday to 7 for Sunday, with the week it is said to be in.
  case weekday(Int, Week)
  /// What was said of a calendar date; other parts follow from today.
  case parts(DateParts)
  /// A day of the month so many months from now.
  case dayOfMonth(Int, months: Int)
  case lastOfMonth(months: Int)
  /// A month and day of the year so many years from now.
  case dayOfYear(month: Int, day: Int, years: Int)
  /// So many days after, or before, another date.
  case shifted(SpokenDate, days: Int)

  enum Week: Sendable, Hashable {
    /// "on friday": the nearest in the asked direction, never today.
    case nearest
    /// "this friday": the nearest in the asked direction, which may be today.
    case this
    /// "last friday": the latest before today.
    case last
    /// A week from Monday to Sunday, counted from the one that today is in: "next friday" and 下周五 are 1, 上周三 is -1.
    case number(Int)
  }

  /// The day meant, or nil when only a month or a year was said, or there is no such day.
  func day(today: CalendarDay, prefers direction: DateReader.Direction) -> CalendarDay? {
    switch self {
    case .days(let days): return today.adding(days: days)
    case .months(let months): return today.adding(months: months)
    case .years(let years): return today.adding(months: max(-10_000, min(10_000, years)) * 12)
    case .weekday(let weekday, let week): return Self.day(weekday, in: week, today: today, prefers: direction)
    case .parts(let parts): return parts.day(today: today, prefers: direction)
    case .dayOfMonth(let day, let months):
      let month = today.adding(months: months)
      return CalendarDay(year: month.year, month: month.month, day: day)
    case .lastOfMonth(let months): return today.adding(months: months).lastOfMonth
    case .dayOfYear(let month, let day, let years):
      return CalendarDay(year: today.adding(months: years * 12).year, month: month, day: day)
    case .shifted(let date, let days): return date.day(today: today, prefers: direction)?.adding(days: days)
    }
  }

  private static func day(
    _ weekday: Int, in week: Week, today: CalendarDay, prefers direction: DateReader.Direction
  ) -> CalendarDay {
    let later = (weekday - today.weekday + 7) % 7
    switch week {
    case .this where later == 0: return today
    case .nearest, .this:
      return today.adding(days: direction == .past ? later - 7 : later == 0 ? 7 : later)
    case .last: return today.adding(days: later - 7)
    case .number(let weeks): return today.adding(days: weekday - today.weekday + 7 * weeks)
    }
  }
}

/// The parts of a calendar date that were said; what is nil was not.
struct DateParts: Sendable, Hashable {
  var year: Int?
  var month: Int?
  var day: Int?
  /// Whether the day came before the month.
  var isDayFirst = false

  /// The day meant: without a year (or month) the nearest in the asked direction, today included.
  func day(today: CalendarDay, prefers direction: DateReader.Direction) -> CalendarDay? {
    guard let day else { return nil }
    let step = direction == .past ? -1 : 1
    func isWanted(_ candidate: CalendarDay) -> Bool { direction == .past ? candidate <= today : candidate >= today }
    switch (year, month) {
    case (let year?, let month?): return CalendarDay(year: year, month: month, day: day)
    case (nil, let month?):
      // 29 February comes again within eight years.
      for years in 0...8 {
        if let candidate = CalendarDay(year: today.year + step * years, month: month, day: day), isWanted(candidate) {
          return candidate
        }
      }
      return nil
    case (nil, nil):
      for months in 0...2 {
        let month = today.adding(months: step * months)
        if let candidate = CalendarDay(year: month.year, month: month.month, day: day), isWanted(candidate) {
          return candidate
        }
      }
      return nil
    default: return nil
    }
  }
}

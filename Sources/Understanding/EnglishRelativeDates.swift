internal import Foundation

/// English dates relative to today: "tomorrow", "next friday", "in three days", "a week from today", "two weeks ago".
enum EnglishRelativeDates {
  private static let weekdays: [String: Int] = [
    "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 7,
  ]
  /// Short names are words of their own, so they count only after "on", "next" and the like, or before a date.
  private static let shortWeekdays: [String: Int] = [
    "mon": 1, "tue": 2, "tues": 2, "wed": 3, "weds": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6, "sun": 7,
  ]
  private static let named = PhraseMeanings<Int>([
    "today,tonight,this morning,this afternoon,this evening": 0,
    "tomorrow,tomorow,tommorow,tommorrow,tmrw": 1, "the day after tomorrow,day after tomorrow": 2,
    "yesterday,last night": -1, "the day before yesterday,day before yesterday": -2,
  ])
  private static let weeks = PhraseMeanings<SpokenDate.Week>([
    "this,this coming,the coming,coming": .this, "next,next week on,next week": .number(1),
    "last,this past,past,previous": .last, "last week on,last week": .number(-1),
    "this week on,this week": .number(0), "the week after next on,week after next on": .number(2), "on": .nearest,
  ])
  private static let afterWeekday = PhraseMeanings<SpokenDate.Week>([
    "next week,of next week,next": .number(1), "last week,of last week": .number(-1),
    "this week,of this week": .number(0),
    "after next": .number(2), "week": .number(1), "coming": .this,
  ])
  private static let units: [String: SpokenDate] = [
    "day": .days(1), "days": .days(1), "week": .days(7), "weeks": .days(7), "fortnight": .days(14),
    "fortnights": .days(14), "month": .months(1), "months": .months(1), "year": .years(1), "years": .years(1),
  ]
  private static let monthsAway = PhraseMeanings<Int>([
    "of this month,of the month,this month,of the current month": 0, "of next month,next month": 1,
    "of last month,last month": -1,
  ])
  private static let ends = PhraseMeanings<Bool>([
    "the end,end,the last day,last day": true, "the start,start,the beginning,beginning,the first day": false,
  ])

  static func isWeekday(_ tokens: [NumberToken], at index: Int) -> Bool {
    tokens.word(index).map { weekdays[$0] != nil } ?? false
  }

  static func read(_ tokens: [NumberToken], at start: Int) -> (value: SpokenDate, end: Int)? {
    offset(tokens, at: start) ?? simple(tokens, at: start)
  }

  /// All but amounts of days from another date.
  private static func simple(_ tokens: [NumberToken], at start: Int) -> (value: SpokenDate, end: Int)? {
    if let named = named.match(tokens, at: start) {
      // "tomorrow week"
      guard tokens.word(named.end) == "week", named.value > 0 else { return (.days(named.value), named.end) }
      return (.days(named.value + 7), named.end + 1)
    }
    if let weekday = weekday(tokens, at: start) { return weekday }
    if let monthsAway = dayOfMonth(tokens, at: start) { return monthsAway }
    if let calendar = EnglishDates.calendar(tokens, at: start) { return (.parts(calendar.value), calendar.end) }
    return EnglishDates.dayOnly(tokens, at: start).map { (.parts(DateParts(day: $0.value)), $0.end) }
  }

  /// "next friday", "on monday", "friday week", "monday of next week", "friday the 25th of july".
  private static func weekday(_ tokens: [NumberToken], at start: Int) -> (value: SpokenDate, end: Int)? {
    let before = weeks.match(tokens, at: start)
    let place = before?.end ?? start
    guard let word = tokens.word(place) else { return nil }
    let short = shortWeekdays[word]
    guard let weekday = weekdays[word] ?? short else { return nil }
    let end = place + 1
    let next = tokens.element(end) == .pause ? end + 1 : end
    if before == nil || before?.value == .nearest, let calendar = EnglishDates.calendar(tokens, at: next) {
      return (.parts(calendar.value), calendar.end)
    }
    if before == nil || before?.value == .nearest, let day = EnglishDates.dayOnly(tokens, at: next) {
      return (.parts(DateParts(day: day.value)), day.end)
    }
    if short != nil, before == nil { return nil }
    if before == nil || before?.value == .nearest || before?.value == .this,
      let after = afterWeekday.match(tokens, at: end)
    {
      // "friday week" is a week after the nearest.
      guard tokens.word(end) == "week" else { return (.weekday(weekday, after.value), after.end) }
      return (.shifted(.weekday(weekday, before?.value ?? .nearest), days: 7), after.end)
    }
    return (.weekday(weekday, before?.value ?? .nearest), end)
  }

  /// "the fifth of next month", "the end of the month", "next month on the fifth".
  private static func dayOfMonth(_ tokens: [NumberToken], at start: Int) -> (value: SpokenDate, end: Int)? {
    if let edge = ends.match(tokens, at: start) {
      if let month = monthsAway.match(tokens, at: edge.end) {
        return (edge.value ? .lastOfMonth(months: month.value) : .dayOfMonth(1, months: month.value), month.end)
      }
      guard tokens.word(edge.end) == "of", tokens.word(edge.end + 1) == "the" || tokens.word(edge.end + 1) == "this",
        tokens.word(edge.end + 2) == "year"
      else { return nil }
      return (.dayOfYear(month: edge.value ? 12 : 1, day: edge.value ? 31 : 1, years: 0), edge.end + 3)
    }
    let first = tokens.word(start) == "the" ? start + 1 : start
    if let day = EnglishOrdinals.ordinal(tokens, at: first), (1...31).contains(day.value),
      let month = monthsAway.match(tokens, at: day.end)
    {
      return (.dayOfMonth(day.value, months: month.value), month.end)
    }
    guard tokens.word(start) == "next" || tokens.word(start) == "this", tokens.word(start + 1) == "month" else {
      return nil
    }
    let place = tokens.word(start + 2) == "on" ? start + 3 : start + 2
    guard tokens.word(place) == "the", let day = EnglishOrdinals.ordinal(tokens, at: place + 1),
      (1...31).contains(day.value)
    else { return nil }
    return (.dayOfMonth(day.value, months: tokens.word(start) == "next" ? 1 : 0), day.end)
  }

  /// "in three days", "two weeks ago", "a week from today", "three days after next friday".
  private static func offset(_ tokens: [NumberToken], at start: Int) -> (value: SpokenDate, end: Int)? {
    let isIn = tokens.word(start) == "in" || tokens.word(start) == "within"
    guard let amount = amount(tokens, at: isIn ? start + 1 : start), let word = tokens.word(amount.end)
    else { return nil }
    let plain = word.hasSuffix("'") ? String(word.dropLast()) : word
    guard let unit = units[plain] else { return nil }
    let end = amount.end + 1
    if isIn {
      let isIdiom = tokens.word(end) == "time"
      return (multiplied(unit, by: amount.value), isIdiom ? end + 1 : end)
    }
    switch tokens.word(end) {
    case "ago", "earlier": return (multiplied(unit, by: -amount.value), end + 1)
    case "time" where plain != word || tokens.word(amount.end) != word:
      return (multiplied(unit, by: amount.value), end + 1)
    case "later", "hence": return (multiplied(unit, by: amount.value), end + 1)
    case "from", "after", "before", "on", "today", "tomorrow": break
    default: return isWeekday(tokens, at: end) ? base(tokens, at: end, unit, amount.value) : nil
    }
    if tokens.word(end) == "from", tokens.word(end + 1) == "now" {
      return (multiplied(unit, by: amount.value), end + 2)
    }
    if tokens.word(end) == "on" || tokens.word(end) == "today" || tokens.word(end) == "tomorrow" {
      return base(tokens, at: end, unit, amount.value)
    }
    let sign = tokens.word(end) == "before" ? -1 : 1
    return base(tokens, at: end + 1, unit, sign * amount.value)
  }

  /// An amount of whole days before or after another date.
  private static func base(
    _ tokens: [NumberToken], at start: Int, _ unit: SpokenDate, _ amount: Int
  ) -> (value: SpokenDate, end: Int)? {
    guard case .days(let days) = multiplied(unit, by: amount), let date = simple(tokens, at: start) else {
      return nil
    }
    return (.shifted(date.value, days: days), date.end)
  }

  /// 1…999, "a", "a couple of".
  private static func amount(_ tokens: [NumberToken], at start: Int) -> (value: Int, end: Int)? {
    let word = tokens.word(start)
    if word == "a" || word == "an" {
      guard tokens.word(start + 1) == "couple" else {
        let next = tokens.word(start + 1).flatMap { units[$0] }
        return next == nil ? nil : (1, start + 1)
      }
      return (2, tokens.word(start + 2) == "of" ? start + 3 : start + 2)
    }
    guard let number = EnglishNumbers.cardinal(tokens, at: start),
      let value = EnglishDates.whole(number.value, in: 0...999)
    else { return nil }
    return (value, number.end)
  }

  private static func multiplied(_ unit: SpokenDate, by amount: Int) -> SpokenDate {
    switch unit {
    case .days(let days): .days(days &* amount)
    case .months(let months): .months(months &* amount)
    case .years(let years): .years(years &* amount)
    default: unit
    }
  }
}

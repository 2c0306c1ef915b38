internal import Foundation

/// English calendar dates: "july twenty fifth twenty twelve", "the 25th of July", "25 jul 2026", "the twenty fifth".
enum EnglishDates {
  /// Months by name; "may" and "march" are words of their own.
  static let months: [String: Int] = [
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
    "october": 10, "november": 11, "december": 12,
  ]
  private static let shortMonths: [String: Int] = [
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
    "dec": 12,
  ]
  /// Words before "may" and "march" that make them verbs.
  private static let subjects: Set<String> = [
    "i", "you", "we", "they", "he", "she", "it", "that", "this", "which", "who", "there", "one", "and", "to", "or",
  ]
  /// Words that may follow "the second" when it is a day.
  private static let followers: Set<String> = [
    "please", "thanks", "at", "in", "if", "or", "and", "of", "by", "is", "would", "will", "works", "suits", "then",
    "before", "after", "until", "till", "to", "from", "for", "but", "morning", "afternoon", "evening", "should",
    "around", "between", "sounds", "might", "could", "instead", "not", "was", "can", "latest", "you", "i",
    "this", "next", "about", "with",
  ]

  static func month(_ tokens: [NumberToken], at index: Int) -> Int? {
    tokens.word(index).flatMap { months[$0] ?? shortMonths[$0] }
  }

  /// The calendar date with a day or a year that starts at a token, and the month's token.
  static func calendar(
    _ tokens: [NumberToken], at start: Int
  ) -> (value: DateParts, end: Int, month: Int)? {
    if let reading = dayFirst(tokens, at: start) { return reading }
    guard let month = month(tokens, at: start) else { return nil }
    let isVerb = tokens.word(start) == "may" || tokens.word(start) == "march"
    let first = start + 1
    let next = tokens.word(first) == "the" ? first + 1 : first
    if isVerb, let before = tokens.word(start - 1), subjects.contains(before) { return nil }
    let day = day(tokens, at: next)
    let dated = day.map { day in
      let year = yearAfter(tokens, at: day.end)
      return (value: DateParts(year: year?.value, month: month, day: day.value), end: year?.end ?? day.end)
    }
    let yearStart = tokens.word(first) == "of" ? first + 1 : first
    let year = EnglishYears.year(tokens, at: yearStart)
    if let year, year.end > (dated?.end ?? 0) {
      return (DateParts(year: year.value, month: month), year.end, start)
    }
    return dated.map { ($0.value, $0.end, start) }
  }

  /// "the twenty fifth of july twenty twelve", "25 july".
  private static func dayFirst(
    _ tokens: [NumberToken], at start: Int
  ) -> (value: DateParts, end: Int, month: Int)? {
    let first = tokens.word(start) == "the" ? start + 1 : start
    guard let day = day(tokens, at: first) else { return nil }
    let isLinked = tokens.word(day.end) == "of"
    let place = isLinked ? day.end + 1 : day.end
    guard let month = month(tokens, at: place) else { return nil }
    // "one may ask" is no date, "the first of may" and "1 may" are.
    let isVerb = tokens.word(place) == "may" || tokens.word(place) == "march"
    if isVerb, !isLinked, EnglishOrdinals.ordinal(tokens, at: first) == nil, tokens.word(first) != nil { return nil }
    let year = yearAfter(tokens, at: place + 1)
    let parts = DateParts(year: year?.value, month: month, day: day.value, isDayFirst: true)
    return (parts, year?.end ?? place + 1, place)
  }

  private static func yearAfter(_ tokens: [NumberToken], at start: Int) -> (value: Int, end: Int)? {
    let isParted = tokens.element(start) == .mark("、") || tokens.word(start) == "of"
    return EnglishYears.year(tokens, at: isParted ? start + 1 : start)
  }

  /// A day of the month, as an ordinal or a number.
  static func day(_ tokens: [NumberToken], at start: Int) -> (value: Int, end: Int)? {
    if let ordinal = EnglishOrdinals.ordinal(tokens, at: start), (1...31).contains(ordinal.value) { return ordinal }
    guard let word = tokens.element(start), word != .word("a"), word != .word("an"),
      let number = EnglishNumbers.cardinal(tokens, at: start), !number.hasScale,
      let day = whole(number.value, in: 1...31)
    else { return nil }
    return (day, number.end)
  }

  /// "the twenty fifth", "on the second", "25th": a day of a month that is not said.
  static func dayOnly(_ tokens: [NumberToken], at start: Int) -> (value: Int, end: Int)? {
    let hasArticle = tokens.word(start) == "the"
    let first = hasArticle ? start + 1 : start
    guard let day = EnglishOrdinals.ordinal(tokens, at: first), (1...31).contains(day.value) else { return nil }
    if !hasArticle {
      // "25th" in figures, or after "on".
      guard case .numeral? = tokens.element(first) else { return nil }
    }
    if tokens.endsPhrase(day.end) { return day }
    guard let next = tokens.word(day.end) else { return nil }
    return followers.contains(next) && next != "of" || EnglishRelativeDates.isWeekday(tokens, at: day.end) ? day : nil
  }

  static func whole(_ value: Decimal, in range: ClosedRange<Int>) -> Int? {
    guard value >= Decimal(range.lowerBound), value <= Decimal(range.upperBound), value.exponent >= 0 else {
      return nil
    }
    return NSDecimalNumber(decimal: value).intValue
  }
}

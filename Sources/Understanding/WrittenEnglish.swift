internal import Foundation

/// English values in figures.
enum WrittenEnglish {
  static func write(_ text: TokenizedText, at start: Int, kind: WrittenForm.Kind?) -> (value: String, end: Int)? {
    let tokens = text.tokens
    switch kind {
    case .cardinal: return percentage(tokens, start) ?? cardinal(tokens, start)
    case .date: return date(text, start) ?? year(tokens, start) ?? cardinal(tokens, start)
    case .money: return money(tokens, start) ?? cardinal(tokens, start)
    case .telephone: return WrittenTelephone.write(text, at: start) ?? cardinal(tokens, start)
    case .time: return time(tokens, start, expectingTime: true)
    case nil:
      return date(text, start) ?? time(tokens, start, expectingTime: false) ?? money(tokens, start)
        ?? percentage(tokens, start) ?? year(tokens, start) ?? WrittenTelephone.write(text, at: start)
        ?? ordinal(tokens, start) ?? cardinal(tokens, start)
    }
  }

  /// Figures for all numbers but those up to twelve, which stay words.
  private static func cardinal(_ tokens: [NumberToken], _ start: Int) -> (value: String, end: Int)? {
    if case .numeral? = tokens.element(start) { return nil }
    guard tokens.word(start) != "a" && tokens.word(start) != "an" else { return nil }
    let isNegative = tokens.word(start) == "minus" || tokens.word(start) == "negative"
    let first = isNegative ? start + 1 : start
    guard let amount = EnglishQuantity.read(tokens, at: first) else { return nil }
    if !isNegative, !amount.hasPoint, amount.value <= 12 {
      // The words are passed over whole, so that no part of them is written by itself.
      return nil
    }
    return ((isNegative ? "-" : "") + amount.written, amount.end)
  }

  private static func ordinal(_ tokens: [NumberToken], _ start: Int) -> (value: String, end: Int)? {
    if case .numeral? = tokens.element(start) { return nil }
    guard let ordinal = EnglishOrdinals.ordinal(tokens, at: start), ordinal.value > 12 else { return nil }
    return (EnglishOrdinals.written(ordinal.value), ordinal.end)
  }

  private static func percentage(_ tokens: [NumberToken], _ start: Int) -> (value: String, end: Int)? {
    if case .numeral? = tokens.element(start) { return nil }
    guard let percentage = NumberReader.percentage(tokens, start) else { return nil }
    return (EnglishQuantity.read(tokens, at: start).map { $0.written + "%" } ?? "\(percentage.value)%", percentage.end)
  }

  /// "july 25 2012" or "25 july 2012", in the order it was said.
  private static func date(_ text: TokenizedText, _ start: Int) -> (value: String, end: Int)? {
    if let quarter = quarter(text.tokens, start) { return quarter }
    guard let date = EnglishDates.calendar(text.tokens, at: start) else { return nil }
    let month = text.spelling(date.month)
    let day = date.value.day.map { String($0) }
    let year = date.value.year.map { String($0) }
    let parts = date.value.isDayFirst ? [day, month, year] : [month, day, year]
    return (parts.compactMap { $0 }.joined(separator: " "), date.end)
  }

  /// "second quarter of twenty twenty two" is Q2 2022.
  private static func quarter(_ tokens: [NumberToken], _ start: Int) -> (value: String, end: Int)? {
    let first = tokens.word(start) == "the" ? start + 1 : start
    guard let ordinal = EnglishOrdinals.ordinal(tokens, at: first), (1...4).contains(ordinal.value),
      tokens.word(ordinal.end) == "quarter"
    else { return nil }
    let isLinked = tokens.word(ordinal.end + 1) == "of"
    guard let year = EnglishYears.year(tokens, at: ordinal.end + (isLinked ? 2 : 1)) else { return nil }
    return ("Q\(ordinal.value) \(year.value)", year.end)
  }

  private static let eras = PhraseMeanings<String>([
    "b c,bc": "BC", "a d,ad": "AD", "b c e,bce": "BCE", "c e,ce": "CE",
  ])

  /// A year, a decade, or a year with its era.
  private static func year(_ tokens: [NumberToken], _ start: Int) -> (value: String, end: Int)? {
    if case .numeral? = tokens.element(start) { return nil }
    if let decade = EnglishYears.decade(tokens, at: start) { return decade }
    let cardinal = EnglishNumbers.cardinal(tokens, at: start)
    for reading in [EnglishYears.year(tokens, at: start), hundreds(tokens, start)] {
      if let reading, let era = eras.match(tokens, at: reading.end) { return ("\(reading.value)\(era.value)", era.end) }
    }
    if let cardinal, let era = eras.match(tokens, at: cardinal.end) {
      return ("\(cardinal.value)\(era.value)", era.end)
    }
    guard let pair = EnglishYears.pair(tokens, at: start) else { return nil }
    return ("\(pair.value)", pair.end)
  }

  /// "seven fifty" is 750.
  private static func hundreds(_ tokens: [NumberToken], _ start: Int) -> (value: Int, end: Int)? {
    guard let word = tokens.word(start), let hundred = EnglishNumbers.digits[word], hundred > 0,
      let rest = EnglishNumbers.cardinal(tokens, at: start + 1), !rest.hasScale,
      let value = EnglishDates.whole(rest.value, in: 10...99)
    else { return nil }
    return (hundred * 100 + value, rest.end)
  }

  /// "$4.69", "£12.50", "1.5 billion yuan"; "one dollars", which nobody says, stays.
  private static func money(_ tokens: [NumberToken], _ start: Int) -> (value: String, end: Int)? {
    let isSlip = tokens.word(start) == "one" && (tokens.word(start + 1)?.hasSuffix("s") ?? false)
    guard !isSlip, let first = tokens.element(start), first != .word("minus"),
      let money = MoneyReader.read(tokens, at: start)
    else { return nil }
    if case .numeral = first { return nil }
    if case .mark = first { return nil }
    // "a pound" is more often a word than an amount.
    if tokens.word(start) == "a", money.value.amount == 1 { return nil }
    guard let sign = money.value.currency.sign else {
      return (money.value.written + (money.value.unit.map { " " + $0 } ?? ""), money.end)
    }
    return (sign + money.value.written, money.end)
  }

  /// "07:00 a.m. est"; a bare hour is left to its words.
  private static func time(
    _ tokens: [NumberToken], _ start: Int, expectingTime: Bool
  ) -> (value: String, end: Int)? {
    if case .numeral? = tokens.element(start) { return nil }
    guard let time = EnglishTimes.read(tokens, at: start, expectingTime: expectingTime) else { return nil }
    let clock = time.value
    let end = clock.hasSuffix || clock.zone != nil ? time.end : withoutPeriod(tokens, start, time.end)
    let isNamed = ["noon", "midday", "midnight"].contains(tokens.word(time.end - 1) ?? "")
    let isBare = clock.minute == 0 && !clock.hasSuffix && !hasClock(tokens, start..<time.end)
    guard !isNamed, !isBare else { return nil }
    let suffix = clock.hasSuffix ? (clock.half == .afternoon ? " p.m." : " a.m.") : ""
    let zone = clock.zone.map { " " + $0 } ?? ""
    return (TimeOfDay.padded(clock.hour) + ":" + TimeOfDay.padded(clock.minute) + suffix + zone, end)
  }

  private static func hasClock(_ tokens: [NumberToken], _ span: Range<Int>) -> Bool {
    tokens[span].contains { [.word("o'clock"), .word("oclock"), .word("clock"), .word("hours")].contains($0) }
  }

  /// The end of the time itself: "in the morning" stays as it is.
  private static func withoutPeriod(_ tokens: [NumberToken], _ start: Int, _ end: Int) -> Int {
    let words: Set<String> = [
      "in", "the", "morning", "afternoon", "evening", "at", "night", "tonight", "this", "tomorrow",
    ]
    var last = end
    while last > start + 1, let word = tokens.word(last - 1), words.contains(word) { last -= 1 }
    return last
  }
}

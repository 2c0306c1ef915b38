internal import Foundation

/// Chinese values in figures.
enum WrittenMandarin {
  static func write(_ text: TokenizedText, at start: Int, kind: WrittenForm.Kind?) -> (value: String, end: Int)? {
    let tokens = text.tokens
    switch kind {
    case .cardinal: return percentage(tokens, start) ?? cardinal(text, start, isAlone: true)
    case .date: return date(tokens, start)
    case .money: return money(tokens, start)
    case .time: return time(tokens, start)
    case .telephone: return digits(tokens, start)
    case nil:
      return date(tokens, start) ?? money(tokens, start) ?? percentage(tokens, start) ?? time(tokens, start)
        ?? digits(tokens, start) ?? cardinal(text, start, isAlone: false)
        ?? WrittenEnglish.write(text, at: start, kind: nil)
    }
  }

  /// 1,000 with commas, 十万 as 10万; the unit in the hanzi it was given in.
  private static func cardinal(_ text: TokenizedText, _ start: Int, isAlone: Bool) -> (value: String, end: Int)? {
    let tokens = text.tokens
    if case .numeral? = tokens.element(start) { return nil }
    let isNegative = tokens.han(start) == "负"
    let first = isNegative ? start + 1 : start
    guard let number = HanziQuantity.read(tokens, at: first) ?? digit(tokens, first),
      isAlone || number.end - first > 1
    else { return nil }
    let unit = number.unit.map { _ in text.spelling(number.end - 1) } ?? ""
    return ((isNegative ? "-" : "") + grouped(number.figures) + unit, number.end)
  }

  private static func digit(_ tokens: [NumberToken], _ start: Int) -> HanziQuantity? {
    guard case .han? = tokens.element(start), let digit = HanziNumbers.digit(tokens.element(start)) else { return nil }
    return HanziQuantity(value: Decimal(digit), figures: String(digit), unit: nil, end: start + 1)
  }

  /// Commas between groups of three figures of the whole part.
  private static func grouped(_ figures: String) -> String {
    let whole = figures.prefix { $0 != "." }
    var grouped = ""
    for (index, figure) in whole.enumerated() {
      if index > 0, (whole.count - index).isMultiple(of: 3) { grouped += "," }
      grouped.append(figure)
    }
    return grouped + figures.dropFirst(whole.count)
  }

  private static let eras = PhraseMeanings<String>([
    "公元前,纪元前,西元前": "公元前", "公元,纪元,西元,公元后": "公元",
  ])

  /// 1798年5月30日, with its era.
  private static func date(_ tokens: [NumberToken], _ start: Int) -> (value: String, end: Int)? {
    let era = eras.match(tokens, at: start)
    let first = era?.end ?? start
    if tokens.han(start - 1) == "第" { return nil }
    guard let date = HanziDates.calendar(tokens, at: first) else { return nil }
    // Two digits of a year are not made four.
    let year = date.value.year.map { tokens.han(first + 2) == "年" ? padded($0 % 100) : String($0) }
    let written =
      (year.map { $0 + "年" } ?? "") + (date.value.month.map { "\($0)月" } ?? "")
      + (date.value.day.map { "\($0)日" } ?? "")
    return ((era?.value ?? "") + written, date.end)
  }

  /// The sign before the amount: ¥1万, US$1000.
  private static func money(_ tokens: [NumberToken], _ start: Int) -> (value: String, end: Int)? {
    guard let money = MoneyReader.read(tokens, at: start) else { return nil }
    let sign = money.value.currency.sign ?? "¥"
    return ((money.value.isNegative ? "-" : "") + sign + money.value.written, money.end)
  }

  /// 05:05 with minutes, 5点半 and 6点 without; spans as 5分钟.
  private static func time(_ tokens: [NumberToken], _ start: Int) -> (value: String, end: Int)? {
    if case .numeral? = tokens.element(start) { return nil }
    if let span = span(tokens, start) { return span }
    // The words for the part of the day stay, so the time is read without them.
    guard HanziDates.number(tokens, at: start, in: 0...24) != nil || tokens.han(start) == "差",
      let time = HanziTimes.read(tokens, at: start, expectingTime: true), case .han? = tokens.element(start)
    else { return nil }
    let clock = time.value
    if let last = tokens.han(time.end - 1), "点时半刻钟整".contains(last), tokens.han(start) != "差" {
      let spelling = tokens[start..<time.end].compactMap { if case .han(let character) = $0 { character } else { nil } }
      let tail = spelling.drop { $0 != "点" && $0 != "时" }
      let quarter = String(tail).replacing("一刻", with: "1刻").replacing("三刻", with: "3刻").replacing("二刻", with: "2刻")
        .replacing("两刻", with: "2刻")
      return ("\(clock.hour)" + quarter, time.end)
    }
    let seconds = clock.second.map { ":" + padded($0) } ?? ""
    return (padded(clock.hour) + ":" + padded(clock.minute) + seconds, time.end)
  }

  private static let spans = PhraseMeanings<String>([
    "分钟": "分钟", "秒钟": "秒钟", "秒": "秒", "小时": "小时", "个小时": "个小时", "个钟头": "个钟头", "分": "分", "时": "时",
  ])

  /// 五分钟 as 5分钟.
  private static func span(_ tokens: [NumberToken], _ start: Int) -> (value: String, end: Int)? {
    guard let number = HanziQuantity.read(tokens, at: start) ?? digit(tokens, start),
      let span = spans.match(tokens, at: number.end), span.value.count > 1 || !number.figures.contains("."),
      !["分", "时"].contains(span.value) || tokens.endsPhrase(span.end)
    else { return nil }
    return (number.written + span.value, span.end)
  }

  private static func percentage(_ tokens: [NumberToken], _ start: Int) -> (value: String, end: Int)? {
    guard tokens.han(start) == "百" else { return nil }
    return NumberReader.percentage(tokens, start).map { ("\($0.value)%", $0.end) }
  }

  /// Three and more digits in a row.
  private static func digits(_ tokens: [NumberToken], _ start: Int) -> (value: String, end: Int)? {
    var digits = ""
    var end = start
    while case .han(let character)? = tokens.element(end), let digit = HanziNumbers.digits[character] {
      digits += String(digit)
      end += 1
    }
    return digits.count >= 3 && HanziNumbers.power(tokens.element(end)) == nil ? (digits, end) : nil
  }

  private static func padded(_ value: Int) -> String { TimeOfDay.padded(value) }
}

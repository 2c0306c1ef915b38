internal import Foundation

/// Reads values of one kind as texts for lookups and tickets: the date 2026-07-25, the time 15:30, the amount
/// 12.50 GBP (without the currency when none was said), the number 2.5, the telephone number +442079460958.
///
/// A time whose half of the day is not known is both: "03:00 or 15:00".
public struct ValueReader: Sendable {
  let kind: ValueKind
  let language: Language
  let today: CalendarDay?

  /// `today` is the caller's day, which "tomorrow" counts from; without it no dates are read.
  public init(_ kind: ValueKind, language: Language, today: CalendarDay?) {
    self.kind = kind
    self.language = language
    self.today = today
  }

  /// The first possible value in the text, or the first at all.
  ///
  /// - Parameters:
  ///   - text: what was said or typed.
  ///   - isExpected: true when the value was asked for: then a bare number is one.
  ///   - doubted: the value that the caller is asked to confirm: another one counts more, and "not friday" is none.
  /// - Returns: the value with its place in the text, or nil.
  public func reading(in text: String, isExpected: Bool, doubted: String? = nil) -> ValueReading<String>? {
    var readings = readings(in: text, isExpected: isExpected)
    if let doubted {
      readings.removeAll { Self.isDenied(text[..<$0.range.lowerBound]) }
      if readings.contains(where: { $0.value != doubted }) { readings.removeAll { $0.value == doubted } }
    }
    return readings.first { isPossible($0.value) } ?? readings.first
  }

  private static func isDenied(_ before: Substring) -> Bool {
    let words = before.lowercased().split(whereSeparator: \.isWhitespace).suffix(2)
    if words.last == "not" || Array(words) == ["not", "on"] || Array(words) == ["not", "at"] { return true }
    return words.last.map { $0.hasSuffix("不是") || $0.hasSuffix("不要") } ?? false
  }

  /// Whether any number is a value, so that it may be part of something else.
  public var isOfNumbers: Bool { kind.isLike(.number(.init())) }

  private func readings(in text: String, isExpected: Bool) -> [ValueReading<String>] {
    switch kind {
    case .number: numbers(in: text)
    case .date:
      today.map { today in
        DateReader(language: language).readings(in: text, today: today, prefers: direction)
          .map { ValueReading(value: $0.value.description, range: $0.range) }
      } ?? []
    case .time(let limits):
      TimeReader(language: language).readings(in: text, expectingTime: isExpected)
        .map { ValueReading(value: Self.text(of: $0.value, limits), range: $0.range) }
    case .money:
      MoneyReader(language: language).readings(in: text, expectingAmount: isExpected)
        .map { ValueReading(value: Self.text(of: $0.value), range: $0.range) }
    case .phone:
      PhoneReader(language: language).readings(in: text, expectingNumber: isExpected)
        .map { ValueReading(value: Self.text(of: $0.value), range: $0.range) }
    }
  }

  private func numbers(in text: String) -> [ValueReading<String>] {
    TokenizedText(text).readings { tokens, start in
      NumberReader.number(tokens, at: start).map { ("\($0.value)", $0.end) }
    }
  }

  /// Dates that may not be later than today are looked for in the past.
  private var direction: DateReader.Direction {
    guard case .date(let limits) = kind, let latest = limits.to, latest <= 0 else { return .future }
    return .past
  }

  private static func text(of money: MoneyAmount) -> String {
    amount(money.amount) + (money.currency.map { " \($0)" } ?? "")
  }

  /// With two decimals.
  private static func amount(_ amount: Decimal) -> String {
    var (amount, rounded) = (amount, Decimal())
    NSDecimalRound(&rounded, &amount, 2, .plain)
    let parts = "\(rounded)".split(separator: ".")
    let cents = parts.count > 1 ? String(parts[1]) : ""
    return (parts.first.map(String.init) ?? "0") + "." + cents + String(repeating: "0", count: max(0, 2 - cents.count))
  }

  private static func text(of phone: PhoneNumber) -> String {
    (phone.countryCode.map { "+\($0)" } ?? "") + phone.digits
  }
}

// MARK: - What is possible

extension ValueReader {
  /// Whether a value that was read is within the limits.
  public func isPossible(_ value: String) -> Bool {
    switch kind {
    case .number(let limits): Decimal(string: value).map(limits.contains) ?? false
    case .date(let limits):
      if let today, let day = CalendarDay(value) { limits.contains(today.days(to: day)) } else { false }
    case .time(let limits): Self.choices(of: value).contains { TimeOfDay($0).map(limits.contains) ?? false }
    case .money(let limits):
      value.split(separator: " ").first.flatMap { Decimal(string: String($0)) }.map(limits.contains) ?? false
    case .phone: true
    }
  }

  /// The limits in the form of values; nil where there is none.
  public var limits: (from: String?, to: String?) {
    switch kind {
    case .number(let limits): (limits.from.map { "\($0)" }, limits.to.map { "\($0)" })
    case .date(let limits):
      (
        limits.from.flatMap { today?.adding(days: $0).description },
        limits.to.flatMap { today?.adding(days: $0).description }
      )
    case .time(let limits): (limits.from?.description, limits.to?.description)
    case .money(let limits): (limits.from.map(Self.amount), limits.to.map(Self.amount))
    case .phone: (nil, nil)
    }
  }
}

// MARK: - Halves of the day

extension ValueReader {
  private static let or = " or "
  private static let halves = PhraseMeanings<Bool>([
    "morning,a m,am,上午,早上,早晨,清晨,凌晨,早": false,
    "afternoon,evening,night,tonight,p m,pm,下午,晚上,傍晚,夜里,半夜,晚": true,
  ])

  /// A time in either half of the day is taken in the half that is possible; twelve is noon.
  private static func text(of spoken: SpokenTime, _ limits: ValueLimits<TimeOfDay>) -> String {
    let time = spoken.time
    guard !spoken.isHalfDayKnown,
      let other = TimeOfDay(hour: (time.hour + 12) % 24, minute: time.minute, second: time.second)
    else { return time.description }
    let possible = [time, other].filter(limits.contains)
    if time.hour == 12 || possible.count == 1 { return (possible.first ?? time).description }
    return [time, other].sorted().map(\.description).joined(separator: or)
  }

  /// The values that a value may mean: two for a time in either half of the day, earlier first, one for all others.
  public static func choices(of value: String) -> [String] {
    let parts = value.split(separator: " ")
    guard parts.count == 3, parts[1] == "or" else { return [value] }
    return [String(parts[0]), String(parts[2])]
  }

  /// The time that is meant when the text names the half of the day; nil when it does not.
  public static func choice(of value: String, by text: String) -> String? {
    let tokens = NumberToken.tokens(of: text)
    guard let isLate = tokens.indices.compactMap({ halves.match(tokens, at: $0)?.value }).last else { return nil }
    let choices = choices(of: value)
    return choices.count == 2 ? choices[isLate ? 1 : 0] : nil
  }
}

// MARK: - Keys

extension ValueReader {
  /// With so many keys a value is whole; of fewer it is when no more come.
  public var mostKeys: Int {
    switch kind {
    case .number, .money: 9
    case .date: 8
    case .time: 4
    case .phone: 15
    }
  }

  /// The value of keys: a date as DDMM or DDMMYYYY, a time as HHMM, an amount with `*` as its point.
  public func value(ofKeys keys: String) -> String? {
    let numbers = keys.split(separator: "*", omittingEmptySubsequences: false).map(String.init)
    guard let first = numbers.first, !first.isEmpty, keys.allSatisfy({ $0.isASCII && $0.isNumber || $0 == "*" }) else {
      return nil
    }
    if case .money = kind {
      guard numbers.count <= 2, numbers.dropFirst().allSatisfy({ (1...2).contains($0.count) }) else { return nil }
      return Decimal(string: numbers.joined(separator: ".")).map(Self.amount)
    }
    guard numbers.count == 1 else { return nil }
    switch kind {
    case .number: return Decimal(string: keys).map { "\($0)" }
    case .date: return day(ofKeys: keys)?.description
    case .time:
      guard keys.count == 4 else { return nil }
      return TimeOfDay("\(keys.prefix(2)):\(keys.suffix(2))")?.description
    case .phone: return PhoneReader(language: language).value(in: keys, expectingNumber: true).map(Self.text)
    case .money: return nil
    }
  }

  private func day(ofKeys keys: String) -> CalendarDay? {
    guard let today, keys.count == 4 || keys.count == 8 else { return nil }
    let year = keys.count == 8 ? Int(keys.suffix(4)) : nil
    return DateParts(year: year, month: Int(keys.prefix(4).suffix(2)), day: Int(keys.prefix(2)))
      .day(today: today, prefers: direction)
  }
}

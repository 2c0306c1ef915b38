import Understanding

/// Values as callers say them, spread so that a language model comes to know their words.
extension SampleValues {
  /// The kinds that one search is for; telephone numbers have their own.
  static let searched: [ValueKind] = [.date(.init()), .time(.init()), .money(.init()), .number(.init())]

  mutating func spoken(_ kind: ValueKind, _ language: Language) -> String {
    let isMandarin = language == .mandarin
    switch kind {
    case .number: return isMandarin ? Self.hanzi(number()) : Self.cardinal(number())
    case .date: return isMandarin ? mandarinDate() : englishDate()
    case .time: return isMandarin ? mandarinTime() : englishTime()
    case .money: return isMandarin ? mandarinMoney() : englishMoney()
    case .phone:
      let rest = spoken(isMandarin ? 10 : 9 + next(below: 2), language)
      return isMandarin ? "一" + rest : englishPhone(rest)
    }
  }

  /// Each word that every value of a kind may need at least once: all months and ordinals, hours and small numbers.
  static func spread(_ kind: ValueKind, _ language: Language) -> [String] {
    let isMandarin = language == .mandarin
    func numeral(_ value: Int) -> String { isMandarin ? hanzi(value) : cardinal(value) }
    return switch kind {
    case .date:
      // The day 31 falls on July.
      (0..<31).map { day in
        isMandarin
          ? "\(hanzi(day % 12 + 1))月\(hanzi(day + 1))号" : "the \(ordinals[day]) of \(months[day % 12])"
      } + (isMandarin ? ["明天", "后天"] : weekdays)
    case .time: (1...12).map { numeral($0) + (isMandarin ? "点" : " o'clock") }
    case .number, .money: ((0...20) + [30, 40, 50, 60, 70, 80, 90, 100]).map(numeral)
    case .phone: []
    }
  }

  /// The half of the day alone, for a time that may be in either.
  static func halves(_ language: Language) -> [String] {
    language == .mandarin
      ? ["上午", "下午", "早上", "晚上"]
      : ["in the morning", "in the afternoon", "in the evening", "the afternoon", "at night"]
  }

  /// Mostly small.
  private mutating func number() -> Int {
    switch next(below: 4) {
    case 0: next(below: 10) * 100 + next(below: 100)
    case 1: next(below: 100)
    default: 1 + next(below: 20)
    }
  }

  private mutating func one(of choices: [String]) -> String { choices[next(below: choices.count)] }
}

// MARK: - English

extension SampleValues {
  private static let small = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
  ]
  private static let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
  private static let ordinals = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth", "twenty first", "twenty second", "twenty third", "twenty fourth", "twenty fifth", "twenty sixth",
    "twenty seventh", "twenty eighth", "twenty ninth", "thirtieth", "thirty first",
  ]
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]
  private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

  /// 0…999.
  private static func cardinal(_ value: Int) -> String {
    if value < 20 { return small[max(0, value)] }
    if value < 100 { return tens[value / 10 - 2] + (value % 10 == 0 ? "" : " \(small[value % 10])") }
    let rest = value % 100 == 0 ? "" : " and \(cardinal(value % 100))"
    return "\(small[value / 100 % 10]) hundred\(rest)"
  }

  private mutating func englishDate() -> String {
    let (day, month, weekday) = (one(of: Self.ordinals), one(of: Self.months), one(of: Self.weekdays))
    switch next(below: 12) {
    case 0: return "tomorrow"
    case 1: return one(of: ["today", "the day after tomorrow", "a week today", "a week tomorrow"])
    case 2...4: return weekday
    case 5: return "next \(weekday)"
    case 6: return one(of: ["this \(weekday)", "\(weekday) next week", "\(weekday) week"])
    case 7: return "the \(day) of \(month)"
    case 8: return "\(month) the \(day)"
    case 9: return "the \(day)"
    case 10: return "\(weekday) the \(day)"
    default: return "in \(Self.cardinal(2 + next(below: 12))) \(one(of: ["days", "weeks"]))"
    }
  }

  private mutating func englishTime() -> String {
    let hour = Self.cardinal(1 + next(below: 12))
    let half = one(of: ["in the morning", "in the afternoon", "in the evening", "a m", "p m"])
    switch next(below: 9) {
    case 0: return hour
    case 1: return "\(hour) o'clock"
    case 2: return "\(hour) \(half)"
    case 3: return "half past \(hour)"
    case 4: return "quarter past \(hour)"
    case 5: return "quarter to \(hour)"
    case 6: return "\(hour) \(one(of: ["fifteen", "thirty", "forty five", "twenty", "ten"]))"
    case 7: return "\(hour) thirty \(half)"
    default: return next(below: 4) == 0 ? "noon" : "\(hour) o'clock \(half)"
    }
  }

  /// Begins with a zero or a country code; every other has a double digit.
  private mutating func englishPhone(_ rest: String) -> String {
    let digit = Self.cardinal(next(below: 10))
    let head = one(of: ["zero", "oh", "oh", "plus \(Self.cardinal(30 + next(below: 20)))"])
    return next(below: 2) == 0
      ? "\(head) \(rest)" : "\(head) double \(digit) " + rest.split(separator: " ").dropLast(2).joined(separator: " ")
  }

  private mutating func englishMoney() -> String {
    let whole = Self.cardinal(max(1, number()))
    let unit = one(of: ["pounds", "pounds", "dollars", "euros"])
    switch next(below: 4) {
    case 0: return "\(whole) \(unit) \(Self.cardinal(1 + next(below: 99)))"
    case 1: return "\(Self.cardinal(1 + next(below: 30))) \(one(of: ["fifty", "ninety nine", "ninety five", "twenty"]))"
    default: return "\(whole) \(unit)"
    }
  }
}

// MARK: - Chinese

extension SampleValues {
  private static let numerals = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]

  /// 0…999.
  private static func hanzi(_ value: Int) -> String {
    if value < 10 { return Self.numerals[max(0, value)] }
    if value < 20 { return "十" + (value == 10 ? "" : Self.numerals[value - 10]) }
    if value < 100 { return Self.numerals[value / 10] + "十" + (value % 10 == 0 ? "" : Self.numerals[value % 10]) }
    let rest = value % 100
    let tail = rest == 0 ? "" : rest < 10 ? "零" + hanzi(rest) : rest < 20 ? "一" + hanzi(rest) : hanzi(rest)
    return Self.numerals[value / 100 % 10] + "百" + tail
  }

  private mutating func mandarinDate() -> String {
    let weekday = one(of: ["一", "二", "三", "四", "五", "六", "天", "日"])
    let (month, day) = (Self.hanzi(1 + next(below: 12)), Self.hanzi(1 + next(below: 31)))
    switch next(below: 8) {
    case 0: return one(of: ["明天", "后天", "今天", "大后天"])
    case 1: return one(of: ["星期", "周", "礼拜"]) + weekday
    case 2: return one(of: ["下周", "下星期", "下个星期"]) + weekday
    case 3: return one(of: ["这周", "本周", "这个星期"]) + weekday
    case 4: return day + one(of: ["号", "日"])
    case 5: return Self.hanzi(2 + next(below: 12)) + "天以后"
    default: return month + "月" + day + one(of: ["号", "日"])
    }
  }

  private mutating func mandarinTime() -> String {
    let half = one(of: ["上午", "下午", "早上", "晚上", "中午", ""])
    let hour = next(below: 6) == 0 ? "两" : Self.hanzi(1 + next(below: 12))
    switch next(below: 5) {
    case 0: return half + hour + "点半"
    case 1: return half + hour + "点一刻"
    case 2: return half + hour + "点" + Self.hanzi(10 + 5 * next(below: 10)) + "分"
    default: return half + hour + "点" + one(of: ["", "", "钟"])
    }
  }

  private mutating func mandarinMoney() -> String {
    let whole = Self.hanzi(max(1, number()))
    return next(below: 4) == 0
      ? whole + "块" + Self.hanzi(1 + next(below: 9)) : whole + one(of: ["块", "块钱", "元", "英镑", "英镑", "美元"])
  }
}

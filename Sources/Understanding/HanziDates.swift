internal import Foundation

/// Chinese dates: 明天, 下周五, 三天后, 七月二十五号, 二零二零年三月五日, 月底, 25号.
enum HanziDates {
  private static let named = PhraseMeanings<Int>([
    "今天,今日,今晚,今早,今儿,今夜": 0, "明天,明日,明晚,明早,明儿": 1, "后天,后日,后晚": 2, "大后天": 3, "昨天,昨日,昨晚,昨儿": -1,
    "前天,前日,前晚": -2, "大前天": -3,
  ])
  private static let weeks = PhraseMeanings<Int>([
    "这,这个,这一,本,这一个": 0, "下,下个,下一,下一个": 1, "下下,下下个": 2, "上,上个,上一,上一个": -1, "上上,上上个": -2,
  ])
  private static let weekNames = PhraseMeanings<Bool>(list: "周,星期,礼拜")
  private static let weekdays = PhraseMeanings<Int>([
    "一,1": 1, "二,2": 2, "三,3": 3, "四,4": 4, "五,5": 5, "六,6": 6, "日,天,7": 7,
  ])
  private static let units = PhraseMeanings<SpokenDate>([
    "天,日": .days(1), "周,星期,礼拜,个星期,个礼拜": .days(7), "个月": .months(1), "年": .years(1),
  ])
  private static let directions = PhraseMeanings<Int>(["后,以后,之后,过后": 1, "前,以前,之前": -1])
  private static let months = PhraseMeanings<Int>([
    "这个月,本月,当月,月": 0, "下个月,下月": 1, "下下个月": 2, "上个月,上月": -1,
  ])
  private static let years = PhraseMeanings<Int>(["今年": 0, "明年": 1, "后年": 2, "去年": -1, "前年": -2])
  private static let festivals = PhraseMeanings<DateParts>([
    "元旦": DateParts(month: 1, day: 1), "圣诞节": DateParts(month: 12, day: 25), "国庆节": DateParts(month: 10, day: 1),
  ])
  /// What follows 号 when it numbers something else than a day: 三号楼, 2号线.
  private static let numbered = Set("楼线店门房馆机柜码院仓桌台车厅窗屋铺")

  static func read(_ tokens: [NumberToken], at start: Int) -> (value: SpokenDate, end: Int)? {
    guard start < tokens.count else { return nil }
    if let named = named.match(tokens, at: start) { return (.days(named.value), named.end) }
    if let edge = edge(tokens, at: start) { return edge }
    if let weekday = weekday(tokens, at: start) { return weekday }
    if let offset = offset(tokens, at: start) { return offset }
    if let festival = festivals.match(tokens, at: start) { return (.parts(festival.value), festival.end) }
    return dayOfMonth(tokens, at: start) ?? dayOfYear(tokens, at: start)
      ?? calendar(tokens, at: start).map { (.parts($0.value), $0.end) }
  }

  /// 二零二零年三月五日 and its parts.
  static func calendar(_ tokens: [NumberToken], at start: Int) -> (value: DateParts, end: Int)? {
    var parts = DateParts()
    var end = start
    if let year = year(tokens, at: end) { (parts.year, end) = (year.value, year.end) }
    if let month = number(tokens, at: end, in: 1...12), tokens.han(month.end) == "月" {
      (parts.month, end) = (month.value, month.end + 1)
    }
    // A day does not follow a year; without a month it needs 号 or 日 of its own.
    if parts.year == nil || parts.month != nil, let day = number(tokens, at: end, in: 1...31) {
      let mark = tokens.han(day.end)
      let isNumbered = tokens.han(day.end + 1).map(numbered.contains) ?? false
      if mark == "日" || mark == "号" && !isNumbered {
        (parts.day, end) = (day.value, day.end + 1)
      } else if parts.month != nil, !isMeasured(tokens, at: day.end) {
        (parts.day, end) = (day.value, day.end)
      }
    }
    return end > start ? (parts, end) : nil
  }

  /// A year of two to four digits: 二零一二年, 2012年, 九八年, 两千零八年.
  static func year(_ tokens: [NumberToken], at start: Int) -> (value: Int, end: Int)? {
    // The last two digits of a longer year are no year.
    if HanziNumbers.digit(tokens.element(start - 1)) != nil { return nil }
    var digits = ""
    var end = start
    while digits.count < 5, case .han(let character)? = tokens.element(end), let digit = HanziNumbers.digits[character]
    {
      digits += String(digit)
      end += 1
    }
    if digits.isEmpty, case .numeral(let numeral)? = tokens.element(start) { (digits, end) = (numeral, start + 1) }
    if tokens.han(end) == "年", (2...4).contains(digits.count), let value = Int(digits) {
      let century = digits.count > 2 ? 0 : value < 50 ? 2000 : 1900
      // 两年 is a span; 零五年 and 九八年 are years.
      return (value + century, end + 1)
    }
    guard let cardinal = HanziNumbers.cardinal(tokens, at: start), tokens.han(cardinal.end) == "年",
      let value = EnglishDates.whole(cardinal.value, in: 1000...9999)
    else { return nil }
    return (value, cardinal.end + 1)
  }

  /// A number of a calendar, spelled or in figures.
  static func number(
    _ tokens: [NumberToken], at start: Int, in range: ClosedRange<Int>
  ) -> (value: Int, end: Int)? {
    if let whole = tokens.whole(start, in: range) { return (whole, start + 1) }
    if case .numeral? = tokens.element(start) { return nil }
    if let cardinal = HanziNumbers.cardinal(tokens, at: start) {
      return EnglishDates.whole(cardinal.value, in: range).map { ($0, cardinal.end) }
    }
    guard let digit = HanziNumbers.digit(tokens.element(start)) else { return nil }
    // 零五 is 5.
    if digit == 0, let next = HanziNumbers.digit(tokens.element(start + 1)), range.contains(next) {
      return (next, start + 2)
    }
    return range.contains(digit) ? (digit, start + 1) : nil
  }

  /// Whether a number is followed by what it counts: 三月五个.
  private static func isMeasured(_ tokens: [NumberToken], at index: Int) -> Bool {
    tokens.han(index).map { "个块元点分份件台天周年月万千百十".contains($0) } ?? false
  }

  private static func weekday(_ tokens: [NumberToken], at start: Int) -> (value: SpokenDate, end: Int)? {
    let week = weeks.match(tokens, at: start)
    guard let name = weekNames.match(tokens, at: week?.end ?? start),
      let day = weekdays.match(tokens, at: name.end)
    else { return nil }
    // 两周三天: a number before 周 counts weeks.
    if week == nil, HanziNumbers.digit(tokens.element(start - 1)) != nil { return nil }
    return (.weekday(day.value, week.map { .number($0.value) } ?? .nearest), day.end)
  }

  /// 三天后, 两周前, 半个月后, 过三天.
  private static func offset(_ tokens: [NumberToken], at start: Int) -> (value: SpokenDate, end: Int)? {
    let isPassing = tokens.han(start) == "过" || tokens.han(start) == "再"
    let first = isPassing ? (tokens.han(start + 1) == "过" ? start + 2 : start + 1) : start
    if tokens.han(first) == "半", let unit = units.match(tokens, at: first + 1), unit.value != .days(1) {
      guard let direction = directions.match(tokens, at: unit.end) else { return nil }
      return (unit.value == .years(1) ? .months(6 * direction.value) : .days(15 * direction.value), direction.end)
    }
    guard let amount = number(tokens, at: first, in: 1...999), let unit = units.match(tokens, at: amount.end) else {
      return nil
    }
    let direction = directions.match(tokens, at: unit.end)
    guard let sign = direction?.value ?? (isPassing ? 1 : nil) else { return nil }
    // 三天后天 and 两天前天 say two dates.
    let end = direction?.end ?? unit.end
    switch unit.value {
    case .days(let days): return (.days(days * amount.value * sign), end)
    case .months: return (.months(amount.value * sign), end)
    default: return (.years(amount.value * sign), end)
    }
  }

  /// 月底, 下个月初, 年底.
  private static func edge(_ tokens: [NumberToken], at start: Int) -> (value: SpokenDate, end: Int)? {
    if let month = months.match(tokens, at: start) {
      switch tokens.han(month.end) {
      case "底", "末": return (.lastOfMonth(months: month.value), month.end + 1)
      case "初": return (.dayOfMonth(1, months: month.value), month.end + 1)
      default: return nil
      }
    }
    let year = years.match(tokens, at: start)
    let place = year?.end ?? (tokens.han(start) == "年" ? start + 1 : start)
    guard place > start, tokens.han(place) == "底" || tokens.han(place) == "末" else { return nil }
    return (.dayOfYear(month: 12, day: 31, years: year?.value ?? 0), place + 1)
  }

  /// 下个月五号.
  private static func dayOfMonth(_ tokens: [NumberToken], at start: Int) -> (value: SpokenDate, end: Int)? {
    guard let month = months.match(tokens, at: start), let day = number(tokens, at: month.end, in: 1...31),
      tokens.han(day.end) == "号" || tokens.han(day.end) == "日"
    else { return nil }
    return (.dayOfMonth(day.value, months: month.value), day.end + 1)
  }

  /// 明年五月三号.
  private static func dayOfYear(_ tokens: [NumberToken], at start: Int) -> (value: SpokenDate, end: Int)? {
    guard let year = years.match(tokens, at: start) else { return nil }
    let place = tokens.han(year.end) == "的" ? year.end + 1 : year.end
    let festival = festivals.match(tokens, at: place)
    guard let date = festival ?? calendar(tokens, at: place), date.value.year == nil, let month = date.value.month,
      let day = date.value.day
    else { return nil }
    return (.dayOfYear(month: month, day: day, years: year.value), date.end)
  }
}

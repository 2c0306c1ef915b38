internal import Foundation

/// Chinese times of day: 下午三点半, 三点一刻, 差五分八点, 晚上八点二十, 中午十二点.
enum HanziTimes {
  private static let periods = PhraseMeanings<ClockTime.Half>([
    "凌晨,早上,早晨,清晨,清早,大清早,上午,早,今早,明早": .morning,
    "中午,下午,午后,傍晚,晚上,晚间,夜里,夜晚,晚,今晚,明晚,昨晚": .afternoon,
  ])
  private static let quarters = PhraseMeanings<Int>(["一刻钟,1刻钟,一刻,1刻": 15, "两刻,二刻,2刻": 30, "三刻钟,三刻,3刻": 45, "半": 30])
  /// What follows a number that is no minute: 三点五块, 两点十倍.
  private static let measures = Set("元块万亿倍公米斤岁度个毛美欧英港日天年月号克吨千百%")

  static func read(
    _ tokens: [NumberToken], at start: Int, expectingTime: Bool
  ) -> (value: ClockTime, end: Int)? {
    guard start < tokens.count else { return nil }
    let period = periods.match(tokens, at: start)
    let first = period?.end ?? start
    if period == nil,
      HanziNumbers.digit(tokens.element(start - 1)) != nil || HanziNumbers.unit(tokens.element(start - 1)) != nil
    {
      return nil
    }
    if var time = before(tokens, at: first) ?? hour(tokens, at: first, hasPeriod: period != nil || expectingTime) {
      time.value.half = period?.value
      // 中午十一点 is in the morning, and 晚上十二点 midnight.
      let isNoon = tokens.han(start) == "中"
      let isNight = period.map { tokens[start..<$0.end].contains { $0 == .han("晚") || $0 == .han("夜") } } ?? false
      if isNoon, time.value.hour == 11 || time.value.hour == 10 { time.value.half = .morning }
      if isNight, time.value.hour == 12 || tokens.han(start) == "夜" && time.value.hour < 5 {
        time.value.half = .morning
      }
      return time
    }
    if isPhrase(tokens, "中午", at: start) || isPhrase(tokens, "正午", at: start) {
      return (ClockTime(hour: 12, half: .afternoon), start + 2)
    }
    return isPhrase(tokens, "午夜", at: start) || isPhrase(tokens, "零点", at: start)
      ? (ClockTime(hour: 0, half: .morning), start + 2) : nil
  }

  /// 差五分八点, 差一刻八点.
  private static func before(_ tokens: [NumberToken], at start: Int) -> (value: ClockTime, end: Int)? {
    guard tokens.han(start) == "差", let minutes = lack(tokens, at: start),
      let hour = HanziDates.number(tokens, at: minutes.end, in: 1...24), tokens.han(hour.end) == "点"
    else { return nil }
    return (ClockTime(hour: hour.value).before(minutes: minutes.value), hour.end + 1)
  }

  private static func lack(_ tokens: [NumberToken], at start: Int) -> (value: Int, end: Int)? {
    if let quarter = quarters.match(tokens, at: start + 1), quarter.value != 30 { return quarter }
    guard let minutes = HanziDates.number(tokens, at: start + 1, in: 1...30) else { return nil }
    let end = tokens.han(minutes.end) == "分" ? minutes.end + 1 : minutes.end
    return (minutes.value, tokens.han(end) == "钟" ? end + 1 : end)
  }

  /// 三点, 三点半, 三点零五分十秒, 15时30分.
  private static func hour(
    _ tokens: [NumberToken], at start: Int, hasPeriod: Bool
  ) -> (value: ClockTime, end: Int)? {
    if let figures = figures(tokens, at: start, hasPeriod: hasPeriod) { return figures }
    guard let hour = HanziDates.number(tokens, at: start, in: 0...24), let mark = tokens.han(hour.end),
      mark == "点" || mark == "时"
    else { return nil }
    var time = ClockTime(hour: hour.value)
    let end = hour.end + 1
    if let quarter = quarters.match(tokens, at: end) {
      time.minute = quarter.value
      return (time, quarter.end)
    }
    if tokens.han(end) == "差", let lack = lack(tokens, at: end) { return (time.before(minutes: lack.value), lack.end) }
    if tokens.han(end) == "整" || tokens.han(end) == "钟" || tokens.han(end) == "正" { return (time, end + 1) }
    if let minute = minute(tokens, at: end, hour: time) { return minute }
    // 三点五 is a number, 一点 "a little", and 时 alone also begins 时候 and 时间.
    if HanziNumbers.digit(tokens.element(end)) != nil || mark == "时" || tokens.han(end) == "点" { return nil }
    if case .numeral? = tokens.element(end) { return nil }
    if hour.value == 1, tokens.han(start) == "一", !hasPeriod { return nil }
    return (time, end)
  }

  private static func minute(
    _ tokens: [NumberToken], at start: Int, hour: ClockTime
  ) -> (value: ClockTime, end: Int)? {
    guard let minute = HanziDates.number(tokens, at: start, in: 0...59) else { return nil }
    var time = hour
    time.minute = minute.value
    guard tokens.han(minute.end) == "分" else {
      // Without 分 the minute has two digits: 八点二十, 八点零五.
      let isMeasured = tokens.han(minute.end).map(measures.contains) ?? false
      return (minute.value >= 10 || minute.end - start == 2) && !isMeasured ? (time, minute.end) : nil
    }
    if let second = HanziDates.number(tokens, at: minute.end + 1, in: 0...59), tokens.han(second.end) == "秒" {
      time.second = second.value
      return (time, second.end + 1)
    }
    return (time, minute.end + 1)
  }

  /// 下午3:30.
  private static func figures(
    _ tokens: [NumberToken], at start: Int, hasPeriod: Bool
  ) -> (value: ClockTime, end: Int)? {
    guard hasPeriod, let hour = tokens.whole(start, in: 0...24), tokens.element(start + 1) == .mark(":"),
      let minute = tokens.whole(start + 2, in: 0...59)
    else { return nil }
    return (ClockTime(hour: hour, minute: minute), start + 3)
  }

  private static func isPhrase(_ tokens: [NumberToken], _ phrase: String, at start: Int) -> Bool {
    tokens[start...].starts(with: phrase.map { .han($0) })
  }
}

internal import Foundation

/// English times of day: "half past three", "ten to eleven pm", "eight o six", "three in the afternoon", 15:30, 7pm.
enum EnglishTimes {
  private static let suffixes = PhraseMeanings<ClockTime.Half>(["a m,am": .morning, "p m,pm": .afternoon])
  private static let periods = PhraseMeanings<ClockTime.Half>([
    "in the morning,this morning,tomorrow morning,at dawn": .morning,
    "in the afternoon,in the evening,at night,tonight,this afternoon,this evening,tomorrow afternoon": .afternoon,
    "tomorrow evening,tomorrow night": .afternoon,
  ])
  private static let spokenPeriods: [String: ClockTime.Half] = [
    "morning": .morning, "afternoon": .afternoon, "evening": .afternoon, "tonight": .afternoon, "night": .afternoon,
  ]
  private static let zones: Set<String> = [
    "cst", "cdt", "cet", "cest", "pst", "pdt", "mst", "mdt", "est", "edt", "pt", "et", "ct", "eet", "gmt", "utc",
    "ist", "bst", "jst",
  ]
  private static let clock = PhraseMeanings<Bool>(list: "o'clock,oclock,o clock,o' clock,hundred hours")
  private static let named = PhraseMeanings<Int>(["noon,midday,twelve noon,12 noon": 12, "midnight,twelve midnight": 0])
  private static let prepositions: Set<String> = [
    "at", "by", "around", "before", "after", "until", "till", "about", "from", "between",
  ]
  /// Words that may follow a time that has no word of its own to tell it from a number.
  private static let followers: Set<String> = [
    "please", "thanks", "on", "in", "at", "tomorrow", "today", "tonight", "and", "or", "if", "then", "sharp", "exactly",
    "works", "will", "would", "for", "this", "next", "but", "until", "till", "to", "is", "suits", "latest", "okay",
    "ok",
    "instead", "with", "the", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "from",
    "before", "after", "because", "so", "when", "every",
  ]

  static func read(
    _ tokens: [NumberToken], at start: Int, expectingTime: Bool
  ) -> (value: ClockTime, end: Int)? {
    if let named = named.match(tokens, at: start) {
      return (ClockTime(hour: named.value, half: named.value == 12 ? .afternoon : .morning), named.end)
    }
    // Not within a longer number, a date or an amount.
    if start > 0, isNumber(tokens, at: start - 1) || isJoin(tokens.element(start - 1)) { return nil }
    guard
      let time = past(tokens, at: start, expectingTime) ?? figures(tokens, at: start)
        ?? hourAndMinute(tokens, at: start, expectingTime) ?? bareHour(tokens, at: start, expectingTime)
    else { return nil }
    return isJoin(tokens.element(time.end)) ? nil : time
  }

  /// "half past three", "ten minutes to eleven pm", "a quarter to two", "half three" after "at".
  private static func past(
    _ tokens: [NumberToken], at start: Int, _ expectingTime: Bool
  ) -> (value: ClockTime, end: Int)? {
    let first = tokens.word(start) == "a" ? start + 1 : start
    var minutes: (value: Int, end: Int)?
    var isCertain = true
    switch tokens.word(first) {
    case "half": minutes = (30, first + 1)
    case "quarter": minutes = (15, first + 1)
    default:
      guard let number = number(tokens, at: first, in: 1...59) else { return nil }
      let word = tokens.word(number.end) ?? ""
      let isNamed = ["min", "mins", "minute", "minutes"].contains(word)
      minutes = (number.value, isNamed ? number.end + 1 : number.end)
      isCertain = isNamed
    }
    guard let minutes else { return nil }
    let link = tokens.word(minutes.end)
    if minutes.value == 30, link.map({ EnglishNumbers.digits[$0] ?? EnglishNumbers.teens[$0] }) != nil,
      expectingTime || isAfterPreposition(tokens, at: start), let hour = number(tokens, at: minutes.end, in: 1...12)
    {
      return finished(tokens, ClockTime(hour: hour.value, minute: 30), at: hour.end)
    }
    let isPast = link == "past" || link == "after"
    guard isPast || link == "to" || link == "till" || link == "til" || link == "before",
      let hour = number(tokens, at: minutes.end + 1, in: 0...23)
    else { return nil }
    let end = clock.skip(tokens, at: hour.end)
    let time = finished(tokens, ClockTime(hour: hour.value, minute: isPast ? minutes.value : 0), at: end)
    // "two to three kettles" and "five to ten days" are amounts.
    if !isCertain, link != "past", end == hour.end, time.end == end {
      guard minutes.value % 5 == 0 || expectingTime, isTail(tokens, at: end), tokens.word(start - 1) != "from" else {
        return nil
      }
    }
    if isPast { return time }
    return (time.value.before(minutes: minutes.value), time.end)
  }

  /// 15:30, 7pm, 7.30pm, "1530 hours".
  private static func figures(_ tokens: [NumberToken], at start: Int) -> (value: ClockTime, end: Int)? {
    guard case .numeral(let numeral)? = tokens.element(start) else { return nil }
    if tokens.element(start + 1) == .mark(":"), let hour = Int(numeral), (0...24).contains(hour),
      let minute = tokens.whole(start + 2, in: 0...59)
    {
      var time = ClockTime(hour: hour, minute: minute)
      var end = start + 3
      if tokens.element(end) == .mark(":"), let second = tokens.whole(end + 1, in: 0...59) {
        (time.second, end) = (second, end + 2)
      }
      return finished(tokens, time, at: end)
    }
    if numeral.count == 4, tokens.word(start + 1) == "hours", let value = Int(numeral), value / 100 < 24,
      value % 100 < 60
    {
      return (ClockTime(hour: value / 100, minute: value % 100), start + 2)
    }
    let parts = numeral.split(separator: ".").compactMap { Int($0) }
    guard parts.count == 2, numeral.suffix(3).first == ".", (0...23).contains(parts[0]), parts[1] < 60 else {
      return nil
    }
    let time = finished(tokens, ClockTime(hour: parts[0], minute: parts[1]), at: start + 1)
    return time.value.half != nil || tokens.word(start - 1) == "at" ? time : nil
  }

  /// "eight o six", "three thirty", "eleven forty a m".
  private static func hourAndMinute(
    _ tokens: [NumberToken], at start: Int, _ expectingTime: Bool
  ) -> (value: ClockTime, end: Int)? {
    guard let hour = number(tokens, at: start, in: 0...23) else { return nil }
    var minute: (value: Int, end: Int)?
    if tokens.word(hour.end) == "o" || tokens.word(hour.end) == "oh" {
      minute = number(tokens, at: hour.end + 1, in: 1...9)
    } else if case .word? = tokens.element(hour.end) {
      minute = number(tokens, at: hour.end, in: 10...59)
    }
    guard let minute, !isNumber(tokens, at: minute.end) else { return nil }
    let time = finished(tokens, ClockTime(hour: hour.value, minute: minute.value), at: minute.end)
    if time.value.half != nil || time.value.zone != nil { return time }
    if EnglishDates.month(tokens, at: start - 1) != nil { return nil }
    let isHour = (1...12).contains(hour.value) || expectingTime || isAfterPreposition(tokens, at: start)
    return isHour && isTail(tokens, at: minute.end) ? time : nil
  }

  /// "seven a m", "three o'clock", "at three", "three in the afternoon".
  private static func bareHour(
    _ tokens: [NumberToken], at start: Int, _ expectingTime: Bool
  ) -> (value: ClockTime, end: Int)? {
    if let military = EnglishNumbers.cardinal(tokens, at: start), military.hasScale,
      tokens.word(military.end - 1) == "hundred", tokens.word(military.end) == "hours",
      let hours = EnglishDates.whole(military.value, in: 100...2_300)
    {
      return (ClockTime(hour: hours / 100), military.end + 1)
    }
    guard let hour = number(tokens, at: start, in: 0...23) else { return nil }
    let end = clock.skip(tokens, at: hour.end)
    let time = finished(tokens, ClockTime(hour: hour.value), at: end)
    if end > hour.end || time.value.hasSuffix { return time }
    guard expectingTime || isAfterPreposition(tokens, at: start) || time.value.half != nil, hour.value > 0,
      isTail(tokens, at: time.end)
    else { return nil }
    // "about two" and "for three" are amounts as often as times.
    let isWeak = ["about", "from", "between", "after", "before"].contains(tokens.word(start - 1) ?? "")
    return isWeak && !expectingTime && time.value.half == nil ? nil : time
  }

  /// Adds the half of the day and the zone that follow, or the half that stands before.
  private static func finished(
    _ tokens: [NumberToken], _ clockTime: ClockTime, at start: Int
  ) -> (value: ClockTime, end: Int) {
    var time = clockTime
    var end = start
    if let suffix = suffixes.match(tokens, at: end), isSuffix(tokens, suffix.end) {
      (time.half, time.hasSuffix, end) = (suffix.value, true, suffix.end)
    } else if let period = periods.match(tokens, at: end) {
      (time.half, end) = (period.value, period.end)
      // "twelve at night" is midnight.
      if time.hour == 12, tokens.word(end - 1) == "night" { time.half = .morning }
      if time.hour < 5, tokens.word(end - 1) == "night" { time.half = .morning }
    } else if let before = periodBefore(tokens, at: start) {
      time.half = before
    }
    if let zone = zone(tokens, at: end) { (time.zone, end) = (zone.value, zone.end) }
    return (time, end)
  }

  /// "seven am i late": a suffix that begins a clause is none.
  private static func isSuffix(_ tokens: [NumberToken], _ end: Int) -> Bool {
    !(tokens.word(end - 1) == "am" && tokens.word(end) == "i")
  }

  /// The half of the day of "tomorrow morning at ten".
  private static func periodBefore(_ tokens: [NumberToken], at end: Int) -> ClockTime.Half? {
    for distance in 2...5 where tokens.word(end - distance).map(prepositions.contains) ?? false {
      return tokens.word(end - distance - 1).flatMap { spokenPeriods[$0] }
    }
    return nil
  }

  /// "gmt" or "g m t".
  private static func zone(_ tokens: [NumberToken], at start: Int) -> (value: String, end: Int)? {
    if let word = tokens.word(start), zones.contains(word) { return (word, start + 1) }
    for length in [4, 3, 2] {
      let letters = (start..<(start + length)).compactMap { tokens.word($0) }.filter { $0.count == 1 }
      if letters.count == length, zones.contains(letters.joined()) { return (letters.joined(), start + length) }
    }
    return nil
  }

  private static func number(
    _ tokens: [NumberToken], at start: Int, in range: ClosedRange<Int>
  ) -> (value: Int, end: Int)? {
    guard let token = tokens.element(start), token != .word("a"), token != .word("an"),
      let number = EnglishNumbers.cardinal(tokens, at: start), !number.hasScale,
      let value = EnglishDates.whole(number.value, in: range)
    else { return nil }
    return (value, number.end)
  }

  private static func isNumber(_ tokens: [NumberToken], at index: Int) -> Bool {
    guard let token = tokens.element(index) else { return false }
    if case .numeral = token { return true }
    guard case .word(let word) = token else { return false }
    return EnglishNumbers.digits[word] != nil || EnglishNumbers.teens[word] != nil || EnglishNumbers.tens[word] != nil
      || EnglishNumbers.scales[word] != nil || ["hundred", "point", "plus", "double", "triple"].contains(word)
  }

  private static func isJoin(_ token: NumberToken?) -> Bool {
    guard case .mark(let mark)? = token else { return false }
    return "/-.:,$£€¥₩₹%+".contains(mark)
  }

  private static func isAfterPreposition(_ tokens: [NumberToken], at index: Int) -> Bool {
    tokens.word(index - 1).map(prepositions.contains) ?? false
  }

  private static func isTail(_ tokens: [NumberToken], at index: Int) -> Bool {
    if tokens.endsPhrase(index), !isJoin(tokens.element(index)) { return true }
    return tokens.word(index).map(followers.contains) ?? false
  }
}

internal import Foundation

/// English years and spans of years: "twenty twelve", "nineteen oh five", "two thousand and nine", "nineteen eighties".
enum EnglishYears {
  /// The year that starts at a token; 1000…9999.
  static func year(_ tokens: [NumberToken], at start: Int) -> (value: Int, end: Int)? {
    if let year = tokens.whole(start, in: 1000...2999) { return (year, start + 1) }
    if case .numeral? = tokens.element(start) { return nil }
    guard tokens.word(start) != "a", tokens.word(start) != "an" else { return nil }
    if let pair = pair(tokens, at: start) { return pair }
    guard let whole = EnglishNumbers.cardinal(tokens, at: start), whole.hasScale,
      let year = EnglishDates.whole(whole.value, in: 1000...9999)
    else { return nil }
    return (year, whole.end)
  }

  /// Two numbers of two figures: "nineteen ninety four", "twenty oh five".
  static func pair(_ tokens: [NumberToken], at start: Int) -> (value: Int, end: Int)? {
    guard let century = two(tokens, at: start) else { return nil }
    let next = tokens.word(century.end)
    if next == "o" || next == "oh" || next == "zero", let digit = tokens.word(century.end + 1),
      let value = EnglishNumbers.digits[digit]
    {
      return (century.value * 100 + value, century.end + 2)
    }
    return two(tokens, at: century.end).map { (century.value * 100 + $0.value, $0.end) }
  }

  /// "nineteen eighties" is 1980s, "eighteen hundreds" 1800s, "two thousands" 2000s.
  static func decade(_ tokens: [NumberToken], at start: Int) -> (value: String, end: Int)? {
    if tokens.word(start) == "two", tokens.word(start + 1) == "thousands" { return ("2000s", start + 2) }
    guard let century = two(tokens, at: start, stopsAtTens: true) ?? two(tokens, at: start) else { return nil }
    guard let word = tokens.word(century.end) else { return nil }
    if word == "hundreds" { return ("\(century.value)00s", century.end + 1) }
    if word == "tens" { return ("\(century.value)10s", century.end + 1) }
    guard word.hasSuffix("ies"), let ten = EnglishNumbers.tens[word.dropLast(3) + "y"] else { return nil }
    return ("\(century.value)\(ten)s", century.end + 1)
  }

  /// A spoken number of two figures, 10…99.
  private static func two(
    _ tokens: [NumberToken], at start: Int, stopsAtTens: Bool = false
  ) -> (value: Int, end: Int)? {
    guard let word = tokens.word(start) else { return nil }
    if let teen = EnglishNumbers.teens[word] { return (teen, start + 1) }
    guard let ten = EnglishNumbers.tens[word] else { return nil }
    if !stopsAtTens, let next = tokens.word(start + 1), let one = EnglishNumbers.digits[next], one > 0 {
      return (ten + one, start + 2)
    }
    return (ten, start + 1)
  }
}

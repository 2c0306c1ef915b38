internal import Foundation

/// An English amount as it is said: its value, and the figures and scale word it is written with.
struct EnglishQuantity: Sendable, Hashable {
  var value: Decimal
  /// "18854", "2.5", ".506": without the scale word.
  var figures: String
  /// "million" and above when nothing follows it: "fifty million" is written so, "fifty million three" is not.
  var scale: String?
  /// Whether decimals were said.
  var hasPoint: Bool
  /// The token after the amount.
  var end: Int

  /// Figures and scale: "2.5 billion".
  var written: String { scale.map { "\(figures) \($0)" } ?? figures }

  /// The longest amount that starts at a token: "two and a half million", "half a million", "one point two".
  static func read(_ tokens: [NumberToken], at start: Int) -> EnglishQuantity? {
    if let half = halfScale(tokens, at: start) { return half }
    let whole = EnglishNumbers.cardinal(tokens, at: start)
    let point = whole?.end ?? start
    if tokens.word(point) == "point", let decimals = decimals(tokens, at: point + 1) {
      return decimal(tokens, whole: whole, decimals: decimals)
    }
    guard let whole else { return nil }
    if let half = andAHalf(tokens, whole: whole) { return half }
    if let split = split(tokens, from: start, whole: whole) { return split }
    return EnglishQuantity(
      value: whole.value, figures: "\(whole.value)", scale: nil, hasPoint: whole.value.exponent < 0, end: whole.end)
  }

  /// The figures after a decimal point: "five o six" is "506".
  static func decimals(_ tokens: [NumberToken], at start: Int) -> (figures: String, end: Int)? {
    var figures = ""
    var end = start
    while figures.count < 18 {
      let isOh = tokens.word(end) == "o" || tokens.word(end) == "oh"
      guard let digit = isOh ? 0 : EnglishNumbers.digit(tokens.element(end)) else { break }
      figures += String(digit)
      end += 1
    }
    if figures.isEmpty, let pair = EnglishNumbers.cardinal(tokens, at: start), !pair.hasScale, pair.value < 100 {
      return ("\(pair.value)", pair.end)
    }
    return figures.isEmpty ? nil : (figures, end)
  }

  private static func decimal(
    _ tokens: [NumberToken], whole: EnglishNumbers.Reading?, decimals: (figures: String, end: Int)
  ) -> EnglishQuantity? {
    let figures = (whole.map { "\($0.value)" } ?? "") + "." + decimals.figures
    guard let value = Decimal(string: "0" + figures) else { return nil }
    guard let word = tokens.word(decimals.end), let power = EnglishNumbers.scales[word] else {
      return EnglishQuantity(value: value, figures: figures, scale: nil, hasPoint: true, end: decimals.end)
    }
    return EnglishQuantity(
      value: value * EnglishNumbers.power(power), figures: figures, scale: word, hasPoint: true, end: decimals.end + 1)
  }

  /// "half a million".
  private static func halfScale(_ tokens: [NumberToken], at start: Int) -> EnglishQuantity? {
    guard tokens.word(start) == "half", tokens.word(start + 1) == "a", let word = tokens.word(start + 2),
      let power = EnglishNumbers.scales[word]
    else { return nil }
    let half = Decimal(sign: .plus, exponent: -1, significand: 5)
    return EnglishQuantity(
      value: half * EnglishNumbers.power(power), figures: "0.5", scale: word, hasPoint: true, end: start + 3)
  }

  /// "two and a half", "one and a half million".
  private static func andAHalf(_ tokens: [NumberToken], whole: EnglishNumbers.Reading) -> EnglishQuantity? {
    guard tokens.word(whole.end) == "and", tokens.word(whole.end + 1) == "a", tokens.word(whole.end + 2) == "half"
    else { return nil }
    let decimals = (figures: "5", end: whole.end + 3)
    return whole.value.exponent < 0 ? nil : decimal(tokens, whole: whole, decimals: decimals)
  }

  /// "fifty" and "million" of "fifty million".
  private static func split(
    _ tokens: [NumberToken], from start: Int, whole: EnglishNumbers.Reading
  ) -> EnglishQuantity? {
    guard let word = tokens.word(whole.end - 1), let power = EnglishNumbers.scales[word], power >= 6,
      !word.hasPrefix("crore"), let head = EnglishNumbers.cardinal(Array(tokens[start..<(whole.end - 1)]), at: 0),
      head.end == whole.end - 1 - start, head.value < 1_000
    else { return nil }
    let figures = "\(head.value)"
    return EnglishQuantity(
      value: whole.value, figures: figures, scale: word, hasPoint: head.value.exponent < 0, end: whole.end)
  }
}

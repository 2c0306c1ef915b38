public import Foundation

/// Ordinals, percentages and fractions.
extension NumberReader {
  /// Every ordinal in the text, in order: "the twenty first" is 21, 第三 is 3; above 999,999,999,999 none is read.
  public func ordinals(in text: String) -> [Int] {
    TokenizedText(text).readings(Self.ordinal).map(\.value)
  }

  /// Every percentage in the text, in order, in hundredths: "five per cent", "5%" and 百分之五 are 5.
  public func percentages(in text: String) -> [Decimal] {
    TokenizedText(text).readings(Self.percentage).map(\.value)
  }

  /// Every fraction in the text, in order, as its value: "half" is 0.5, "two and three quarters" 2.75, 四分之三 0.75.
  public func fractions(in text: String) -> [Decimal] {
    TokenizedText(text).readings(Self.fraction).map(\.value)
  }

  static func ordinal(_ tokens: [NumberToken], _ start: Int) -> (value: Int, end: Int)? {
    if let ordinal = EnglishOrdinals.ordinal(tokens, at: start) { return ordinal }
    guard tokens.han(start) == "第", let number = number(tokens, at: start + 1),
      let value = EnglishDates.whole(number.value, in: 0...999_999_999_999)
    else { return nil }
    return (value, number.end)
  }

  static func percentage(_ tokens: [NumberToken], _ start: Int) -> (value: Decimal, end: Int)? {
    if isPhrase(tokens, "百分之", at: start) { return number(tokens, at: start + 3) }
    let number = EnglishQuantity.read(tokens, at: start).map { ($0.value, $0.end) } ?? number(tokens, at: start)
    guard let (value, end) = number else { return nil }
    if tokens.element(end) == .mark("%") || tokens.word(end) == "percent" { return (value, end + 1) }
    return tokens.word(end) == "per" && tokens.word(end + 1) == "cent" ? (value, end + 2) : nil
  }

  private static let parts: [String: Int] = [
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8,
    "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10, "hundredths": 100,
  ]

  static func fraction(_ tokens: [NumberToken], _ start: Int) -> (value: Decimal, end: Int)? {
    if let chinese = chineseFraction(tokens, start) { return chinese }
    if let part = part(tokens, start) { return part }
    guard let whole = EnglishNumbers.cardinal(tokens, at: start), tokens.word(whole.end) == "and",
      let rest = part(tokens, whole.end + 1)
    else { return nil }
    return (whole.value + rest.value, rest.end)
  }

  /// "half", "a third", "two thirds", "three over four".
  private static func part(_ tokens: [NumberToken], _ start: Int) -> (value: Decimal, end: Int)? {
    if tokens.word(start) == "half" { return (Decimal(1) / 2, start + 1) }
    let isOne = tokens.word(start) == "a" || tokens.word(start) == "one"
    if isOne, let word = tokens.word(start + 1), !word.hasSuffix("s"), let part = parts[word] {
      return (Decimal(1) / Decimal(part), start + 2)
    }
    guard let top = EnglishNumbers.cardinal(tokens, at: start), let word = tokens.word(top.end) else { return nil }
    if word == "over", let bottom = EnglishNumbers.cardinal(tokens, at: top.end + 1), bottom.value > 0 {
      return (top.value / bottom.value, bottom.end)
    }
    guard word.hasSuffix("s") || word == "halves", let part = parts[word] else { return nil }
    return (top.value / Decimal(part), top.end + 1)
  }

  private static func chineseFraction(_ tokens: [NumberToken], _ start: Int) -> (value: Decimal, end: Int)? {
    if isPhrase(tokens, "一半", at: start) { return (Decimal(1) / 2, start + 2) }
    guard let bottom = number(tokens, at: start), bottom.value > 0, isPhrase(tokens, "分之", at: bottom.end),
      let top = number(tokens, at: bottom.end + 2)
    else { return nil }
    return (top.value / bottom.value, top.end)
  }

  private static func isPhrase(_ tokens: [NumberToken], _ phrase: String, at start: Int) -> Bool {
    start <= tokens.count && tokens[start...].starts(with: phrase.map { .han($0) })
  }
}

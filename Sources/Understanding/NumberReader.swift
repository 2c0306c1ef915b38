public import Foundation

/// Reads cardinal numbers, spelled or in figures: "two hundred and fifty four", "minus sixty", "2.5 million", 一点五万.
public struct NumberReader: Sendable, Hashable {
  public let language: Language

  public init(language: Language) { self.language = language }

  /// The number that the whole text is, or nil when it is anything else or more.
  public func value(of text: String) -> Decimal? {
    let tokens = NumberToken.tokens(of: text)
    guard let reading = Self.number(tokens, at: 0), reading.end == tokens.count else { return nil }
    return reading.value
  }

  /// Every number in the text, in order; words between them are passed over.
  public func values(in text: String) -> [Decimal] {
    let tokens = NumberToken.tokens(of: text)
    var values: [Decimal] = []
    var position = 0
    while position < tokens.count {
      if let reading = Self.number(tokens, at: position) {
        values.append(reading.value)
        position = max(reading.end, position + 1)
      } else {
        position += 1
      }
    }
    return values
  }

  /// A signed number with its decimals and the scale after them; both languages' numerals are read whatever the
  /// language, because callers mix them.
  static func number(_ tokens: [NumberToken], at start: Int) -> (value: Decimal, end: Int)? {
    switch tokens.element(start) {
    case .word("minus")?, .word("negative")?, .minus?, .han("负")?, .han("負")?:
      return unsigned(tokens, at: start + 1).map { (-$0.value, $0.end) }
    default: return unsigned(tokens, at: start)
    }
  }

  private static func unsigned(_ tokens: [NumberToken], at start: Int) -> (value: Decimal, end: Int)? {
    if let reading = hanzi(tokens, at: start) { return reading }
    let whole = EnglishNumbers.cardinal(tokens, at: start)
    let point = whole?.end ?? start
    guard tokens.element(point) == .word("point"), let decimals = decimals(tokens, at: point + 1) else {
      return whole.map { ($0.value, $0.end) }
    }
    let value = (whole?.value ?? 0) + decimals.value
    guard case .word(let word)? = tokens.element(decimals.end), let scale = EnglishNumbers.scales[word] else {
      return (value, decimals.end)
    }
    return (value * EnglishNumbers.power(scale), decimals.end + 1)
  }

  static func hanzi(_ tokens: [NumberToken], at start: Int) -> (value: Decimal, end: Int)? {
    let cardinal = HanziNumbers.cardinal(tokens, at: start)
    let digit = HanziNumbers.digit(tokens.element(start))
    guard let whole = cardinal ?? digit.map({ (value: Decimal($0), end: start + 1) }) else { return nil }
    let isHan = tokens[start..<whole.end].contains { if case .han = $0 { true } else { false } }
    let point = tokens.element(whole.end)
    if point == .han("点") || point == .han("點"), let decimals = decimals(tokens, at: whole.end + 1) {
      let value = whole.value + decimals.value
      guard let power = HanziNumbers.power(tokens.element(decimals.end)) else { return (value, decimals.end) }
      return (value * EnglishNumbers.power(power), decimals.end + 1)
    }
    return isHan ? whole : nil
  }

  /// The digits after a decimal point: "five o six" is 0.506.
  private static func decimals(_ tokens: [NumberToken], at start: Int) -> (value: Decimal, end: Int)? {
    var value = Decimal(0)
    var end = start
    while end - start < 18 {
      let isOh = tokens.element(end) == .word("o") || tokens.element(end) == .word("oh")
      guard let digit = isOh ? 0 : EnglishNumbers.digit(tokens.element(end)) ?? HanziNumbers.digit(tokens.element(end))
      else { break }
      end += 1
      value += Decimal(digit) * EnglishNumbers.power(start - end)
    }
    return end > start ? (value, end) : nil
  }
}

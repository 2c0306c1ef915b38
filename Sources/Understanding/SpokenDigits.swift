internal import Foundation

/// Reads digit strings such as order numbers the way people say them: "four five seven oh one two", "double seven",
/// "forty five seventy twelve", "four hundred and fifty seven thousand and twelve", 四五七零幺二, 三个八.
public struct SpokenDigits: Sendable, Hashable {
  public let language: Language
  /// The most digits that are read from one text.
  public static let limit = 64

  public init(language: Language) { self.language = language }

  /// All digits that the text spells, in order; other words are passed over.
  ///
  /// - Parameters:
  ///   - text: what was said or typed.
  ///   - expectingDigits: true when nothing but digits was asked for: then words that sound like digits
  ///     ("to", "for", "ate"; 洞, 拐) count where they stand among digits.
  /// - Returns: at most 64 ASCII digits; empty when there are none.
  public func digits(in text: String, expectingDigits: Bool = false) -> String {
    String(runs(in: text, expectingDigits: expectingDigits).map(\.digits).joined().prefix(Self.limit))
  }

  static func read(
    _ tokens: [NumberToken], at start: Int, expectingDigits: Bool
  ) -> (digits: String, end: Int)? {
    if PlainNumerals.isNoDigit(tokens, at: start) { return nil }
    if let repeated = repeated(tokens, at: start) { return repeated }
    if let cardinal = HanziNumbers.cardinal(tokens, at: start) { return (whole(cardinal.value), cardinal.end) }
    if case .numeral(let numeral)? = tokens.element(start) {
      if let cardinal = EnglishNumbers.cardinal(tokens, at: start), cardinal.hasScale {
        return (whole(cardinal.value), cardinal.end)
      }
      return (numeral.filter(\.isWholeNumber), start + 1)
    }
    if let digit = HanziNumbers.digit(tokens[start]) { return (String(digit), start + 1) }
    if let cardinal = EnglishNumbers.cardinal(tokens, at: start) { return (whole(cardinal.value), cardinal.end) }
    guard let alike = Homophones.digit(tokens[start], expectingDigits: expectingDigits),
      Homophones.standsAmongDigits(tokens, at: start, expectingDigits: expectingDigits)
    else { return nil }
    return (String(alike), start + 1)
  }

  /// "double seven", "triple oh", 三个八.
  static func repeated(_ tokens: [NumberToken], at start: Int) -> (digits: String, end: Int)? {
    if case .word(let word)? = tokens.element(start), let count = multiples[word] {
      let isOh = tokens.element(start + 1) == .word("oh") || tokens.element(start + 1) == .word("o")
      guard let digit = isOh ? 0 : EnglishNumbers.digit(tokens.element(start + 1)) else { return nil }
      return (String(repeating: String(digit), count: count), start + 2)
    }
    guard let count = HanziNumbers.digit(tokens.element(start)), (2...6).contains(count),
      tokens.element(start + 1) == .han("个") || tokens.element(start + 1) == .han("個"),
      let digit = HanziNumbers.digit(tokens.element(start + 2)), HanziNumbers.power(tokens.element(start + 3)) == nil
    else { return nil }
    return (String(repeating: String(digit), count: count), start + 3)
  }

  /// Marks between digits that callers read out.
  static let separators: Set<NumberToken> = [
    .word("dot"), .word("dash"), .word("hyphen"), .word("slash"), .word("space"), .word("point"), .word("minus"),
    .minus,
  ]
  private static let multiples = ["double": 2, "triple": 3, "treble": 3, "quadruple": 4]

  /// The whole part of a number without sign.
  private static func whole(_ value: Decimal) -> String {
    String(NSDecimalNumber(decimal: value).stringValue.prefix { $0.isWholeNumber })
  }
}

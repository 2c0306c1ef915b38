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
    let tokens = NumberToken.tokens(of: text).filter { !Self.separators.contains($0) }
    var digits = ""
    var position = 0
    while position < tokens.count, digits.count < Self.limit {
      if let reading = Self.read(tokens, at: position, expectingDigits: expectingDigits) {
        digits += reading.digits
        position = max(reading.end, position + 1)
      } else {
        position += 1
      }
    }
    return String(digits.prefix(Self.limit))
  }

  static func read(
    _ tokens: [NumberToken], at start: Int, expectingDigits: Bool
  ) -> (digits: String, end: Int)? {
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
  private static let separators: Set<NumberToken> = [
    .word("dot"), .word("dash"), .word("hyphen"), .word("slash"), .word("space"), .word("point"), .word("minus"),
    .minus,
  ]
  private static let multiples = ["double": 2, "triple": 3, "treble": 3, "quadruple": 4]

  /// The whole part of a number without sign.
  private static func whole(_ value: Decimal) -> String {
    String(NSDecimalNumber(decimal: value).stringValue.prefix { $0.isWholeNumber })
  }
}

/// Words that sound like digits.
private enum Homophones {
  private static let always = ["o": 0, "oh": 0]
  private static let expected: [String: Int] = [
    "owe": 0, "won": 1, "wan": 1, "to": 2, "too": 2, "tu": 2, "tree": 3, "free": 3, "for": 4, "fore": 4, "far": 4,
    "fife": 5, "hive": 5, "sicks": 6, "sex": 6, "ate": 8, "nein": 9, "nigh": 9,
  ]
  /// How digits are read aloud on radio and by the military, and what recognisers write for them.
  private static let hanzi: [Character: Int] = ["洞": 0, "腰": 1, "要": 1, "拐": 7, "勾": 9, "吧": 8, "武": 5, "流": 6, "期": 7]
  /// Words after which a caller's digits have ended well.
  private static let closings: Set<String> = [
    "please", "thanks", "thank", "ok", "okay", "and", "that's", "yes", "um", "uh",
  ]

  static func digit(_ token: NumberToken, expectingDigits: Bool) -> Int? {
    switch token {
    case .word(let word): always[word] ?? (expectingDigits ? expected[word] : nil)
    case .han(let character): expectingDigits ? hanzi[character] : nil
    default: nil
    }
  }

  /// True when both neighbours are digits, words like them, or the text's ends, and one is a digit; when digits are
  /// expected, a word before the first or after the last spelled digit counts too ("is to five" but not "is for 457").
  static func standsAmongDigits(_ tokens: [NumberToken], at position: Int, expectingDigits: Bool) -> Bool {
    func isDigit(_ token: NumberToken?) -> Bool {
      guard let token else { return false }
      if case .word(let word) = token {
        return EnglishNumbers.digits[word] != nil || EnglishNumbers.teens[word] != nil
          || EnglishNumbers.tens[word] != nil
          || ["double", "triple", "treble"].contains(word)
      }
      if case .numeral = token { return true }
      return HanziNumbers.digit(token) != nil
    }
    func isLike(_ token: NumberToken?) -> Bool {
      token.map { isDigit($0) || digit($0, expectingDigits: expectingDigits) != nil } ?? true
    }
    let before = tokens.element(position - 1)
    let after = tokens.element(position + 1)
    if isLike(before), isLike(after) {
      if isDigit(before) || isDigit(after) { return true }
      return expectingDigits && tokens.count <= SpokenDigits.limit && tokens.allSatisfy { isLike($0) }
    }
    guard expectingDigits else { return false }
    if isDigit(before) || (isLike(before) && before != nil), case .word(let word)? = after {
      return closings.contains(word)
    }
    if case .numeral(let numeral)? = after { return numeral.count == 1 }
    return isDigit(after)
  }
}

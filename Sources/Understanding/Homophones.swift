/// Words that sound like digits.
enum Homophones {
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

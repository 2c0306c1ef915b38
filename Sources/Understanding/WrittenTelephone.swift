internal import Foundation

/// Telephone, card and serial numbers and network addresses in figures.
enum WrittenTelephone {
  private enum Piece { case digits(String), letter(String), dot }

  static func write(_ text: TokenizedText, at start: Int) -> (value: String, end: Int)? {
    let tokens = text.tokens
    let hasPlus = tokens.word(start) == "plus" && digits(tokens, at: start + 1) != nil
    let first = hasPlus ? start + 1 : start
    guard first == 0 || hasPlus || !isPiece(tokens, at: first - 1) else { return nil }
    var pieces: [Piece] = []
    var end = first
    while pieces.count < SpokenDigits.limit, let piece = piece(text, at: end, isFirst: pieces.isEmpty) {
      pieces.append(piece.value)
      end = piece.end
    }
    if case .dot? = pieces.last { (pieces, end) = (pieces.dropLast(), end - 1) }
    return written(pieces, hasPlus: hasPlus).map { ($0, end) }
  }

  private static func written(_ pieces: [Piece], hasPlus: Bool) -> String? {
    var joined = ""
    var hasDigit = false
    var hasOther = false
    for piece in pieces {
      switch piece {
      case .digits(let digits): (joined, hasDigit) = (joined + digits, true)
      case .letter(let letter): (joined, hasOther) = (joined + letter, true)
      case .dot: (joined, hasOther) = (joined + ".", true)
      }
    }
    guard hasDigit, joined.count >= 3, pieces.count > 1 else { return nil }
    return hasOther ? joined : grouped(joined, hasPlus: hasPlus)
  }

  /// How digits are grouped: 3-3-4 for ten, with up to three before them as a country code; 3-2-4 for nine;
  /// 14 to 16 as on cards.
  static func grouped(_ digits: String, hasPlus: Bool) -> String {
    if hasPlus {
      let code = CallingCodes.prefix(of: digits).map { digits.hasPrefix($0) ? $0 : "" } ?? ""
      let rest = digits.dropFirst(code.count)
      guard rest.count != 10 else { return "+\(code) \(parted(rest, [3, 3, 4], by: "-"))" }
      if (11...13).contains(digits.count), rest.count == 11 { return "+\(code) \(parted(rest, [3, 4, 4], by: "-"))" }
      return "+\(code) \(rest)"
    }
    switch digits.count {
    case 9: return parted(Substring(digits), [3, 2, 4], by: "-")
    case 10: return parted(Substring(digits), [3, 3, 4], by: "-")
    case 11...13:
      let code = digits.count - 10
      return "\(digits.prefix(code)) \(parted(digits.dropFirst(code), [3, 3, 4], by: "-"))"
    case 14: return parted(Substring(digits), [4, 6, 4], by: " ")
    case 15: return parted(Substring(digits), [4, 6, 5], by: " ")
    case 16: return parted(Substring(digits), [4, 4, 4, 4], by: " ")
    case 17: return parted(Substring(digits), [3, 4, 6, 4], by: " ")
    default: return digits
    }
  }

  private static func parted(_ digits: Substring, _ sizes: [Int], by separator: String) -> String {
    var rest = digits
    return sizes.map { size in
      defer { rest = rest.dropFirst(size) }
      return String(rest.prefix(size))
    }.joined(separator: separator)
  }

  private static func isPiece(_ tokens: [NumberToken], at index: Int) -> Bool {
    guard let word = tokens.word(index) else { return false }
    return word.count == 1 && word != "a" && word != "i" || EnglishNumbers.digits[word] != nil
  }

  private static func piece(
    _ text: TokenizedText, at start: Int, isFirst: Bool
  ) -> (value: Piece, end: Int)? {
    let tokens = text.tokens
    if let digits = digits(tokens, at: start) { return (.digits(digits.value), digits.end) }
    guard let word = tokens.word(start) else { return nil }
    if word == "dot" { return isFirst ? nil : (.dot, start + 1) }
    guard word.count == 1, tokens.element(start) == .word(word) else { return nil }
    // "a thirty six" has an article, "a b nine" has not.
    if isFirst, word == "a" || word == "i" {
      let isSpelled =
        tokens.word(start + 1)?.count == 1
        || digits(tokens, at: start + 1).map { $0.value.count == 1 && isSpelledOn(tokens, at: $0.end) } ?? false
      guard isSpelled else { return nil }
    }
    return (.letter(text.spelling(start)), start + 1)
  }

  /// Whether letters or single digits go on after "a" and one digit.
  private static func isSpelledOn(_ tokens: [NumberToken], at index: Int) -> Bool {
    tokens.word(index).map { $0.count == 1 || EnglishNumbers.digits[$0] != nil } ?? false
  }

  /// One digit, a repeated digit, or a number of two figures.
  private static func digits(_ tokens: [NumberToken], at start: Int) -> (value: String, end: Int)? {
    if let repeated = SpokenDigits.repeated(tokens, at: start) { return (repeated.digits, repeated.end) }
    if tokens.word(start) == "o" || tokens.word(start) == "oh" { return ("0", start + 1) }
    if case .numeral(let numeral)? = tokens.element(start) {
      return numeral.contains(".") ? nil : (numeral, start + 1)
    }
    if let hundred = hundred(tokens, at: start) { return hundred }
    guard let word = tokens.word(start), word != "a", word != "an",
      let number = EnglishNumbers.cardinal(tokens, at: start), number.value < 100
    else { return nil }
    return number.hasScale ? nil : ("\(number.value)", number.end)
  }

  /// "eight hundred" before two single digits: "one eight hundred five five five …".
  private static func hundred(_ tokens: [NumberToken], at start: Int) -> (value: String, end: Int)? {
    guard tokens.word(start + 1) == "hundred", let digit = EnglishNumbers.digit(tokens.element(start)), digit > 0,
      EnglishNumbers.digit(tokens.element(start + 2)) != nil, EnglishNumbers.digit(tokens.element(start + 3)) != nil
    else { return nil }
    return ("\(digit)00", start + 2)
  }
}

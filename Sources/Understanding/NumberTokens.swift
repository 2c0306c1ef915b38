internal import Foundation

/// A piece of text as the number readers see it.
enum NumberToken: Sendable, Hashable {
  /// A word in small letters.
  case word(String)
  /// ASCII digits with at most one decimal point: "4570", "12.50", "012".
  case numeral(String)
  /// A hanzi.
  case han(Character)
  /// A minus sign at the start of a number.
  case minus

  /// The tokens of a text's first 2,000 scalars, full-width forms folded; commas within numerals are dropped.
  static func tokens(of text: String) -> [NumberToken] {
    let head = String(String.UnicodeScalarView(text.unicodeScalars.prefix(Normalizer.limit)))
    let folded = Array(head.precomposedStringWithCompatibilityMapping.lowercased().prefix(Normalizer.limit))
    var tokens: [NumberToken] = []
    var position = 0
    while position < folded.count {
      let character = folded[position]
      if digit(character) != nil {
        tokens.append(.numeral(numeral(folded, &position)))
      } else if isHan(character) {
        tokens.append(.han(character))
        position += 1
      } else if character.isLetter {
        tokens.append(.word(word(folded, &position)))
      } else {
        let isSign = character == "-" || character == "−"
        let next = folded.indices.contains(position + 1) ? folded[position + 1] : " "
        let isFirst = position == 0 || folded[position - 1].isWhitespace
        if isSign, isFirst, digit(next) != nil || isHan(next) { tokens.append(.minus) }
        position += 1
      }
    }
    return tokens
  }

  /// The value of a decimal digit of any script.
  static func digit(_ character: Character) -> Int? {
    guard let scalar = character.unicodeScalars.first, scalar.properties.numericType == .decimal else { return nil }
    return scalar.properties.numericValue.flatMap { Int(exactly: $0) }
  }

  static func isHan(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    return Normalizer.isUnspaced(scalar.value) || character == "○"
  }

  private static func word(_ text: [Character], _ position: inout Int) -> String {
    var word = ""
    while position < text.count, text[position].isLetter || text[position] == "'", !isHan(text[position]) {
      word.append(text[position])
      position += 1
    }
    return word
  }

  /// Reads digits, commas before exactly three digits, and one decimal point before a digit.
  private static func numeral(_ text: [Character], _ position: inout Int) -> String {
    var numeral = ""
    while position < text.count {
      if let digit = digit(text[position]) {
        numeral += String(digit)
        position += 1
        continue
      }
      let run = text[(position + 1)...].prefix(4).prefix { digit($0) != nil }.count
      if text[position] == ",", run == 3, !numeral.contains(".") {
        position += 1
      } else if text[position] == ".", run > 0, !numeral.contains(".") {
        numeral += "."
        position += 1
      } else {
        break
      }
    }
    return numeral
  }
}

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
  /// A currency sign, "%" or "+"; "/", ":", ".", "," or "-" between two digits; `pause` for all other punctuation.
  case mark(Character)

  /// Punctuation that parts what stands before it from what stands after it.
  static let pause = NumberToken.mark("、")

  /// The tokens of a text's first 2,000 scalars, full-width forms folded; commas within numerals and all marks are
  /// dropped.
  static func tokens(of text: String) -> [NumberToken] {
    scan(folded(text)).compactMap { if case .mark = $0.token { nil } else { $0.token } }
  }

  /// The characters of a text's first 2,000 scalars in small letters, full-width forms folded.
  static func folded(_ text: String) -> [Character] {
    Array(Normalizer.folded(text).prefix(Normalizer.limit))
  }

  /// The tokens of folded characters, marks included, each with the characters it was read from.
  static func scan(_ folded: [Character]) -> [(token: NumberToken, span: Range<Int>)] {
    var tokens: [(token: NumberToken, span: Range<Int>)] = []
    var position = 0
    while position < folded.count {
      let start = position
      let character = folded[position]
      if digit(character) != nil {
        let numeral = numeral(folded, &position)
        tokens.append((.numeral(numeral), start..<position))
      } else if isHan(character) {
        position += 1
        tokens.append((.han(character), start..<position))
      } else if isLetter(character) {
        let word = word(folded, &position)
        tokens.append((.word(word), start..<position))
      } else {
        position += 1
        if let mark = mark(folded, at: start) { tokens.append((mark, start..<position)) }
      }
    }
    return tokens
  }

  /// What a character that is no letter and no digit means: nil for spaces and for what joins a word's parts.
  private static func mark(_ text: [Character], at position: Int) -> NumberToken? {
    let character = text[position]
    if character == " " || character.isWhitespace { return nil }
    let before = text.element(position - 1)
    let after = text.element(position + 1)
    let isBeforeDigit = after.map { digit($0) != nil } ?? false
    if "$£€¥₩₹₽%+".contains(character) { return .mark(character) }
    if character == "-" || character == "−" {
      if before?.isWhitespace ?? true, let after, isBeforeDigit || isHan(after) { return .minus }
      if before?.isLetter == true, after?.isLetter == true { return nil }
    }
    if "/:.,-".contains(character), isBeforeDigit, before.map({ digit($0) != nil }) ?? false { return .mark(character) }
    // "a.m." is two words, as it is spoken; an apostrophe stands within a word or is dropped.
    if character == ".", before?.isLetter == true, after?.isLetter == true { return nil }
    return character == "'" ? nil : pause
  }

  /// The value of a decimal digit of any script.
  static func digit(_ character: Character) -> Int? {
    if let byte = character.byte { return (0x30...0x39).contains(byte) ? Int(byte) - 0x30 : nil }
    guard let scalar = character.unicodeScalars.first, scalar.properties.numericType == .decimal else { return nil }
    return scalar.properties.numericValue.flatMap { Int(exactly: $0) }
  }

  static func isHan(_ character: Character) -> Bool {
    guard character.byte == nil else { return false }
    guard let scalar = character.unicodeScalars.first else { return false }
    return Normalizer.isUnspaced(scalar.value) || character == "○"
  }

  private static func isLetter(_ character: Character) -> Bool {
    if let byte = character.byte { return (0x61...0x7A).contains(byte | 0x20) }
    return character.isLetter
  }

  private static func word(_ text: [Character], _ position: inout Int) -> String {
    var word = ""
    while position < text.count, isLetter(text[position]) || text[position] == "'", !isHan(text[position]) {
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

extension Character {
  /// Of an ASCII character; told without the tables that all others need.
  fileprivate var byte: UInt8? { utf8.count == 1 ? utf8.first : nil }
}

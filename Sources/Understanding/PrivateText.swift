/// Takes out of texts what must not be kept.
public enum PrivateText {
  /// The text without numbers of payment cards: 13 to 19 digits, with spaces or dashes between them, whose check digit is
  /// right (Luhn, ISO/IEC 7812-1). Their digits become `•`.
  public static func withoutCards(_ text: String) -> String {
    guard text.utf8.count(where: { (0x30...0x39).contains($0) }) >= 13 else { return text }
    var characters = Array(text)
    var start: Int?
    var digits: [Int] = []
    for position in 0...characters.count {
      let character = position < characters.count ? characters[position] : "."
      if let digit = character.isASCII ? character.wholeNumberValue : nil {
        if start == nil { start = position }
        digits.append(digit)
      } else if let begun = start, !(character == " " || character == "-") {
        if isCard(digits) {
          for index in begun..<position where characters[index].isNumber { characters[index] = "•" }
        }
        start = nil
        digits = []
      }
    }
    return String(characters)
  }

  /// The same for words: a text whose spoken digits are a card's number is nothing but `•`.
  public static func withoutCards(_ text: String, language: Language) -> String {
    let written = withoutCards(text)
    guard written == text, mayHoldCard(text) else { return written }
    let spoken = SpokenDigits(language: language).digits(in: text, expectingDigits: true)
    return isCard(spoken.compactMap(\.wholeNumberValue)) ? "•" : text
  }

  /// Thirteen digits take a figure, a hanzi or, as “triple seven”, at least eight words.
  private static func mayHoldCard(_ text: String) -> Bool {
    guard text.utf8.allSatisfy({ $0 < 0x80 && !(48...57).contains($0) }) else { return text.utf8.count >= 13 }
    return text.utf8.count { $0 == 0x20 } >= 7
  }

  private static func isCard(_ digits: [Int]) -> Bool {
    guard (13...19).contains(digits.count) else { return false }
    let sum = digits.reversed().enumerated().reduce(0) { sum, item in
      let doubled = item.offset % 2 == 1 ? item.element * 2 : item.element
      return sum + (doubled > 9 ? doubled - 9 : doubled)
    }
    return sum % 10 == 0
  }
}

public import Dialogue
public import Understanding

/// One typed line as an event: `#1` and `#42` are keys, everything else is words.
public struct TypedTurn: Sendable, Hashable {
  /// Nil for an empty line.
  public let event: Event?

  /// `language` is that of the call so far; a line with Chinese characters is Mandarin, one with only Latin letters
  /// is English.
  public init(_ line: String, language: Language) {
    let text = line.trimmed(to: 4000)
    guard !text.isEmpty else {
      event = nil
      return
    }
    if let digits = Self.keys(text) {
      event = .pressed(digits)
    } else {
      event = .heard(Utterance(text, language: Self.language(of: text, otherwise: language), isTyped: true))
    }
  }

  /// `#` and then keys alone; `##` is the key `#` itself.
  private static func keys(_ text: String) -> [Digit]? {
    guard text.hasPrefix("#"), text.count <= 65 else { return nil }
    let digits = text.dropFirst().map { Digit(rawValue: String($0)) }
    guard !digits.isEmpty, !digits.contains(nil) else { return nil }
    return digits.compactMap(\.self)
  }

  private static func language(of text: String, otherwise language: Language) -> Language {
    if Language.hasHanzi(text) { return .mandarin }
    return text.unicodeScalars.contains(where: \.properties.isAlphabetic) ? .english : language
  }
}

extension String {
  /// Without white space and control characters at both ends, and at most so many characters.
  fileprivate func trimmed(to limit: Int) -> String {
    let isEdge: (Character) -> Bool = { $0.isWhitespace || $0.unicodeScalars.allSatisfy { $0.value < 32 } }
    var text = drop(while: isEdge).prefix(limit)
    while let last = text.last, isEdge(last) { text.removeLast() }
    return String(text)
  }
}

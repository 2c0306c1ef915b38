public import Understanding

/// How long texts take to say, by eSpeak NG at its usual speed.
public enum SpokenLength {
  /// Characters a second, spaces and marks counted: measured on the demonstration's 68 prompts and answers without
  /// values in each language, of which nearly all lie within 15 % of it.
  private static func rate(_ language: Language) -> Double { language == .mandarin ? 5.1 : 17.5 }

  public static func seconds(_ text: String, language: Language) -> Double {
    Double(text.count) / rate(language)
  }

  /// The parts that a text is told in when none shall be longer than so many seconds; the whole text where one listens
  /// to all of it.
  public static func parts(of text: String, upTo limit: Double, language: Language) -> [String] {
    guard let (first, rest) = cut(text, after: limit, language: language) else { return [text] }
    return [first] + parts(of: rest, upTo: limit, language: language)
  }

  /// The text in two parts at the last end of a sentence before so many seconds, or at the first one after; nil when it
  /// is no more than a quarter longer, or has no end of a sentence to be cut at.
  static func cut(_ text: String, after limit: Double, language: Language) -> (String, String)? {
    guard seconds(text, language: language) > 1.25 * limit else { return nil }
    let ends: Set<Character> = [".", "!", "?", "。", "！", "？"]
    let characters = Array(text)
    let places = characters.indices.dropLast().filter { index in
      guard ends.contains(characters[index]) else { return false }
      return language == .mandarin || characters[index + 1] == " "
    }
    let most = Int(limit * rate(language))
    guard let place = places.last(where: { $0 < most }) ?? places.first else { return nil }
    let tail = String(characters[(place + 1)...]).drop(while: \.isWhitespace)
    return tail.isEmpty ? nil : (String(characters[...place]), String(tail))
  }
}

/// Phrases in each language, any of which says the same.
struct SaidPhrases: Sendable {
  private let phrases: [Language: [[String]]]

  /// Both with commas between the phrases; English ones are words in small letters.
  init(english: String, mandarin: String) {
    phrases = [
      .english: english.split(separator: ",").map { $0.split(whereSeparator: \.isWhitespace).map(String.init) },
      .mandarin: mandarin.split(separator: ",").map { $0.map(String.init) },
    ]
  }

  /// Whether one of them stands in the text, word for word.
  func stand(in text: String, language: Language) -> Bool {
    let tokens = Normalizer(language: language).tokens(text)
    return (phrases[language] ?? []).contains { tokens.holds($0) }
  }
}

extension [String] {
  /// Whether these tokens stand in it one after the other.
  func holds(_ phrase: [String]) -> Bool {
    guard !phrase.isEmpty, phrase.count <= count else { return false }
    return (0...(count - phrase.count)).contains { self[$0...].starts(with: phrase) }
  }
}

import Understanding

/// Words that callers say, as the phrases show: none is a misheard name from the data. Those of many things are no sign of
/// a name either: “address”, 地址.
struct OrdinaryWords {
  /// Of at least three intents and questions.
  var ordinary: Set<String> = []
  var familiar: Set<String> = []

  /// A word of so many intents and questions is about none of them alone.
  private static let fewest = 3

  static func find(
    in intents: [AuthoredIntent], _ questions: [Language: [FAQEntry]], _ general: [Language: [String]] = [:]
  ) -> [Language: OrdinaryWords] {
    var counts: [Language: [String: Int]] = [:]
    for intent in intents {
      for (language, phrases) in intent.phrases { count(phrases.flatMap(\.sentences), language, &counts) }
    }
    for (language, entries) in questions {
      for entry in entries { count([entry.question] + entry.phrases, language, &counts) }
    }
    var found: [Language: OrdinaryWords] = [:]
    for (language, counts) in counts {
      let normalizer = Normalizer(language: language)
      let general = (general[language] ?? []).flatMap { normalizer.tokens($0) }
      found[language] = OrdinaryWords(
        ordinary: Set(counts.filter { $0.value >= fewest }.keys), familiar: Set(counts.keys).union(general))
    }
    return found
  }

  /// The words of one intent count once; slots are none.
  private static func count(_ texts: [String], _ language: Language, _ counts: inout [Language: [String: Int]]) {
    let normalizer = Normalizer(language: language)
    var words: Set<String> = []
    for text in texts {
      let plain = text.split(separator: "{").enumerated().map { index, piece in
        index == 0 ? piece : piece.split(separator: "}", maxSplits: 1).dropFirst().first ?? ""
      }.joined(separator: " ")
      let tokens = normalizer.tokens(plain)
      words.formUnion(tokens)
      if language == .mandarin { words.formUnion(zip(tokens, tokens.dropFirst()).map { $0 + $1 }) }
    }
    for word in words { counts[language, default: [:]][word, default: 0] += 1 }
  }
}

/// Single words of which a caller says one: a grammar, which a search follows more surely than a language model.
struct WordChoice: Sendable, Hashable {
  struct Entry: Sendable, Hashable {
    /// As the dictionary spells it.
    var word: String
    var probability: Double
  }

  /// At least two, of distinct words, by UTF-8.
  let entries: [Entry]

  /// Nil when a sentence has more or less than one word, or all have the same.
  ///
  /// - Parameter sentences: words of the dictionary and weights above 0.
  init?(_ sentences: [(words: [String], weight: Double)]) {
    var weights: [String: Double] = [:]
    for sentence in sentences {
      guard let word = sentence.words.first, sentence.words.count == 1 else { return nil }
      guard sentence.weight > 0, sentence.weight.isFinite else { return nil }
      weights[word, default: 0] += sentence.weight
    }
    let total = weights.values.reduce(0, +)
    guard weights.count > 1, total.isFinite else { return nil }
    entries = weights.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { Entry(word: $0.key, probability: $0.value / total) }
  }
}

extension NgramFeatures {
  /// What the n-grams of a text look like, in the order of `words` and `pieces`; `·` marks a word's edge.
  static func names(_ normalized: [UInt32], language: Language) -> (words: [String], pieces: [String]) {
    if language == .mandarin { return characterNames(normalized) }
    var words: [String] = []
    var pieces: [String] = []
    var previous: String?
    for word in normalized.split(separator: Normalizer.space) {
      let name = Normalizer.string(word)
      words.append(name)
      if let previous { words.append("\(previous) \(name)") }
      previous = name
      let edged = [0xB7] + word.filter { $0 != Normalizer.apostrophe } + [0xB7]
      for end in 2...edged.count {
        for length in 2...4 where length <= end { pieces.append(Normalizer.string(edged[end - length..<end])) }
      }
    }
    return (words, pieces)
  }

  private static func characterNames(_ normalized: [UInt32]) -> (words: [String], pieces: [String]) {
    let units = Normalizer.units(normalized)
    var pieces: [String] = []
    for index in units.indices.dropFirst() {
      pieces.append(units[index - 1] + units[index])
      if index > 1 { pieces.append(units[index - 2] + units[index - 1] + units[index]) }
    }
    return (units, pieces)
  }
}

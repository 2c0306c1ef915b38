/// Words and phrases of one language by the mood they show, looked up by the longest match.
struct MoodLexicon: Sendable {
  enum Entry: Sendable, Hashable {
    /// 0–1.
    case anger(Double)
    case friendly
    /// A phrase that hides an entry within it: "not bad", "free of charge".
    case neutral
  }

  private let entries: [[String]: Entry]
  /// What entries begin with.
  private let starts: Set<String>
  private let mostTokens: Int
  private let negations: Set<[String]>
  private let intensifiers: Set<[String]>
  /// How many tokens before a word its negation may stand.
  private let reach: Int
  /// Words that end a negation's reach.
  private let stops: Set<String>

  /// - Parameters: lists of phrases parted by commas or line ends.
  init(
    language: Language, strong: String, medium: String, mild: String, friendly: String, neutral: String,
    negations: String, intensifiers: String, stops: String, reach: Int
  ) {
    let normalizer = Normalizer(language: language)
    func phrases(_ list: String) -> [[String]] {
      list.split { $0 == "," || $0.isNewline }.map { normalizer.tokens(String($0)) }.filter { !$0.isEmpty }
    }
    var entries: [[String]: Entry] = [:]
    let lists: [(String, Entry)] = [
      (strong, .anger(0.55)), (medium, .anger(0.35)), (mild, .anger(0.2)), (friendly, .friendly), (neutral, .neutral),
    ]
    for (list, entry) in lists {
      for phrase in phrases(list) { entries[phrase] = entry }
    }
    self.entries = entries
    starts = Set(entries.keys.compactMap(\.first))
    mostTokens = entries.keys.map(\.count).max() ?? 1
    self.negations = Set(phrases(negations))
    self.intensifiers = Set(phrases(intensifiers))
    self.stops = Set(phrases(stops).compactMap(\.first))
    self.reach = reach
  }

  /// The longest entry that starts at a token, and its number of tokens.
  func longest(_ tokens: [String], at position: Int) -> (Entry, Int)? {
    guard starts.contains(tokens[position]) else { return nil }
    for width in stride(from: min(mostTokens, tokens.count - position), to: 0, by: -1) {
      if let entry = entries[Array(tokens[position..<position + width])] { return (entry, width) }
    }
    return nil
  }

  /// True when an odd number of negations stands shortly before.
  func isNegated(_ tokens: [String], at position: Int) -> Bool {
    var count = 0
    var index = position - 1
    while index >= 0, index >= position - reach, !stops.contains(tokens[index]) {
      let long = index > 0 && negations.contains(Array(tokens[(index - 1)...index]))
      if long || negations.contains([tokens[index]]) { count += 1 }
      index -= long ? 2 : 1
    }
    return count % 2 == 1
  }

  func isIntensified(_ tokens: [String], at position: Int) -> Bool {
    guard position > 0 else { return false }
    return intensifiers.contains([tokens[position - 1]])
      || position > 1 && intensifiers.contains(Array(tokens[(position - 2)..<position]))
  }
}

/// Whether a caller who gives no value means the one before, or another.
public enum Reference: Sendable, Hashable {
  /// “When will it arrive?”, 它什么时候到.
  case same
  /// “Where is my other order?”, 另一个订单呢.
  case other

  /// Nil when the text points at nothing.
  public static func read(_ text: String, language: Language) -> Reference? {
    let tokens = tokens(text, language)
    if table(language, otherPhrases).contains(where: { tokens.holds($0) }) { return .other }
    if isContinuation(text, language: language) { return .same }
    return table(language, samePhrases).contains { tokens.holds($0) } ? .same : nil
  }

  /// Whether a text goes on with what was asked before: “and sunday?”, 那周日呢.
  public static func isContinuation(_ text: String, language: Language) -> Bool {
    let tokens = tokens(text, language)
    guard let first = tokens.first else { return false }
    if language == .mandarin { return first == "那" || tokens.count <= 6 && tokens.last == "呢" }
    return ["and", "so", "then"].contains(first)
      || ["what about", "how about"].contains { tokens.starts(with: split($0)) }
  }

  /// Whether it asks for the other one of what was guessed: “no, the other one”.
  public static func isTheOther(_ text: String, language: Language) -> Bool {
    let tokens = tokens(text, language)
    return table(language, theOtherPhrases).contains { tokens.holds($0) }
  }

  private static func tokens(_ text: String, _ language: Language) -> [String] {
    let normalizer = Normalizer(language: language)
    return language == .mandarin ? normalizer.characters(text) : normalizer.words(text)
  }

  private static func table(_ language: Language, _ phrases: [Language: [[String]]]) -> [[String]] {
    phrases[language] ?? []
  }

  private static let samePhrases: [Language: [[String]]] = [
    .english: ["it", "its", "it's", "that", "this", "they", "them", "the same"].map(split),
    .mandarin: ["它", "这个", "那个", "这单", "那单", "同一个", "刚才的", "还是那"].map { $0.map(String.init) },
  ]
  private static let otherPhrases: [Language: [[String]]] = [
    .english: [
      "another", "different", "other order", "other orders", "other one", "another one", "second order", "next order",
      "new order",
    ].map(split),
    .mandarin: ["另一", "另外", "别的", "其他", "其它", "换一个", "还有一个", "第二个订单"].map { $0.map(String.init) },
  ]
  private static let theOtherPhrases: [Language: [[String]]] = [
    .english: ["the other", "other one", "not that one"].map(split),
    .mandarin: ["另一个", "另外一个", "另外那个", "那另一", "不是这个"].map { $0.map(String.init) },
  ]

  private static func split(_ phrase: String) -> [String] { phrase.split(separator: " ").map(String.init) }
}

extension [String] {
  /// Whether these tokens stand in it one after the other.
  func holds(_ phrase: [String]) -> Bool {
    guard !phrase.isEmpty, phrase.count <= count else { return false }
    return (0...(count - phrase.count)).contains { Array(self[$0..<$0 + phrase.count]) == phrase }
  }
}

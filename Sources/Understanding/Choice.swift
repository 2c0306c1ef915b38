/// Which of two things that were named one after the other is meant: “the first one”, 后面那个.
public enum Choice: Sendable, Hashable {
  case first, second

  /// Nil when the text names no place, or both.
  public static func read(_ text: String, language: Language) -> Choice? {
    let normalizer = Normalizer(language: language)
    let tokens = language == .mandarin ? normalizer.characters(text) : normalizer.words(text)
    let isFirst = (phrases[language]?.first ?? []).contains { tokens.holds($0) }
    let isSecond = (phrases[language]?.second ?? []).contains { tokens.holds($0) }
    guard isFirst != isSecond else { return nil }
    return isFirst ? .first : .second
  }

  private static let phrases: [Language: (first: [[String]], second: [[String]])] = [
    .english: (["first", "former", "number one"].map(split), ["second", "latter", "last", "number two"].map(split)),
    .mandarin: (
      ["第一", "前一个", "前面", "前者"].map { $0.map(String.init) },
      ["第二", "后一个", "后面", "后者"].map { $0.map(String.init) }
    ),
  ]

  private static func split(_ phrase: String) -> [String] { phrase.split(separator: " ").map(String.init) }
}

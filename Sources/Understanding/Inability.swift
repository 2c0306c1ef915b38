/// “I don't have it”, “I forgot”, 忘了: a caller who cannot give what is asked for.
public enum Inability {
  public static func isIn(_ text: String, language: Language) -> Bool {
    let normalizer = Normalizer(language: language)
    let tokens = language == .mandarin ? normalizer.characters(text) : normalizer.words(text)
    return (phrases[language] ?? []).contains { tokens.holds($0) }
  }

  private static let phrases: [Language: [[String]]] = [
    .english: [
      "don't have", "do not have", "haven't got", "have no", "don't know", "do not know", "forgot", "forgotten",
      "can't remember", "cannot remember", "don't remember", "can't find", "lost", "no idea", "not with me",
    ].map { $0.split(separator: " ").map(String.init) },
    .mandarin: ["忘", "不知道", "不记得", "没有", "想不起", "找不到", "没带", "丢了", "不清楚"].map { $0.map(String.init) },
  ]
}

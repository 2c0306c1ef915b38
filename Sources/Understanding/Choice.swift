/// Which of two things that were named one after the other is meant: “the first one”, 后面那个.
public enum Choice: Sendable, Hashable {
  case first, second

  /// Nil when the text names no place, or both.
  public static func read(_ text: String, language: Language) -> Choice? {
    let isFirst = firsts.stand(in: text, language: language)
    guard isFirst != seconds.stand(in: text, language: language) else { return nil }
    return isFirst ? .first : .second
  }

  private static let firsts = SaidPhrases(english: "first,former,number one", mandarin: "第一,前一个,前面,前者")
  private static let seconds = SaidPhrases(
    english: "second,latter,last,number two", mandarin: "第二,后一个,后面,后者")
}

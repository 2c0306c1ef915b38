/// Whether a caller who gives no value means the one before, or another.
public enum Reference: Sendable, Hashable {
  /// “When will it arrive?”, 它什么时候到.
  case same
  /// “Where is my other order?”, 另一个订单呢.
  case other

  /// Nil when the text points at nothing.
  public static func read(_ text: String, language: Language) -> Reference? {
    if otherPhrases.stand(in: text, language: language) { return .other }
    if isContinuation(text, language: language) { return .same }
    return samePhrases.stand(in: text, language: language) ? .same : nil
  }

  /// Whether a text goes on with what was asked before: “and sunday?”, 那周日呢.
  public static func isContinuation(_ text: String, language: Language) -> Bool {
    let tokens = Normalizer(language: language).tokens(text)
    guard let first = tokens.first else { return false }
    if language == .mandarin { return first == "那" || tokens.count <= 6 && tokens.last == "呢" }
    return ["and", "so", "then"].contains(first)
      || [["what", "about"], ["how", "about"]].contains { tokens.starts(with: $0) }
  }

  /// Whether it asks for the other one of what was guessed: “no, the other one”.
  public static func isTheOther(_ text: String, language: Language) -> Bool {
    theOtherPhrases.stand(in: text, language: language)
  }

  private static let samePhrases = SaidPhrases(
    english: "it,its,it's,that,this,they,them,the same", mandarin: "它,这个,那个,这单,那单,同一个,刚才的,还是那")
  private static let otherPhrases = SaidPhrases(
    english: """
      another,different,other order,other orders,other one,another one,second order,next order,new order
      """,
    mandarin: "另一,另外,别的,其他,其它,换一个,还有一个,第二个订单")
  private static let theOtherPhrases = SaidPhrases(
    english: "the other,other one,not that one", mandarin: "另一个,另外一个,另外那个,那另一,不是这个")
}

/// A reply that is nothing but a yes or a no, such as may decide about a change.
public enum PlainAnswer: Sendable, Hashable {
  case yes, no
  /// “I'm not sure”, 不知道.
  case unsure
  /// Nothing but words of the question: “cancel it” after “shall I cancel it?”.
  case echo

  /// Whether a text only takes note of what was said: “OK, great”, 知道了.
  public static func isAcknowledgement(_ text: String, language: Language) -> Bool {
    !isQuestion(text) && AnswerWords.of(text, language).read(text, .noted) == .yes
  }

  /// Nil for what is more than an answer, less, or both a yes and a no: “is it right that you close on Sunday?”, “yes,
  /// but not today”.
  ///
  /// - Parameters:
  ///   - text: the reply.
  ///   - question: what was asked: its words carry no meaning in the reply, so that “yes, cancel it” is a yes. Nil when
  ///     nothing was asked: then “cancel” and “stop” are no answers.
  ///   - codes: numbers that the question is about, which a caller may repeat.
  ///   - language: what both are in.
  /// - Returns: what the whole reply comes to.
  public static func read(
    _ text: String, to question: String?, codes: Set<String> = [], language: Language
  ) -> PlainAnswer? {
    guard !isQuestion(text) else { return nil }
    var words = AnswerWords.of(text, language)
    let digits = SpokenDigits(language: language).digits(in: text)
    // Another number is another wish.
    guard digits.count < 4 || codes.contains(digits) else { return nil }
    guard let question else { return words.read(text, .open) }
    words.allowsDigits = !digits.isEmpty && codes.contains(digits)
    words.echoes = Set(words.split(question).filter { !$0.contains(where: \.isNumber) })
    return words.read(text, .asked)
  }

  private static func isQuestion(_ text: String) -> Bool { text.unicodeScalars.contains { $0 == "?" || $0 == "？" } }
}

/// “I don't have it”, “I forgot”, 忘了: a caller who cannot give what is asked for.
public enum Inability {
  public static func isIn(_ text: String, language: Language) -> Bool {
    phrases.stand(in: text, language: language)
  }

  private static let phrases = SaidPhrases(
    english: """
      don't have,do not have,haven't got,have no,don't know,do not know,forgot,forgotten,can't remember,cannot remember,\
      don't remember,can't find,lost,no idea,not with me
      """,
    mandarin: "忘,不知道,不记得,没有,想不起,找不到,没带,丢了,不清楚")
}

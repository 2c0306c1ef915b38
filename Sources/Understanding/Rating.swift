/// Reads how many of five points a caller gives: “four”, “five out of five”, 给五分.
public enum Rating {
  /// 1–5; nil when the text gives no such number, or more than a rating.
  public static func read(_ text: String, language: Language) -> Int? {
    let normalizer = Normalizer(language: language)
    guard normalizer.tokens(text).count <= (language == .mandarin ? 10 : 8) else { return nil }
    if language == .mandarin, text.contains("满分") { return 5 }
    let runs = SpokenDigits(language: language).runs(in: text, expectingDigits: true).filter { !$0.isDenied }
    guard let first = runs.first, let last = runs.last else { return nil }
    let given = last.isCorrection ? last.digits : first.digits
    guard let rating = Int(given), (1...5).contains(rating) else { return nil }
    return rating
  }
}

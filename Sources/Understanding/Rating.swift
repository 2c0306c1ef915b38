/// Reads how many of five points a caller gives: “four”, “five out of five”, 给五分.
public enum Rating {
  /// 1–5; nil when the text gives no such number, or more than a rating.
  public static func read(_ text: String, language: Language) -> Int? {
    let tokens = Normalizer(language: language).tokens(text)
    guard tokens.count <= (language == .mandarin ? 10 : 8) else { return nil }
    if let rating = said(tokens, language) { return rating }
    let runs = SpokenDigits(language: language).runs(in: text, expectingDigits: false).filter { !$0.isDenied }
    guard let first = runs.first, let last = runs.last else { return nil }
    let given = last.isCorrection ? last.digits : first.digits
    guard let rating = Int(given), (1...5).contains(rating) else { return nil }
    return rating
  }

  /// A rating in words, the longest phrase first: “not satisfied at all” is not “satisfied”.
  private static func said(_ tokens: [String], _ language: Language) -> Int? {
    (phrases[language] ?? []).first { tokens.holds($0.words) }?.rating
  }

  private static let phrases: [Language: [(words: [String], rating: Int)]] = [
    .english: [
      ("not satisfied at all", 1), ("not at all", 1), ("very dissatisfied", 1), ("very satisfied", 5),
      ("completely satisfied", 5), ("full marks", 5), ("top marks", 5), ("excellent", 5), ("so so", 3), ("terrible", 1),
    ].map { ($0.0.split(separator: " ").map(String.init), $0.1) },
    .mandarin: [
      ("很不满意", 1), ("非常不满意", 1), ("太差", 1), ("不太满意", 2), ("不满意", 2), ("一般般", 3), ("一般", 3), ("十分满意", 5),
      ("非常满意", 5), ("很满意", 5), ("满分", 5), ("特别好", 5),
    ].map { ($0.0.map(String.init), $0.1) },
  ]
}

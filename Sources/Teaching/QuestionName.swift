import Foundation
public import Understanding

/// The name of a question that is taught.
public enum QuestionName {
  /// Up to three long words of the English question; another name where there are none.
  public static func made(of questions: [Language: String], or other: String) -> String {
    let words = Normalizer(language: .english).words(questions[.english] ?? "")
      .map { $0.filter { $0.isASCII && ($0.isLetter || $0.isNumber) } }.filter { $0.count > 3 && !empty.contains($0) }
    return words.isEmpty ? other : words.prefix(3).joined(separator: "_")
  }

  private static let empty: Set<String> = [
    "about", "does", "from", "have", "many", "much", "that", "there", "this", "what", "when", "where", "which", "will",
    "with", "would", "your",
  ]
}

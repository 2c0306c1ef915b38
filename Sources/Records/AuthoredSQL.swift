package import Dialogue

/// What every store asks of the statements that an assistant's author wrote.
package enum AuthoredSQL {
  /// With which a lookup begins.
  package static let readingWords: Set = ["SELECT", "WITH", "VALUES"]
  private static let writingWords: Set = ["INSERT", "UPDATE", "DELETE", "REPLACE", "WITH"]

  /// Refuses an action that writes no rows, or Oriole's own.
  ///
  /// - Parameters:
  ///   - request: what is to be done.
  ///   - reserved: the beginnings of names that are not the business's.
  /// - Throws: `badStatement` with the reason.
  package static func admit(_ request: ActionRequest, reserved: [String]) throws(StoreError) {
    let word = firstWord(of: request.statement)
    guard writingWords.contains(word) else {
      throw StoreError(.badStatement, "action \(request.name): \(word) is refused, an action writes rows")
    }
    let lower = request.statement.lowercased()
    if let own = reserved.first(where: lower.contains) {
      throw StoreError(.badStatement, "action \(request.name): tables that begin with \(own) are not the business's")
    }
  }

  /// The first word of a statement in capitals, after blanks and comments.
  package static func firstWord(of statement: String) -> String {
    var rest = Substring(statement)
    while true {
      rest = rest.drop { $0.isWhitespace || $0 == ";" }
      if rest.hasPrefix("--") {
        rest = rest.drop { !$0.isNewline }
      } else if rest.hasPrefix("/*") {
        guard let end = rest.dropFirst(2).firstRange(of: "*/") else { return "" }
        rest = rest[end.upperBound...]
      } else {
        return rest.prefix { $0.isLetter }.uppercased()
      }
    }
  }
}

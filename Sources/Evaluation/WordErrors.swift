/// How wrongly words were recognised.
public struct WordErrors: Sendable, Hashable {
  /// Substituted, deleted and inserted words, and the words that were to be recognised.
  public private(set) var errors = 0
  public private(set) var words = 0

  public init() {}

  /// Errors for each word, above 1 when more was inserted than said; nil without words.
  public var rate: Double? { words > 0 ? Double(errors) / Double(words) : nil }

  /// Counts one text: the fewest errors that explain what was recognised (Levenshtein 1966).
  public mutating func count(_ recognised: [String], insteadOf spoken: [String]) {
    words += spoken.count
    errors += Self.distance(spoken, recognised)
  }

  private static func distance(_ left: [String], _ right: [String]) -> Int {
    var previous = Array(0...right.count)
    for (row, word) in left.enumerated() {
      var current = [row + 1]
      current.reserveCapacity(right.count + 1)
      for (column, other) in right.enumerated() {
        current.append(
          min(previous[column + 1] + 1, current[column] + 1, previous[column] + (word == other ? 0 : 1)))
      }
      previous = current
    }
    return previous.last ?? 0
  }
}

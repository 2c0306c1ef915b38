/// How many single edits part two sequences: insertions, deletions, substitutions, and swaps of neighbours
/// (Damerau–Levenshtein distance with restricted swaps).
public enum EditDistance {
  /// The distance, or nil when it is above `limit`.
  public static func between<Element: Equatable>(_ left: [Element], _ right: [Element], limit: Int) -> Int? {
    guard limit >= 0, abs(left.count - right.count) <= limit else { return nil }
    guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
    var older = [Int](repeating: 0, count: right.count + 1)
    var previous = Array(0...right.count)
    var current = previous
    for row in 1...left.count {
      current[0] = row
      var least = row
      for column in 1...right.count {
        let same = left[row - 1] == right[column - 1]
        var cost = min(previous[column] + 1, current[column - 1] + 1, previous[column - 1] + (same ? 0 : 1))
        if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
          cost = min(cost, older[column - 2] + 1)
        }
        current[column] = cost
        least = min(least, cost)
      }
      guard least <= limit else { return nil }
      (older, previous, current) = (previous, current, older)
    }
    return previous[right.count] <= limit ? previous[right.count] : nil
  }

  /// 0–1: 1 for equal sequences; 0 when more than one in `tolerance` elements of the longer one differs.
  static func similarity<Element: Equatable>(_ left: [Element], _ right: [Element], tolerance: Int = 4) -> Double {
    let length = max(left.count, right.count)
    guard length > 0, let distance = between(left, right, limit: length / max(tolerance, 1)) else { return 0 }
    return 1 - Double(distance) / Double(length)
  }
}

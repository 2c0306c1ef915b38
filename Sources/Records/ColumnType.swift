/// What a column of a CSV holds, judged by all its values; empty ones are NULL and do not count.
package enum ColumnType: String, Sendable, Hashable, Codable, CaseIterable {
  case integer = "INTEGER"
  case real = "REAL"
  case text = "TEXT"

  /// INTEGER only for what comes back as it was written: at most 18 digits and no leading zero, so that order numbers
  /// such as 0042 stay text. REAL for decimals of at most 15 digits, which a double holds.
  package init(of values: some Sequence<String>) {
    var type: ColumnType?
    var longest = 0
    for value in values where !value.isEmpty {
      guard let (isDecimal, digits) = Self.number(value) else {
        self = .text
        return
      }
      if isDecimal { type = .real } else if type == nil { type = .integer }
      longest = max(longest, digits)
    }
    switch type {
    case .integer where longest <= 18: self = .integer
    case .real where longest <= 15: self = .real
    default: self = .text
    }
  }

  /// Whether a plain number has a fraction, and how many digits it has; nil when the text is not a plain number.
  private static func number(_ text: String) -> (isDecimal: Bool, digits: Int)? {
    let isNegative = text.utf8.first == UInt8(ascii: "-")
    let parts = text.utf8.dropFirst(isNegative ? 1 : 0)
      .split(separator: UInt8(ascii: "."), maxSplits: 2, omittingEmptySubsequences: false)
    let zero = UInt8(ascii: "0")
    guard (1...2).contains(parts.count), let whole = parts.first, let first = whole.first else { return nil }
    guard parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { (zero...UInt8(ascii: "9")).contains($0) } }) else {
      return nil
    }
    guard first != zero || whole.count == 1 else { return nil }
    let isDecimal = parts.count == 2
    if isNegative && !isDecimal && first == zero { return nil }
    return (isDecimal, parts.reduce(0) { $0 + $1.count })
  }
}

/// Up to three words as numbers, oldest first, packed so that a key's context and suffix are cheap to take.
///
/// A word takes 21 bits as its number plus one, so that an absent word is 0 and keys of one order sort by their words.
struct NGramKey: Hashable, Sendable, Comparable {
  private static let width: UInt64 = 21
  private static let mask: UInt64 = (1 << width) - 1
  /// The number of words a vocabulary may have.
  static let limit = Int(mask) - 1
  static let empty = NGramKey(bits: 0)

  private var bits: UInt64

  private init(bits: UInt64) { self.bits = bits }

  /// Three words at the most; a later one pushes the oldest out.
  init(_ words: some Sequence<Int>) {
    let all = (UInt64(1) << (3 * Self.width)) - 1
    bits = words.reduce(0) { (($0 << Self.width) & all) | (UInt64(truncatingIfNeeded: $1 + 1) & Self.mask) }
  }

  /// All but the newest word.
  var context: NGramKey { NGramKey(bits: bits >> Self.width) }

  /// All but the oldest word.
  var suffix: NGramKey {
    if bits >> (2 * Self.width) != 0 { return NGramKey(bits: bits & ((1 << (2 * Self.width)) - 1)) }
    if bits >> Self.width != 0 { return NGramKey(bits: bits & Self.mask) }
    return .empty
  }

  /// The words' numbers, oldest first.
  var words: [Int] {
    [bits >> (2 * Self.width), (bits >> Self.width) & Self.mask, bits & Self.mask]
      .filter { $0 != 0 }.map { Int($0) - 1 }
  }

  static func < (left: NGramKey, right: NGramKey) -> Bool { left.bits < right.bits }
}

/// The n-grams of the orders one, two and three in weighted sentences, each order sorted by key: a hash table's order,
/// which differs from run to run, would let sums differ in their last bit.
struct NGramCounts {
  struct Entry {
    var key: NGramKey
    var count: Double
  }

  private(set) var orders: [[Entry]]

  /// Counts for Kneser and Ney's smoothing: the highest order as seen; below it the number of distinct words seen
  /// before, each worth its count up to 1. Those that start a sentence have no word before and keep what was seen.
  ///
  /// - Parameters:
  ///   - sentences: words by number, without the marks of start and end.
  ///   - start: the number of the mark of a sentence's start.
  ///   - end: that of its end.
  init(sentences: [(words: [Int], weight: Double)], start: Int, end: Int) {
    var seen = [[NGramKey: Double]](repeating: [:], count: 3)
    for (words, weight) in sentences {
      let padded = [start] + words + [end]
      for position in 1..<padded.count {
        for order in 0...min(2, position) {
          seen[order][NGramKey(padded[(position - order)...position]), default: 0] += weight
        }
      }
    }
    orders = seen.map(Self.sorted)
    for order in [1, 0] {
      var continuations: [NGramKey: Double] = [:]
      for entry in Self.sorted(seen[order + 1]) {
        continuations[entry.key.suffix, default: 0] += min(1, entry.count)
      }
      for index in orders[order].indices {
        orders[order][index].count = continuations[orders[order][index].key] ?? orders[order][index].count
      }
    }
  }

  private static func sorted(_ table: [NGramKey: Double]) -> [Entry] {
    table.map { Entry(key: $0.key, count: $0.value) }.sorted { $0.key < $1.key }
  }
}

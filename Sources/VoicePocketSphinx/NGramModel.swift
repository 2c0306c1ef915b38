import Foundation

/// A closed-vocabulary back-off trigram, estimated from weighted sentences by Kneser and Ney's interpolated smoothing.
///
/// With `c` the counts after a context `h` (see `NGramCounts`) and the discount `d`,
/// `p(w|h) = (c(h,w) − min(d, c(h,w))) / c(h) + b(h) · p(w|h′)` and `b(h) = Σ min(d, c(h,w)) / c(h)`, where `h′` is `h`
/// without its oldest word; the lowest order falls back to the uniform distribution. `b` is exactly the weight that
/// a back-off model needs, so the same numbers stand in the ARPA file. Chen and Goodman, *An empirical study of
/// smoothing techniques for language modeling* (1998), sections 2.7 and 3. Equal sentences give equal models, to the last bit.
public struct NGramModel: Sendable {
  /// Of 0.5…0.9, Witten–Bell and plain absolute discounting this did best over five sets of service sentences.
  static let discount = 0.6
  private static let start = 0
  private static let end = 1

  /// The words, by UTF-8, after `<s>` and `</s>`.
  public let vocabulary: [String]
  private let identifiers: [String: Int]
  private var probabilities: [[(key: NGramKey, value: Double)]] = []
  private var lookup: [[NGramKey: Double]] = []
  /// By context; a context without an entry has weight 1.
  private var backoffs: [NGramKey: Double] = [:]

  /// Estimates a model. Only the proportions of the weights count.
  ///
  /// - Parameter sentences: words separated by spaces, spelled as in the dictionary; those without words, or with
  ///   a weight that is not above 0, are left out. At most 2,000,000 distinct words.
  public init(sentences: [WeightedSentence]) {
    let used = sentences.filter { $0.weight > 0 && $0.weight.isFinite }
      .map { (words: $0.text.split(separator: " ").map(String.init), weight: $0.weight) }.filter { !$0.words.isEmpty }
    let spoken = Set(used.flatMap(\.words)).subtracting(["<s>", "</s>"])
    vocabulary =
      ["<s>", "</s>"]
      + spoken.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.prefix(NGramKey.limit - 2)
    let identifiers = Dictionary(uniqueKeysWithValues: zip(vocabulary, 0...))
    self.identifiers = identifiers
    let mean = used.reduce(0) { $0 + $1.weight } / Double(max(1, used.count))
    let numbered = used.map { sentence in
      (words: sentence.words.compactMap { identifiers[$0] }.filter { $0 > Self.end }, weight: sentence.weight / mean)
    }
    let counts = NGramCounts(sentences: numbered, start: Self.start, end: Self.end)
    for order in counts.orders { addOrder(order) }
  }

  /// Smooths one order with those below it.
  private mutating func addOrder(_ entries: [NGramCounts.Entry]) {
    var totals: [NGramKey: Double] = [:]
    var freed: [NGramKey: Double] = [:]
    for entry in entries {
      totals[entry.key.context, default: 0] += entry.count
      freed[entry.key.context, default: 0] += min(Self.discount, entry.count)
    }
    for (context, total) in totals { backoffs[context] = (freed[context] ?? 0) / total }
    let uniform = 1 / Double(max(1, vocabulary.count - 1))
    let lower = lookup.last
    let smoothed = entries.map { entry in
      let context = entry.key.context
      let kept = (entry.count - min(Self.discount, entry.count)) / (totals[context] ?? 1)
      let below = lower.map { $0[entry.key.suffix] ?? 0 } ?? uniform
      return (key: entry.key, value: kept + (backoffs[context] ?? 1) * below)
    }
    probabilities.append(smoothed)
    lookup.append(Dictionary(uniqueKeysWithValues: smoothed.map { ($0.key, $0.value) }))
  }

  /// The probability of a word (or `</s>`) after the words before it; 0 for a word outside the vocabulary.
  public func probability(of word: String, after context: [String]) -> Double {
    guard let word = identifiers[word], word != Self.start else { return 0 }
    var context = context.suffix(2).map { identifiers[$0] ?? NGramKey.limit }
    var weight = 1.0
    for _ in 0...context.count {
      if let value = lookup.indices.contains(context.count) ? lookup[context.count][NGramKey(context + [word])] : nil {
        return weight * value
      }
      guard !context.isEmpty else { break }
      weight *= backoffs[NGramKey(context)] ?? 1
      context.removeFirst()
    }
    return 0
  }

  /// 2 to the power of the mean bits a word (sentence ends counted) takes; words outside the vocabulary are left out.
  public func perplexity(of sentences: [String]) -> Double {
    var bits = 0.0
    var count = 0.0
    for sentence in sentences {
      let words = sentence.split(separator: " ").map(String.init).filter { identifiers[$0] != nil } + ["</s>"]
      var context = ["<s>"]
      for word in words {
        bits -= log2(probability(of: word, after: context))
        count += 1
        context = context.suffix(1) + [word]
      }
    }
    return count > 0 ? exp2(bits / count) : .infinity
  }

  /// The model as an ARPA file: base-10 logarithms with six decimals, n-grams in the order of their words.
  public var arpa: String {
    var text = "\\data\\\nngram 1=\(vocabulary.count)\n"
    for order in probabilities.indices.dropFirst() { text += "ngram \(order + 1)=\(probabilities[order].count)\n" }
    for (order, entries) in probabilities.enumerated() {
      text += "\n\\\(order + 1)-grams:\n"
      // The start of a sentence is never predicted, but its back-off weight needs a line.
      if order == 0 { text += "-99.000000\t<s>\t\(logarithm(backoffs[NGramKey([Self.start])] ?? 1))\n" }
      for (key, value) in entries {
        text += "\(logarithm(value))\t\(key.words.map { vocabulary[$0] }.joined(separator: " "))"
        if let backoff = order < 2 ? backoffs[key] : nil { text += "\t\(logarithm(backoff))" }
        text += "\n"
      }
    }
    return text + "\n\\end\\\n"
  }

  /// A probability's base-10 logarithm as text; faster than a format string, of which a big model needs a hundred thousand.
  private func logarithm(_ value: Double) -> String {
    let millionths = Int((log10(max(value, 1e-90)) * 1_000_000).rounded())
    let digits = String(abs(millionths) % 1_000_000)
    let sign = millionths < 0 ? "-" : ""
    return "\(sign)\(abs(millionths) / 1_000_000).\(String(repeating: "0", count: 6 - digits.count))\(digits)"
  }
}

internal import Foundation
import Understanding

/// A text as the weights of its pieces, of length 1. Pieces are words and the 3-grams of their letters, or hanzi and
/// pairs of them.
struct PhraseVector: Sendable {
  private var weights: [String: Double] = [:]

  /// - Parameters:
  ///   - text: a caller's words.
  ///   - language: decides what the pieces are.
  ///   - rarity: of each piece, 1 and more for rarer ones; a piece without one is as rare as any.
  init(_ text: String, language: Language, rarity: [String: Double] = [:]) {
    let tokens = Normalizer(language: language).tokens(text)
    var weights: [String: Double] = [:]
    for (piece, weight) in Self.pieces(tokens, language) { weights[piece, default: 0] += weight * (rarity[piece] ?? 1) }
    let length = weights.values.reduce(0) { $0 + $1 * $1 }.squareRoot()
    if length > 0 { self.weights = weights.mapValues { $0 / length } }
  }

  var pieces: some Collection<String> { weights.keys }

  /// 0 for texts without a common piece, 1 for the same pieces.
  func similarity(to other: PhraseVector) -> Double {
    let (short, long) = weights.count < other.weights.count ? (weights, other.weights) : (other.weights, weights)
    return short.reduce(0) { sum, piece in sum + piece.value * (long[piece.key] ?? 0) }
  }

  private static func pieces(_ tokens: [String], _ language: Language) -> [(String, Double)] {
    guard language != .mandarin else {
      let single = tokens.map { ($0, emptyHanzi.contains($0) ? 0.2 : 0.7) }
      let pairs = zip(tokens, tokens.dropFirst()).map { first, second in
        (first + second, emptyHanzi.contains(first) || emptyHanzi.contains(second) ? 0.3 : 1)
      }
      return single + pairs
    }
    return tokens.flatMap { word -> [(String, Double)] in
      let weight = emptyWords.contains(word) ? 0.2 : 1
      let letters = Array("<\(word)>")
      let grams = letters.count < 4 ? [] : (0...letters.count - 3).map { String(letters[$0..<$0 + 3]) }
      return [("=" + word, weight)] + grams.map { ($0, 0.5 * weight) }
    }
  }

  /// Words that tell little of what is wanted.
  private static let emptyWords: Set<String> = [
    "a", "about", "am", "an", "and", "any", "are", "at", "be", "can", "could", "did", "do", "does", "for", "from",
    "get",
    "got", "had", "has", "have", "hello", "help", "hi", "how", "i", "i'd", "i'm", "if", "in", "is", "it", "just",
    "like",
    "me", "my", "need", "of", "on", "or", "please", "so", "some", "that", "the", "there", "this", "to", "want", "was",
    "we", "what", "when", "where", "which", "will", "with", "would", "you", "your",
  ]
  private static let emptyHanzi: Set<String> = [
    "的", "了", "吗", "呢", "吧", "啊", "我", "你", "您", "们", "是", "有", "在", "要", "想", "请", "问", "一", "下", "个", "这", "那",
    "什", "么", "怎", "能", "可", "以", "不", "会", "就", "和", "给", "帮",
  ]
}

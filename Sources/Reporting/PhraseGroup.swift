internal import Foundation
public import Records
public import Understanding

/// Unclear turns that are alike, as one thing to teach.
public struct PhraseGroup: Sendable, Hashable, Codable {
  public struct Phrase: Sendable, Hashable, Codable {
    /// As it was first said.
    public var text: String
    public var count: Int
    /// Calls in which it was said, newest first; at most 5.
    public var calls: [CallID]
  }

  /// By which it is named, `en-3f9a`: made of its first phrase, so it stays while that is the most frequent one.
  public var id: String
  public var language: Language
  /// The most frequent first.
  public var phrases: [Phrase]
  /// How many turns are of each kind that there is.
  public var kinds: [Count]
  /// What most of it was taken for, where somebody said that it was meant so.
  public var suggestion: Intent?
  public var count: Int { phrases.reduce(0) { $0 + $1.count } }

  /// From this similarity on average, phrases are one group. Of the ways to ask 20 of the shop's questions, six of ten
  /// pairs in one group ask the same then, and three of ten pairs that ask the same are in one group, where both measures
  /// together are best; the others have no words in common.
  private static let alike = 0.12
  /// The most different phrases of a language; rarer ones are left out.
  private static let mostPhrases = 2_000

  /// Groups turns by what they have in common.
  ///
  /// - Parameter turns: of any calls and languages.
  /// - Returns: the largest groups first.
  public static func groups(of turns: [UnclearTurn]) -> [PhraseGroup] {
    let byLanguage = Dictionary(grouping: turns, by: \.language)
    let groups = byLanguage.flatMap { language, turns in Self.groups(of: turns, in: language) }
    return groups.sorted { ($1.count, $0.id) < ($0.count, $1.id) }
  }

  private static func groups(of turns: [UnclearTurn], in language: Language) -> [PhraseGroup] {
    let normalizer = Normalizer(language: language)
    let same = Dictionary(grouping: turns) { normalizer.tokens($0.text).joined(separator: " ") }
    let texts = same.filter { !$0.key.isEmpty }.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
      .prefix(mostPhrases).map { (text: $0.key, turns: $0.value) }
    let rarity = rarity(of: texts.map(\.text), language)
    let vectors = texts.map { PhraseVector($0.text, language: language, rarity: rarity) }
    return PhraseClusters(vectors, alike: alike).members.map { members in
      PhraseGroup(members.map { texts[$0] }, language)
    }
  }

  /// 1 + ln(texts / texts with the piece).
  private static func rarity(of texts: [String], _ language: Language) -> [String: Double] {
    var counts: [String: Int] = [:]
    for text in texts { for piece in PhraseVector(text, language: language).pieces { counts[piece, default: 0] += 1 } }
    return counts.mapValues { 1 + log(Double(texts.count) / Double($0)) }
  }

  private init(_ texts: [(text: String, turns: [UnclearTurn])], _ language: Language) {
    let turns = texts.flatMap(\.turns)
    self.language = language
    id = "\(language.rawValue)-\(Self.code(of: texts.first?.text ?? ""))"
    phrases = texts.map { text in
      let calls = Set(text.turns.map(\.call))
      return Phrase(
        text: text.turns.first?.text ?? text.text, count: text.turns.count,
        calls: Array(calls.sorted { $0.value > $1.value }.prefix(5)))
    }
    kinds = Count.counts(turns.map(\.kind.rawValue))
    let confirmed = turns.filter { $0.kind == .confirmed }.compactMap(\.guess?.intent.rawValue)
    suggestion = Count.counts(confirmed).first.map { Intent(rawValue: $0.name) }
  }

  /// Four hexadecimal digits of a text, the same in every run: FNV-1a, folded.
  private static func code(of text: String) -> String {
    let hash = text.utf8.reduce(0x811C_9DC5 as UInt32) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
    let digits = String((hash >> 16) ^ (hash & 0xFFFF), radix: 16)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }
}

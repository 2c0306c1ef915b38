internal import Foundation

/// Finds names from the business's data in what a caller said: misspelt, misheard, in the plural, or only in part.
public struct NameList: Sendable {
  /// A name found in a text.
  public struct Match: Sendable, Hashable {
    /// The name as it stands in the list, and what it stands for.
    public let name: String
    public let value: String
    /// 0–1: 1 when the name was said as it is written.
    public let score: Double
    /// The value of the next best name, when there is one.
    public let runnerUp: String?
  }

  private let entries: [NameEntry]
  private let language: Language
  /// For each part of a name, how many values have it.
  private let spread: [[UInt32]: Int]
  /// Parts that callers also say about other things.
  private let ordinary: Set<[UInt32]>
  /// Words that are no name misheard.
  private let familiar: Set<[UInt32]>

  private static let mostTokens = 60
  private static let leastScore = 0.6
  /// How much better than the next the best must be.
  private static let margin = 0.08

  /// Takes names and what they stand for; several names may share a value. Names without letters or digits are dropped.
  ///
  /// - Parameters:
  ///   - entries: the names and their values.
  ///   - language: what they are in.
  ///   - ordinary: words that callers say about many things: none alone stands for a name that has it. In Chinese,
  ///     pairs of neighbours.
  ///   - familiar: words that callers say: none of them is a name misheard.
  public init(
    entries: [(name: String, value: String)], language: Language, ordinary: Set<String> = [], familiar: Set<String> = []
  ) {
    self.familiar = Set(familiar.map { Array(Normalizer.normalized($0)) })
    self.language = language
    self.ordinary = Set(ordinary.flatMap { NameEntry.parts(of: Array(Normalizer.normalized($0))) })
    self.entries = entries.compactMap { NameEntry(name: $0.name, value: $0.value) }
    var values: [[UInt32]: Set<String>] = [:]
    for entry in self.entries {
      for part in entry.parts { values[part, default: []].insert(entry.value) }
    }
    spread = values.mapValues(\.count)
  }

  /// The name in the text; nil when there is none, or when two fit about as well (see `ranked`).
  public func match(_ text: String) -> Match? {
    let found = scored(text)
    guard let best = found.first, best.score >= Self.leastScore else { return nil }
    let next = found.dropFirst().first
    if let next, best.score - next.score < Self.margin, !best.contains(next) { return nil }
    return Match(name: best.entry.name, value: best.entry.value, score: best.score, runnerUp: next?.entry.value)
  }

  /// The names that may be meant, at most 5, best first, one for each value: for asking "the kettle or the toaster?".
  public func ranked(_ text: String) -> [Match] {
    let found = scored(text)
    return found.indices.prefix(5).map { index in
      Match(
        name: found[index].entry.name, value: found[index].entry.value, score: found[index].score,
        runnerUp: found.element(index + 1)?.entry.value)
    }
  }

  private struct Found {
    let entry: NameEntry
    let score: Double
    /// How many letters of the name were said.
    let covered: Int

    /// True when the other name is a part of this one, so that saying this one says it too.
    func contains(_ other: Found) -> Bool {
      covered > other.covered && Set(other.entry.parts).isSubset(of: entry.parts)
    }
  }

  /// The entries that fit at all, best first; of the names of one value only the best.
  private func scored(_ text: String) -> [Found] {
    let heard = HeardText(text, limit: Self.mostTokens, familiar: familiar)
    guard !heard.words.isEmpty else { return [] }
    var best: [String: Found] = [:]
    var order: [String] = []
    for entry in entries {
      let found = score(entry, in: heard)
      guard found.score >= 0.2 else { continue }
      if let known = best[entry.value] {
        if (found.score, found.covered) > (known.score, known.covered) { best[entry.value] = found }
      } else {
        best[entry.value] = found
        order.append(entry.value)
      }
    }
    let ranks = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    return order.compactMap { best[$0] }.sorted { left, right in
      // Of scores as good as equal the longer name was meant ("electric kettle", not "kettle").
      let (leftStep, rightStep) = (
        (left.score / Self.margin).rounded(.down), (right.score / Self.margin).rounded(.down)
      )
      if leftStep != rightStep { return leftStep > rightStep }
      if left.covered != right.covered { return left.covered > right.covered }
      if left.score != right.score { return left.score > right.score }
      return ranks[left.entry.value] ?? 0 < ranks[right.entry.value] ?? 0
    }
  }

  private func score(_ entry: NameEntry, in heard: HeardText) -> Found {
    let whole = heard.similarity(toWhole: entry)
    let part = partial(entry, in: heard)
    return whole >= part.score
      ? Found(entry: entry, score: whole, covered: whole > 0 ? entry.letters.count : 0)
      : Found(entry: entry, score: part.score, covered: part.covered)
  }

  /// Some parts of the name said: at least 0.6 when one of them belongs to this value only, else below 0.5.
  private func partial(_ entry: NameEntry, in heard: HeardText) -> (score: Double, covered: Int) {
    var (weight, said, covered) = (0.0, 0.0, 0)
    var isDistinct = false
    for part in entry.parts {
      let shared = spread[part] ?? 1
      let importance = log(1 + Double(entries.count) / Double(shared))
      let similarity = heard.similarity(toPart: part)
      weight += importance
      said += importance * similarity
      guard similarity > 0 else { continue }
      covered += part.count
      isDistinct = isDistinct || shared == 1 && NameEntry.isTelling(part) && !ordinary.contains(part)
    }
    guard weight > 0, said > 0 else { return (0, 0) }
    let share = said / weight
    return (isDistinct ? 0.6 + 0.35 * share : 0.5 * share, covered)
  }
}

/// Why the classifier decided as it did.
public struct Explanation: Sendable, Hashable, Codable {
  /// The likely intents, best first, as `interpret` gives them.
  public var candidates: [Candidate]
  /// What spoke for the best intent against the next one, and against it; the strongest first, at most 40.
  public var contributions: [Contribution]
}

/// One thing that spoke for the best intent, or against it.
public struct Contribution: Sendable, Hashable, Codable {
  public enum Kind: String, Sendable, Hashable, Codable {
    /// A word or two, a hanzi.
    case word
    /// A piece of a word, `·` marking the word's edge; two or three hanzi.
    case piece
    /// How the whole text sounds (runs of sounds have no names of their own, so they stand together).
    case sound
    /// What the whole text means, by the sentence embedding.
    case meaning
    /// How near the text comes to an example.
    case example
    /// How readily the intents are assumed without knowing anything.
    case bias
  }

  /// The n-gram or the example; empty where there is only the kind.
  public var feature: String
  public var kind: Kind
  /// The part of the difference between the best intent's score and the next one's.
  public var weight: Double
}

extension IntentClassifier {
  private static let mostContributions = 40

  /// The likely intents of a text and what decided between the best two. With one intent only, what spoke for it.
  public func explain(_ text: String) -> Explanation {
    let candidates = interpret(text).candidates
    guard let best = candidates.first.flatMap({ intents.firstIndex(of: $0.intent) }) else {
      return Explanation(candidates: candidates, contributions: [])
    }
    let next = candidates.dropFirst().first.flatMap { intents.firstIndex(of: $0.intent) }
    let normalized = Normalizer.normalized(text)
    let vector = space.vector(normalized)
    var contributions = ngramContributions(normalized, vector.features, best, next)
    var meaning = 0.0
    for (index, value) in zip(vector.features.indices, vector.features.values) where index >= space.ngrams.count {
      meaning += difference(index, value, best, next)
    }
    if vector.embedding != nil { contributions.append(Contribution(feature: "", kind: .meaning, weight: meaning)) }
    contributions += exampleContributions(vector.embedding, best, next)
    let bias = Double(model.bias[best] - (next.map { model.bias[$0] } ?? 0))
    contributions.append(Contribution(feature: "", kind: .bias, weight: bias))
    contributions.sort { (abs($0.weight), $1.feature) > (abs($1.weight), $0.feature) }
    return Explanation(
      candidates: candidates, contributions: Array(contributions.prefix(Self.mostContributions)))
  }

  private func difference(_ index: Int32, _ value: Float, _ best: Int, _ next: Int?) -> Double {
    Double(value * (model.weight(index, best) - (next.map { model.weight(index, $0) } ?? 0)))
  }

  /// An n-gram that the text holds twice counts once, with both.
  private func ngramContributions(
    _ normalized: [UInt32], _ vector: SparseVector, _ best: Int, _ next: Int?
  ) -> [Contribution] {
    let features = NgramFeatures(normalized, language: language)
    let names = NgramFeatures.names(normalized, language: language)
    var named: [Int32: (String, Contribution.Kind)] = [:]
    for (hash, name) in zip(features.pieces, names.pieces) {
      if let index = space.ngrams.index(of: hash) { named[index] = (name, .piece) }
    }
    for (hash, name) in zip(features.words, names.words) {
      if let index = space.ngrams.index(of: hash) { named[index] = (name, .word) }
    }
    var contributions: [Contribution] = []
    var sound: Double?
    for (index, value) in zip(vector.indices, vector.values) where index < space.ngrams.count {
      let weight = difference(index, value, best, next)
      if let (name, kind) = named[index] {
        contributions.append(Contribution(feature: name, kind: kind, weight: weight))
      } else {
        sound = (sound ?? 0) + weight
      }
    }
    if let sound { contributions.append(Contribution(feature: "", kind: .sound, weight: sound)) }
    return contributions
  }

  private func exampleContributions(_ embedding: [Float]?, _ best: Int, _ next: Int?) -> [Contribution] {
    guard let query = embedding.map(Neighbours.query) else { return [] }
    return [(best, 1.0), (next, -1.0)].compactMap { number, sign in
      guard let number, let near = neighbours.nearest(query, in: number) else { return nil }
      let example = Normalizer.string(texts[Int(neighbours.examples[near.row])])
      let weight = Double(tuning.neighbourWeight * max(0, near.cosine))
      return Contribution(feature: example, kind: .example, weight: sign * weight)
    }
  }
}

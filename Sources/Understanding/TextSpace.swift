/// A text as the classifier sees it.
struct TextVector: Sendable {
  /// The n-grams, and after them the embedding's numbers as features of their own.
  var features: SparseVector
  /// The embedding, of length 1; nil without a table, and when nothing in the text is known to it.
  var embedding: [Float]?
}

/// N-grams and, beside them, the sentence embedding.
struct TextSpace: Sendable {
  let ngrams: FeatureSpace
  private let embedding: SentenceEmbedding?
  private let weight: Float

  init(texts: [[UInt32]], language: Language, embedding: SentenceEmbedding?, tuning: Tuning) {
    self.init(
      ngrams: FeatureSpace(texts: texts, language: language, tuning: tuning), embedding: embedding, tuning: tuning)
  }

  init(ngrams: FeatureSpace, embedding: SentenceEmbedding?, tuning: Tuning) {
    self.ngrams = ngrams
    self.embedding = embedding
    weight = tuning.embeddingWeight
  }

  /// The dimension of the vectors.
  var count: Int { ngrams.count + (embedding?.dimensions ?? 0) }

  func vector(_ normalized: [UInt32]) -> TextVector {
    var vector = TextVector(features: ngrams.vector(normalized), embedding: embedding?.vector(normalized))
    if let embedding = vector.embedding {
      let first = Int32(truncatingIfNeeded: ngrams.count)
      vector.features.indices += (0..<Int32(truncatingIfNeeded: embedding.count)).map { first + $0 }
      vector.features.values += embedding.map { $0 * weight }
    }
    return vector
  }
}

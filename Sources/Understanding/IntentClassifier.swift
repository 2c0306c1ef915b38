/// Tells what a caller wants from how it was put: a linear classifier over n-grams and, where there is a table for the
/// language, a sentence embedding, helped by the nearest examples. Trained on examples in well under a second for an
/// assistant of some hundred phrases, and the same in every run.
public struct IntentClassifier: Sendable {
  let language: Language
  let intents: [Intent]
  let space: TextSpace
  let model: QuantizedModel
  let neighbours: Neighbours
  let calibration: Calibration
  let tuning: Tuning
  /// The training texts, normalised, for explanations.
  let texts: [[UInt32]]
  /// What decided over training, without the examples and with them.
  let conditions: Fingerprint
  let identity: Fingerprint

  /// The most candidates of an interpretation, and the most guesses of a recogniser that are read.
  private static let mostCandidates = 5
  private static let mostAlternatives = 9

  /// Trains on examples. Never fails: without usable examples the classifier knows nothing.
  ///
  /// - Parameters:
  ///   - examples: what callers may say for each intent, from one phrase up; repeated ones count once.
  ///   - background: phrases that belong to no intent; they lower the probability of every intent for texts like them.
  ///   - general: background of assistants in general; as many of them as go with the examples, without those that
  ///     the examples explain.
  ///   - language: decides what the n-grams are made of.
  ///   - embedding: a table for the language; without one only words that stand in the examples tell anything.
  public init(
    examples: [Example], background: [String] = [], general: [String] = [], language: Language,
    embedding: SentenceEmbedding? = nil
  ) {
    self.init(
      examples: examples, background: background, general: general, language: language, embedding: embedding,
      tuning: Tuning(language: language))
  }

  init(
    examples: [Example], background: [String], general: [String] = [], language: Language,
    embedding: SentenceEmbedding?, tuning: Tuning
  ) {
    let strange = GeneralBackground.chosen(from: general, examples: examples, embedding: embedding)
    let set = TrainingSet(examples: examples, background: background + strange)
    let space = TextSpace(texts: set.texts, language: language, embedding: embedding, tuning: tuning)
    let vectors = set.texts.map { space.vector($0) }
    let trainer = LinearTrainer(dimension: space.count, tuning: tuning)
    let rehearsal = Rehearsal(set, vectors: vectors, trainer: trainer)
    self.language = language
    self.space = space
    self.tuning = tuning
    conditions = Self.conditions(language: language, embedding: embedding, tuning: tuning)
    identity = Self.identity(conditions, examples: examples, background: background, general: general)
    intents = set.intents
    texts = set.texts
    calibration = Calibration(fitting: rehearsal.heldOut, background: set.background)
    neighbours = Neighbours(vectors.map(\.embedding), classes: set.classes, count: set.classCount)
    model = QuantizedModel(
      trainer.train(
        vectors.map(\.features) + [SparseVector()], classes: set.classes + [-1], count: set.classCount,
        from: rehearsal.model))
  }

  /// The bytes that the trained classifier takes in memory, the embedding table (which several may share) not counted.
  public var modelBytes: Int {
    model.byteCount + neighbours.byteCount + space.ngrams.byteCount + texts.reduce(0) { $0 + $1.count * 4 + 32 }
  }

  /// The likely intents of a text, at most 5, best first; empty when the text is empty or nothing in it is known.
  public func interpret(_ text: String) -> Interpretation {
    Self.best(of: probabilities(text).map { Array(zip(intents, $0)) } ?? [])
  }

  /// The likely intents of an utterance. What was typed counts as it stands; of what was heard, the best guess weighs
  /// as much as it is sure, half at least, and the other guesses share the rest, each half as much as the one before.
  public func interpret(_ utterance: Utterance) -> Interpretation {
    guard !utterance.isTyped, !utterance.alternatives.isEmpty else { return interpret(utterance.text) }
    var sums = [Double](repeating: 0, count: intents.count)
    var total = 0.0
    let sure = max(0.5, utterance.confidence)
    var left = 1.0
    for (rank, guess) in ([utterance.text] + utterance.alternatives.prefix(Self.mostAlternatives)).enumerated() {
      guard let probabilities = probabilities(guess) else { continue }
      let weight = rank == 0 ? sure : left / 2
      left -= rank == 0 ? sure : weight
      total += weight
      for (index, probability) in probabilities.prefix(sums.count).enumerated() { sums[index] += weight * probability }
    }
    guard total > 0 else { return Interpretation(candidates: []) }
    return Self.best(of: Array(zip(intents, sums.map { $0 / total })))
  }

  /// By class, the background last; nil when nothing in the text is known.
  private func probabilities(_ text: String) -> [Double]? {
    guard !intents.isEmpty else { return nil }
    let vector = space.vector(Normalizer.normalized(text))
    guard !vector.features.indices.isEmpty else { return nil }
    return calibration.probabilities(neighbours.raise(model.scores(vector.features), vector.embedding, tuning))
  }

  /// Ties keep the order of the intents, so the same text gives the same answer.
  private static func best(of pairs: [(Intent, Double)]) -> Interpretation {
    var best: [Candidate] = []
    for (intent, probability) in pairs {
      guard best.count < mostCandidates || probability > best[best.count - 1].probability else { continue }
      let place = best.firstIndex { $0.probability < probability } ?? best.count
      best.insert(Candidate(intent, probability: min(max(probability, 0), 1)), at: place)
      if best.count > mostCandidates { best.removeLast() }
    }
    return Interpretation(candidates: best)
  }
}

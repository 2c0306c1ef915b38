internal import Foundation

/// Tells from how something is put whether the writer is frustrated: a linear separator over n-grams that keeps
/// punctuation and negation, trained on examples, the same in every run.
public struct MoodClassifier: Sendable {
  /// One text and whether its writer is frustrated (or, with other data, negative).
  public struct Example: Sendable, Hashable {
    public var text: String
    public var isFrustrated: Bool

    public init(_ text: String, isFrustrated: Bool) {
      self.text = text
      self.isFrustrated = isFrustrated
    }

    /// Reads a line of a `mood.tsv`: `frustrated` or `calm`, a tab, and what is said; nil for any other line.
    public init?(line: String) {
      let parts = line.split(separator: "\t", maxSplits: 1)
      guard parts.count == 2, parts[1].contains(where: { !$0.isWhitespace }) else { return nil }
      guard parts[0] == "frustrated" || parts[0] == "calm" else { return nil }
      self.init(String(parts[1]), isFrustrated: parts[0] == "frustrated")
    }
  }

  private let vocabulary: MoodVocabulary
  private let weights: [Float]
  private let model: LinearModel
  private let curve: LogisticCurve

  /// The cost of a margin error, by cross-validation.
  private static func trainer(_ vocabulary: MoodVocabulary) -> LinearTrainer {
    var tuning = Tuning()
    tuning.cost = vocabulary.language == .mandarin ? 0.2 : 0.1
    tuning.balance = 0
    tuning.tolerance = 0.05
    return LinearTrainer(dimension: vocabulary.count, tuning: tuning)
  }

  private static let folds = 5
  /// Held-out texts that are enough to fit the curve with.
  private static let enoughHeldOut = 1_500

  /// Trains on examples. Never fails: with examples of one mood only, or none, every text has the same probability,
  /// the smoothed share of frustrated examples.
  ///
  /// - Parameters:
  ///   - examples: texts of both moods, from a few up.
  ///   - language: decides what the n-grams are made of.
  public init(examples: [Example], language: Language) {
    let moods = examples.map(\.isFrustrated)
    let frustrated = moods.count(where: \.self)
    guard frustrated > 0, frustrated < examples.count else {
      vocabulary = MoodVocabulary(language: language)
      weights = []
      model = LinearModel(weights: [0], classes: 1)
      curve = LogisticCurve(slope: 0, shift: log(Double(frustrated + 1) / Double(examples.count - frustrated + 1)))
      return
    }
    vocabulary = MoodVocabulary(examples.map(\.text), language: language)
    let documents = examples.map { [vocabulary] in vocabulary.document($0.text) }
    curve = LogisticCurve(fitting: Self.heldOut(documents, moods, vocabulary))
    (model, weights) = Self.train(documents, moods, vocabulary)
  }

  /// How likely the writer of a text is frustrated, 0–1.
  public func probability(of text: String) -> Double { curve.probability(score(vocabulary.document(text))) }

  private func score(_ document: MoodVocabulary.Document) -> Double {
    Double(model.scores(vocabulary.vector(document, weights: weights)).first ?? 0)
  }

  private static func train(
    _ documents: [MoodVocabulary.Document], _ moods: [Bool], _ vocabulary: MoodVocabulary
  ) -> (LinearModel, [Float]) {
    let weights = vocabulary.weights(documents, isFrustrated: moods)
    let vectors = documents.map { vocabulary.vector($0, weights: weights) }
    return (trainer(vocabulary).train(vectors, classes: moods.map { $0 ? 0 : -1 }, count: 1), weights)
  }

  /// Scores of texts by separators that were trained without them: they show how sure a score really is.
  private static func heldOut(
    _ documents: [MoodVocabulary.Document], _ moods: [Bool], _ vocabulary: MoodVocabulary
  ) -> [(score: Double, isFrustrated: Bool)] {
    // Each mood is dealt round the folds.
    var dealt = (frustrated: 0, calm: 0)
    let places = moods.map { isFrustrated -> Int in
      if isFrustrated { dealt.frustrated += 1 } else { dealt.calm += 1 }
      return (isFrustrated ? dealt.frustrated : dealt.calm + 2) % folds
    }
    var output: [(score: Double, isFrustrated: Bool)] = []
    for fold in 0..<folds where output.count < enoughHeldOut {
      let trained = documents.indices.filter { places[$0] != fold }
      let (model, weights) = train(trained.map { documents[$0] }, trained.map { moods[$0] }, vocabulary)
      for index in documents.indices where places[index] == fold {
        let vector = vocabulary.vector(documents[index], weights: weights)
        output.append((Double(model.scores(vector).first ?? 0), moods[index]))
      }
    }
    return output
  }
}

/// Turns scores into probabilities by a logistic curve.
struct LogisticCurve: Sendable, Hashable {
  /// 0–30.
  private(set) var slope: Double
  private(set) var shift: Double

  init(slope: Double, shift: Double) {
    self.slope = slope
    self.shift = shift
  }

  func probability(_ score: Double) -> Double { 1 / (1 + exp(-(slope * score + shift))) }

  /// Fits by maximum likelihood (Newton), with a weak pull to slope 3 and shift 0 so that a few texts cannot make it
  /// over-sure.
  init(fitting scores: [(score: Double, isFrustrated: Bool)]) {
    let prior = LogisticCurve(slope: 3, shift: 0)
    self = prior
    for _ in 0..<30 {
      var gradient = (0.5 * (prior.slope - slope), 0.5 * (prior.shift - shift))
      var curvature = (0.5, 0.0, 0.5)
      for (score, isFrustrated) in scores {
        let share = probability(score)
        let gap = (isFrustrated ? 1 : 0) - share
        let spread = share * (1 - share)
        gradient.0 += gap * score
        gradient.1 += gap
        curvature.0 += spread * score * score
        curvature.1 += spread * score
        curvature.2 += spread
      }
      let determinant = curvature.0 * curvature.2 - curvature.1 * curvature.1
      guard determinant > 1e-12 else { return }
      let first = (gradient.0 * curvature.2 - gradient.1 * curvature.1) / determinant
      let second = (gradient.1 * curvature.0 - gradient.0 * curvature.1) / determinant
      slope = min(max(slope + min(max(first, -2), 2), 0), 30)
      shift = min(max(shift + min(max(second, -2), 2), -30), 30)
      if abs(first) + abs(second) < 1e-6 { return }
    }
  }
}

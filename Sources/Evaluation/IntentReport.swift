public import Understanding

/// How well intents are told apart, and texts of none of them told from both.
///
/// Shares are 0–1; a share of nothing is nil, and absent in JSON.
public struct IntentReport: Sendable, Hashable, Codable {
  /// How often texts of one intent were taken for another.
  public struct Confusion: Sendable, Hashable, Codable {
    public var truth: Intent
    public var taken: Intent
    public var count: Int
  }

  /// All texts, and those among them that are in scope.
  public var utterances: Int
  public var inScopeUtterances: Int
  /// Right with rejection, of all texts: in scope, accepted and right, or out of scope and rejected.
  public var accuracy: Double
  /// Right without rejection, of the texts in scope.
  public var inScopeAccuracy: Double?
  /// Accepted and right, of the texts in scope.
  public var inScopeAccuracyWithRejection: Double?
  /// Rejected, of the texts out of scope.
  public var outOfScopeRecall: Double?
  /// How well 1 − probability tells out of scope from in scope; half by chance.
  public var outOfScopeAUROC: Double?
  /// Expected calibration error in 15 bins; a text out of scope counts as wrong.
  public var calibrationError: Double
  /// Mean F1 of the intents, without rejection.
  public var macroF1: Double?
  /// The 10 most frequent confusions of texts in scope, without rejection.
  public var confusions: [Confusion]

  /// The mean of the thresholds when there are several, and what they were chosen on.
  public var threshold: Double
  public var thresholdFrom: RejectionThreshold.Origin
  public var outOfScopeLabel: String?
  /// How many intents were trained, and on how many texts.
  public var intents: Int?
  public var trainingTexts: Int?

  // What only the caller can know: it has the clock and the noise.
  public var trainSeconds: Double?
  public var microsecondsPerUtterance: Double?
  public var modelBytes: Int?
  /// Of the garbled texts; nil when they are as written.
  public var wordErrorRate: Double?

  /// Several trials, such as folds, count as one with all their texts.
  public init(_ trials: [(predictions: [Prediction], threshold: RejectionThreshold)]) {
    let all = trials.flatMap(\.predictions)
    let inScope = all.filter(\.isInScope)
    let outOfScope = all.filter { !$0.isInScope }
    var (rightAccepted, rejected) = (0, 0)
    for trial in trials {
      for text in trial.predictions {
        let isAccepted = text.isAccepted(from: trial.threshold.value)
        if text.isRight, isAccepted { rightAccepted += 1 }
        if !text.isInScope, !isAccepted { rejected += 1 }
      }
    }
    utterances = all.count
    inScopeUtterances = inScope.count
    accuracy = Self.share(rightAccepted + rejected, of: all.count) ?? 0
    inScopeAccuracy = Self.share(inScope.count(where: \.isRight), of: inScope.count)
    inScopeAccuracyWithRejection = Self.share(rightAccepted, of: inScope.count)
    outOfScopeRecall = Self.share(rejected, of: outOfScope.count)
    outOfScopeAUROC = Metrics.areaUnderROC(
      positives: outOfScope.map { 1 - $0.probability }, negatives: inScope.map { 1 - $0.probability })
    calibrationError = Metrics.calibrationError(all.map { ($0.probability, $0.isRight) })
    macroF1 = Metrics.macroF1(all)
    confusions = Self.confusions(inScope)
    threshold = trials.isEmpty ? 0 : trials.reduce(0) { $0 + $1.threshold.value } / Double(trials.count)
    thresholdFrom = trials.first?.threshold.origin ?? .none
  }

  private static func share(_ count: Int, of all: Int) -> Double? { all > 0 ? Double(count) / Double(all) : nil }

  private static func confusions(_ predictions: [Prediction]) -> [Confusion] {
    var counts: [[Intent]: Int] = [:]
    for text in predictions where !text.isRight {
      if let truth = text.truth, let best = text.best { counts[[truth, best], default: 0] += 1 }
    }
    let sorted = counts.sorted { left, right in
      if left.value != right.value { return left.value > right.value }
      return left.key.map(\.rawValue).lexicographicallyPrecedes(right.key.map(\.rawValue))
    }
    return sorted.prefix(10).map { Confusion(truth: $0.key[0], taken: $0.key[1], count: $0.value) }
  }
}

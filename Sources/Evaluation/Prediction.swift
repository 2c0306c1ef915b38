public import Understanding

/// What a classifier made of one labelled text.
public struct Prediction: Sendable, Hashable {
  /// What the text is; nil when it is out of scope.
  public var truth: Intent?
  /// The likeliest intent; nil when the classifier knows nothing of the text, which is never accepted.
  public var best: Intent?
  /// 0–1, of `best`; 0 without one.
  public var probability: Double

  public init(truth: Intent?, best: Candidate?) {
    self.truth = truth
    self.best = best?.intent
    probability = best?.probability ?? 0
  }

  public var isInScope: Bool { truth != nil }
  /// Whether the likeliest intent is the right one, however likely.
  public var isRight: Bool { truth != nil && best == truth }

  /// Whether the likeliest intent is taken as meant.
  public func isAccepted(from threshold: Double) -> Bool { best != nil && probability >= threshold }
}

/// How labelled texts are put to a classifier.
public struct LabelledTask: Sendable, Hashable {
  public var language: Language
  /// The label of texts that belong to no intent; nil when there are none.
  public var outOfScope: String?

  public init(language: Language, outOfScope: String? = nil) {
    self.language = language
    self.outOfScope = outOfScope
  }

  public func isInScope(_ text: LabelledText) -> Bool { text.label != outOfScope }

  /// The texts that teach an intent.
  public func examples(in texts: [LabelledText]) -> [Example] {
    texts.filter(isInScope).map { Example(Intent(rawValue: $0.label), $0.text) }
  }

  /// The texts that belong to no intent.
  public func background(in texts: [LabelledText]) -> [String] {
    texts.filter { !isInScope($0) }.map(\.text)
  }

  public func prediction(of text: LabelledText, by classifier: IntentClassifier) -> Prediction {
    Prediction(
      truth: isInScope(text) ? Intent(rawValue: text.label) : nil, best: classifier.interpret(text.text).best)
  }

  /// Held-out predictions of all texts: each fold by a classifier that `train` makes of the others.
  public func crossValidated(
    _ texts: [LabelledText], folds count: Int, seed: UInt64, train: ([LabelledText]) -> IntentClassifier
  ) -> [Prediction] {
    let folds = DataSplit.folds(count, of: texts, seed: seed)
    let all = zip(texts, folds)
    return (0..<max(1, count)).flatMap { fold -> [Prediction] in
      let heldOut = all.filter { $0.1 == fold }.map(\.0)
      guard !heldOut.isEmpty else { return [] }
      let classifier = train(all.filter { $0.1 != fold }.map(\.0))
      return heldOut.map { prediction(of: $0, by: classifier) }
    }
  }
}

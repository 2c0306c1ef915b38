import Evaluation
import Understanding

/// Trains, chooses the threshold, and tests.
struct IntentMeasurement {
  let training: EvaluatedTraining
  let shots: Int?
  let seed: UInt64

  private var task: LabelledTask { training.task }

  /// Where there is no validation file, the training texts are held out in so many parts to choose the threshold.
  private static let thresholdFolds = 5

  /// Texts to train on, and others to test with.
  private struct Trial {
    var training: [LabelledText]
    var test: [LabelledText]
  }

  /// What one trial came to.
  private struct Outcome {
    var predictions: [Prediction]
    var threshold: RejectionThreshold
    var trained: EvaluatedTraining.Trained
    var texts: [LabelledText]
    var microseconds: Double
  }

  /// Trains on the training texts and tests with the others; in so many folds, when there are some, with `test` being
  /// the training texts in their order, garbled or not.
  func report(
    training: [LabelledText], validation: [LabelledText], test: [LabelledText], folds: Int?
  ) -> IntentReport {
    let outcomes = trials(training, test, folds).map { run($0, validation) }
    var report = IntentReport(outcomes.map { ($0.predictions, $0.threshold) })
    report.outOfScopeLabel = task.outOfScope
    report.intents = Set(training.filter(task.isInScope).map(\.label)).count
    let count = Double(max(1, outcomes.count))
    report.trainingTexts = outcomes.reduce(0) { $0 + $1.texts.count } / max(1, outcomes.count)
    report.trainSeconds = outcomes.reduce(0) { $0 + $1.trained.seconds } / count
    report.microsecondsPerUtterance = outcomes.reduce(0) { $0 + $1.microseconds } / count
    report.modelBytes = outcomes.map(\.trained.modelBytes).max()
    return report
  }

  private func trials(_ training: [LabelledText], _ test: [LabelledText], _ folds: Int?) -> [Trial] {
    guard let folds else { return [Trial(training: drawn(training), test: test)] }
    let fold = DataSplit.folds(folds, of: training, seed: seed)
    return (0..<folds).compactMap { number in
      let heldOut = zip(test, fold).filter { $0.1 == number }.map(\.0)
      let rest = zip(training, fold).filter { $0.1 != number }.map(\.0)
      return heldOut.isEmpty ? nil : Trial(training: drawn(rest), test: heldOut)
    }
  }

  /// Few texts of each intent where that is wanted; those out of scope all stay.
  private func drawn(_ texts: [LabelledText]) -> [LabelledText] {
    guard let shots else { return texts }
    return DataSplit.draw(shots, ofEachLabelIn: texts, sparing: task.outOfScope, seed: seed)
  }

  private func run(_ trial: Trial, _ validation: [LabelledText]) -> Outcome {
    let trained = training.train(on: trial.training)
    let classifier = trained.classifier
    let threshold = threshold(trial, validation, classifier)
    return Outcome(
      predictions: trial.test.map { task.prediction(of: $0, by: classifier) }, threshold: threshold,
      trained: trained, texts: trial.training,
      microseconds: ScoringTime.microseconds(trial.test.map(\.text)) { _ = classifier.interpret($0) })
  }

  private func threshold(
    _ trial: Trial, _ validation: [LabelledText], _ classifier: IntentClassifier
  ) -> RejectionThreshold {
    let validated = validation.map { task.prediction(of: $0, by: classifier) }
    if let best = RejectionThreshold.best(on: validated, from: .validation) { return best }
    let isScopeOpen = { (texts: [LabelledText]) in texts.contains { !task.isInScope($0) } }
    if isScopeOpen(trial.training) {
      let heldOut = task.crossValidated(trial.training, folds: Self.thresholdFolds, seed: seed) {
        training.classifier(from: $0)
      }
      if let best = RejectionThreshold.best(on: heldOut, from: .training) { return best }
    }
    return isScopeOpen(trial.test) ? .usual : .none
  }
}

import Evaluation
import Testing
import Understanding

@Suite struct MetricsTests {
  private func prediction(_ truth: Intent?, _ best: Intent?, _ probability: Double) -> Prediction {
    Prediction(truth: truth, best: best.map { Candidate($0, probability: probability) })
  }

  @Test func `the area under the ROC curve counts pairs, ties half`() {
    #expect(Metrics.areaUnderROC(positives: [0.9, 0.8], negatives: [0.1, 0.2]) == 1)
    #expect(Metrics.areaUnderROC(positives: [0.1], negatives: [0.9]) == 0)
    #expect(Metrics.areaUnderROC(positives: [0.5, 0.5], negatives: [0.5]) == 0.5)
    // Of six pairs four are in order and one is a tie.
    #expect(Metrics.areaUnderROC(positives: [0.3, 0.7], negatives: [0.2, 0.3, 0.6]) == 4.5 / 6)
    #expect(Metrics.areaUnderROC(positives: [], negatives: [0.5]) == nil)
  }

  @Test func `the calibration error is the mean gap of the bins`() {
    let half = (0..<10).map { (probability: 0.5, isRight: $0 < 5) }
    #expect(abs(Metrics.calibrationError(half)) < 1e-12)
    let sure = (0..<10).map { (probability: 1.0, isRight: $0 < 8) }
    #expect(abs(Metrics.calibrationError(sure) - 0.2) < 1e-12)
    #expect(abs(Metrics.calibrationError(half + sure) - 0.1) < 1e-12)
    #expect(Metrics.calibrationError([]) == 0)
    #expect(Metrics.calibrationError([(.nan, true), (-1, false), (2, true)]).isFinite)
  }

  @Test func `macro F1 weighs every intent the same`() throws {
    let predictions = [
      prediction("a", "a", 1), prediction("a", "a", 1), prediction("a", "b", 1), prediction("b", "b", 1),
      prediction(nil, "a", 1),
    ]
    // a: precision 1, recall 2/3; b: precision 1/2, recall 1.
    let (first, second) = (0.8, 2.0 / 3)
    let score = try #require(Metrics.macroF1(predictions))
    #expect(abs(score - (first + second) / 2) < 1e-12)
    #expect(Metrics.macroF1([prediction(nil, "a", 1)]) == nil)
  }

  @Test func `an intent report counts what its fields say`() throws {
    let predictions = [
      prediction("a", "a", 0.9), prediction("a", "a", 0.3), prediction("b", "a", 0.8), prediction("b", nil, 0),
      prediction(nil, "a", 0.2), prediction(nil, "b", 0.7), prediction(nil, nil, 0),
    ]
    let report = IntentReport([(predictions, RejectionThreshold(0.5, from: .validation))])
    #expect(report.utterances == 7)
    #expect(report.inScopeUtterances == 4)
    #expect(report.accuracy == 3.0 / 7)
    #expect(report.inScopeAccuracy == 0.5)
    #expect(report.inScopeAccuracyWithRejection == 0.25)
    #expect(report.outOfScopeRecall == 2.0 / 3)
    #expect(report.confusions.map(\.count) == [1])
    // Of twelve pairs the out-of-scope text is the less likely one in eight, and one is a tie.
    #expect(abs(try #require(report.outOfScopeAUROC) - 8.5 / 12) < 1e-12)
  }

  @Test func `what does not apply is absent`() {
    let report = IntentReport([([prediction("a", "a", 0.9)], .none)])
    #expect(report.accuracy == 1)
    #expect(report.outOfScopeRecall == nil)
    #expect(report.outOfScopeAUROC == nil)
    #expect(IntentReport([]).inScopeAccuracy == nil)
  }

  @Test func `trials count with the thresholds of their own`() {
    let texts = [prediction("a", "a", 0.5)]
    let report = IntentReport([
      (texts, RejectionThreshold(0.4, from: .training)), (texts, RejectionThreshold(0.6, from: .training)),
    ])
    #expect(report.inScopeAccuracyWithRejection == 0.5)
    #expect(report.threshold == 0.5)
    #expect(report.thresholdFrom == .training)
  }

  @Test func `answers are ranked`() {
    let report = AnswerReport(ranks: [1, 2, nil, 4])
    #expect(report.recallAt1 == 0.25)
    #expect(report.recallAt3 == 0.5)
    #expect(report.meanReciprocalRank == (1 + 0.5 + 0.25) / 4)
    #expect(AnswerReport(ranks: []).recallAt1 == 0)
  }
}

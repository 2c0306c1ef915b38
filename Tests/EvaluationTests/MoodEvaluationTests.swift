import Foundation
import Testing
import Understanding

@testable import Evaluation

@Suite struct MoodEvaluationTests {
  private func examples(_ moods: Bool...) -> [MoodClassifier.Example] {
    moods.enumerated().map { MoodClassifier.Example("\($0.offset)", isFrustrated: $0.element) }
  }

  @Test func `figures are right`() {
    let probabilities = ["0": 0.9, "1": 0.4, "2": 0.6, "3": 0.1]
    let evaluation = MoodEvaluation(of: examples(true, true, false, false)) { probabilities[$0] ?? 0 }
    #expect(evaluation.utterances == 4)
    #expect(evaluation.accuracy == 0.5)
    #expect(evaluation.precision == 0.5)
    #expect(evaluation.recall == 0.5)
    #expect(evaluation.f1 == 0.5)
    #expect(evaluation.areaUnderCurve == 0.75)
    #expect(abs(evaluation.calibrationError - 0.35) < 1e-9)
    #expect(evaluation.trainSeconds == nil)
  }

  @Test func `ties count half, and one mood has no curve`() {
    #expect(MoodEvaluation(of: examples(true, false)) { _ in 0.3 }.areaUnderCurve == 0.5)
    let calm = MoodEvaluation(of: examples(false)) { _ in 0.3 }
    #expect(calm.areaUnderCurve == nil && calm.accuracy == 1 && calm.f1 == 0)
    let none = MoodEvaluation(of: []) { _ in 0.3 }
    #expect(none.utterances == 0 && none.accuracy == 0 && none.calibrationError == 0)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, -5, 5])
  func `a probability that is none is borne`(probability: Double) {
    let evaluation = MoodEvaluation(of: examples(true, false)) { _ in probability }
    #expect((0...1).contains(evaluation.calibrationError))
  }

  @Test func `it is written with the documented keys`() throws {
    var evaluation = MoodEvaluation(of: examples(true, false)) { $0 == "0" ? 1 : 0 }
    evaluation.trainSeconds = 1.5
    let object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(evaluation)) as? [String: Any]
    #expect(
      Set(object?.keys.map { $0 } ?? []) == [
        "utterances", "accuracy", "areaUnderCurve", "precision", "recall", "f1", "calibrationError", "trainSeconds",
      ])
  }

  @Test(
    arguments: [
      (["frustrated", "other"], ["frustrated"]), (["Negative ", "positive"], ["Negative "]), (["neg", "pos"], ["neg"]),
      (["0", "1"], ["1"]), (["-1", "1"], ["-1"]), (["-1", "0", "1"], ["-1"]), (["grumpy", "calm"], ["grumpy"]),
      (["calm"], []), (["1"], ["1"]), (["angry", "annoyed", "neutral"], ["angry", "annoyed"]), ([], []),
      (["负面", "正面"], ["负面"]),
    ] as [([String], [String])])
  func `labels mean a mood`(labels: [String], frustrated: [String]) throws {
    #expect(try MoodEvaluation.frustrated(among: Set(labels)) == Set(frustrated))
  }

  @Test(arguments: [["a", "b"], ["2", "3"], ["grumpy"], ["calm", "a", "b"]])
  func `labels that mean nothing known are refused`(labels: [String]) {
    #expect(throws: MoodEvaluation.UnknownLabels(labels: labels.sorted())) {
      try MoodEvaluation.frustrated(among: Set(labels))
    }
  }

  @Test func `training and testing on lines`() throws {
    let train = ["太差了": "negative", "不好吃": "negative", "很好吃": "positive", "不错": "positive"]
      .sorted { $0.key < $1.key }.map { MoodEvaluation.Line(label: $0.value, text: $0.key) }
    let examples = try MoodEvaluation.examples(train)
    let classifier = MoodClassifier(examples: examples, language: .mandarin)
    #expect(MoodEvaluation(of: examples, probability: classifier.probability(of:)).accuracy == 1)
  }
}

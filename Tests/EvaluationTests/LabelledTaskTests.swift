import Evaluation
import Testing
import Understanding

@Suite struct LabelledTaskTests {
  private static let texts = [
    ("order", "where is my order"), ("order", "track my order"), ("order", "my order please"),
    ("hours", "when do you open"), ("hours", "when do you close"), ("hours", "are you open"),
    ("oos", "tell me a joke"), ("oos", "sing a song"), ("oos", "what is the weather"),
  ].enumerated().map { LabelledText(label: $1.0, text: $1.1, file: "f", line: $0 + 1) }

  private let task = LabelledTask(language: .english, outOfScope: "oos")

  private func classifier(_ texts: [LabelledText]) -> IntentClassifier {
    IntentClassifier(examples: task.examples(in: texts), background: task.background(in: texts), language: .english)
  }

  @Test func `the out-of-scope label is no intent`() {
    #expect(Set(task.examples(in: Self.texts).map(\.intent)) == ["order", "hours"])
    #expect(task.background(in: Self.texts).count == 3)
    #expect(LabelledTask(language: .english).background(in: Self.texts).isEmpty)
  }

  @Test func `a text is put to the classifier with its truth`() {
    let classifier = classifier(Self.texts)
    let right = task.prediction(of: Self.texts[0], by: classifier)
    #expect(right.isRight && right.isInScope)
    let strange = task.prediction(of: Self.texts[6], by: classifier)
    #expect(!strange.isRight && !strange.isInScope)
  }

  @Test func `each text is held out once`() {
    var sizes: [Int] = []
    let predictions = task.crossValidated(Self.texts, folds: 3, seed: 1) { training in
      sizes.append(training.count)
      return classifier(training)
    }
    #expect(sizes == [6, 6, 6])
    #expect(predictions.count == 9)
    #expect(predictions.count { !$0.isInScope } == 3)
  }

  @Test func `more folds than texts are fine`() {
    #expect(task.crossValidated(Self.texts, folds: 20, seed: 1, train: classifier).count == 9)
    #expect(task.crossValidated([], folds: 5, seed: 1, train: classifier).isEmpty)
  }

  @Test func `an answer's place among the candidates is its rank`() {
    let classifier = classifier(Self.texts)
    #expect(AnswerReport.rank(of: Self.texts[3], by: classifier) == 1)
    #expect(
      AnswerReport.rank(of: LabelledText(label: "none", text: "open", file: "f", line: 1), by: classifier) == nil)
  }
}

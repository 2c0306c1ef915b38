import Evaluation
import Understanding

/// Classifiers for an evaluation, and what they cost.
struct EvaluatedTraining {
  let task: LabelledTask
  let embedding: SentenceEmbedding?
  /// Background for any assistant.
  let general: [String]

  struct Trained {
    var classifier: IntentClassifier
    var seconds: Double
    /// What it takes in memory, the embedding table included.
    var modelBytes: Int
  }

  func classifier(from texts: [LabelledText]) -> IntentClassifier {
    IntentClassifier(
      examples: task.examples(in: texts), background: task.background(in: texts), general: general,
      language: task.language, embedding: embedding)
  }

  func train(on texts: [LabelledText]) -> Trained {
    let start = ContinuousClock.now
    let classifier = classifier(from: texts)
    return Trained(
      classifier: classifier, seconds: start.duration(to: .now) / .seconds(1),
      modelBytes: classifier.modelBytes + (embedding?.byteCount ?? 0))
  }
}

/// How long a text takes, one after the other on one core.
enum ScoringTime {
  /// The median over several passes through all texts, which take at least half a second together and 3 s at most.
  static func microseconds(_ texts: [String], by score: (String) -> Void) -> Double {
    let start = ContinuousClock.now
    var passes: [Duration] = []
    while true {
      let begin = ContinuousClock.now
      for (index, text) in texts.enumerated() {
        score(text)
        // The first pass may be all that there is time for.
        guard index & 63 == 63, start.duration(to: .now) > .seconds(3) else { continue }
        if passes.isEmpty { return begin.duration(to: .now) / .microseconds(index + 1) }
        return median(passes, texts.count)
      }
      passes.append(begin.duration(to: .now))
      if start.duration(to: .now) > .milliseconds(500), passes.count >= 3 { return median(passes, texts.count) }
    }
  }

  private static func median(_ passes: [Duration], _ texts: Int) -> Double {
    let sorted = passes.sorted()
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / .microseconds(2 * max(1, texts))
  }
}

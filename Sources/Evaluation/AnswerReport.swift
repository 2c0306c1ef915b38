public import Understanding

/// How well questions find their answers.
public struct AnswerReport: Sendable, Hashable, Codable {
  public var utterances: Int
  /// The share of texts, 0–1, whose answer is the first, or among the first three.
  public var recallAt1: Double
  public var recallAt3: Double
  /// The mean of 1/rank of the right answer, 0 where it is not among the candidates (Voorhees, TREC-8 1999).
  public var meanReciprocalRank: Double

  /// How many answers there are, and how many questions they were learnt from.
  public var answers: Int?
  public var questions: Int?
  // What only the caller can know: it has the clock.
  public var trainSeconds: Double?
  public var microsecondsPerUtterance: Double?
  public var modelBytes: Int?

  /// - Parameter ranks: for each text the place of the right answer among the candidates, from 1; nil when it is not
  ///   among them.
  public init(ranks: [Int?]) {
    let found = ranks.compactMap(\.self).filter { $0 > 0 }
    let count = Double(max(1, ranks.count))
    utterances = ranks.count
    recallAt1 = Double(found.count { $0 == 1 }) / count
    recallAt3 = Double(found.count { $0 <= 3 }) / count
    meanReciprocalRank = found.reduce(0) { $0 + 1 / Double($1) } / count
  }

  /// The place of a text's own label among the candidates, from 1.
  public static func rank(of text: LabelledText, by classifier: IntentClassifier) -> Int? {
    classifier.interpret(text.text).candidates.firstIndex { $0.intent.rawValue == text.label }.map { $0 + 1 }
  }
}

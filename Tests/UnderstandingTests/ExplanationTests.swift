import Testing

@testable import Understanding

@Suite("Explanations")
struct ExplanationTests {
  private static let examples = [
    Example("parcel", "where is my parcel"), Example("parcel", "track my parcel"),
    Example("refund", "i want my money back"), Example("refund", "give me a refund"),
  ]

  @Test("The words that decided are named, the strongest first")
  func words() throws {
    let classifier = IntentClassifier(examples: Self.examples, language: .english)
    let explanation = classifier.explain("track my parcel please")
    #expect(explanation.candidates.first?.intent == "parcel")
    let words = explanation.contributions.filter { $0.kind == .word && $0.weight > 0 }.map(\.feature)
    #expect(words.contains("track"))
    #expect(words.contains("my parcel"))
    let weights = explanation.contributions.map { abs($0.weight) }
    #expect(weights == weights.sorted(by: >))
  }

  @Test("Pieces of words stand with their edges, and hanzi as they are")
  func names() throws {
    let english = NgramFeatures.names(Normalizer.normalized("my parcel"), language: .english)
    #expect(english.words == ["my", "parcel", "my parcel"])
    #expect(english.pieces.prefix(6) == ["·m", "my", "·my", "y·", "my·", "·my·"])
    let features = NgramFeatures(Normalizer.normalized("my parcel"), language: .english)
    #expect(english.pieces.count == features.pieces.count)
    let mandarin = NgramFeatures.names(Normalizer.normalized("我的包裹"), language: .mandarin)
    let hanzi = NgramFeatures(Normalizer.normalized("我的包裹"), language: .mandarin)
    #expect(mandarin.words == ["我", "的", "包", "裹"])
    #expect(mandarin.pieces.count == hanzi.pieces.count)
    #expect(mandarin.pieces.contains("的包裹"))
  }

  @Test("With a table the meaning counts, and the example that is most alike is named")
  func meaning() throws {
    let classifier = IntentClassifier(
      examples: Self.examples, language: .english, embedding: try TinyTable.embedding())
    let explanation = classifier.explain("package")
    #expect(explanation.candidates.first?.intent == "parcel")
    #expect(explanation.contributions.contains { $0.kind == .meaning && $0.weight > 0 })
    let example = explanation.contributions.first { $0.kind == .example && $0.weight > 0 }
    #expect(example?.feature.contains("parcel") == true)
  }

  @Test("The contributions add up to the difference between the best two scores")
  func sum() throws {
    let classifier = IntentClassifier(
      examples: Self.examples, language: .english, embedding: try TinyTable.embedding())
    let text = Normalizer.normalized("where is my package")
    let vector = classifier.space.vector(text)
    let scores = classifier.neighbours.raise(
      classifier.model.scores(vector.features), vector.embedding, classifier.tuning)
    let total = classifier.explain("where is my package").contributions.reduce(0) { $0 + $1.weight }
    #expect(abs(total - Double(abs(scores[0] - scores[1]))) < 0.01)
  }

  @Test("Nothing known, nothing explained")
  func nothing() {
    let classifier = IntentClassifier(examples: Self.examples, language: .english)
    #expect(classifier.explain("").contributions.isEmpty)
    #expect(IntentClassifier(examples: [], language: .english).explain("hello").candidates.isEmpty)
  }
}

import Testing

@testable import VoicePocketSphinx

private let orders = [
  WeightedSentence("where is my order", weight: 3), WeightedSentence("where is my refund"),
  WeightedSentence("cancel my order", weight: 0.4), WeightedSentence("i want to cancel"), WeightedSentence("order"),
]

@Test(arguments: [
  [], ["<s>"], ["my"], ["cancel"], ["<s>", "where"], ["is", "my"], ["cancel", "my"], ["refund", "where"],
  ["unknown", "my"],
])
func `the probabilities after any context sum to one`(context: [String]) {
  let model = NGramModel(sentences: orders)
  let total = model.vocabulary.dropFirst().reduce(0) { $0 + model.probability(of: $1, after: context) }
  #expect(abs(total - 1) < 1e-9)
}

@Test func `what was said more often is likelier`() {
  let model = NGramModel(sentences: orders)
  #expect(
    model.probability(of: "order", after: ["is", "my"]) > model.probability(of: "refund", after: ["is", "my"]))
  #expect(model.probability(of: "order", after: ["is", "my"]) > model.probability(of: "order", after: []))
}

@Test func `a word that was never seen has no probability, but every known one has after any context`() {
  let model = NGramModel(sentences: orders)
  #expect(model.probability(of: "banana", after: ["my"]) == 0)
  #expect(model.probability(of: "<s>", after: ["my"]) == 0)
  #expect(model.vocabulary.dropFirst().allSatisfy { model.probability(of: $0, after: ["to", "cancel"]) > 0 })
}

@Test func `the same sentences give the same file in any order of making`() {
  #expect(NGramModel(sentences: orders).arpa == NGramModel(sentences: orders.reversed()).arpa)
}

@Test func `only the proportions of the weights count`() {
  let scaled = orders.map { WeightedSentence($0.text, weight: $0.weight * 8) }
  #expect(NGramModel(sentences: orders).arpa == NGramModel(sentences: scaled).arpa)
}

@Test func `sentences without words or weight are left out`() {
  let more =
    orders + [WeightedSentence("  "), WeightedSentence("never said", weight: 0), WeightedSentence("x", weight: .nan)]
  #expect(NGramModel(sentences: more).arpa == NGramModel(sentences: orders).arpa)
}

@Test func `a sentence like those of the model is less perplexing than one unlike them`() {
  let model = NGramModel(sentences: orders)
  #expect(model.perplexity(of: ["where is my order"]) < model.perplexity(of: ["order my is where"]))
}

@Test func `the file counts its n-grams and gives back-off weights`() throws {
  let lines = NGramModel(sentences: [WeightedSentence("yes"), WeightedSentence("no")]).arpa.split(separator: "\n")
  #expect(lines.prefix(4) == ["\\data\\", "ngram 1=4", "ngram 2=4", "ngram 3=2"])
  #expect(lines.last == "\\end\\")
  let unigram = try #require(lines.first { $0.contains("\tyes") })
  #expect(unigram.split(separator: "\t").count == 3)
  let trigram = try #require(lines.first { $0.hasSuffix("<s> yes </s>") })
  #expect(trigram.split(separator: "\t").count == 2)
}

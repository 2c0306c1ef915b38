import Testing

@testable import Understanding

@Suite struct GeneralBackgroundTests {
  private static let examples = [
    Example("status", "where is my parcel"), Example("refund", "I want my money back"),
  ]

  @Test func `phrases that mean what an example means are left out`() throws {
    let phrases = ["where is my package", "is it the rain", "refund money", "rain is back"]
    let chosen = GeneralBackground.chosen(
      from: phrases, examples: Self.examples, embedding: try TinyTable.embedding())
    #expect(chosen == ["is it the rain", "rain is back"])
  }

  @Test func `without a table only examples themselves are left out`() {
    let phrases = ["Where is my parcel?", "where is my package", "i want my money back!"]
    #expect(
      GeneralBackground.chosen(from: phrases, examples: Self.examples, embedding: nil) == ["where is my package"])
  }

  @Test func `few examples get few phrases, from the whole list`() {
    let phrases = (0..<1_000).map { "phrase \($0)" }
    let chosen = GeneralBackground.chosen(from: phrases, examples: Self.examples, embedding: nil)
    #expect((200...300).contains(chosen.count))
    #expect(chosen.first == "phrase 0")
    #expect(chosen.last == "phrase 996")
    let many = (0..<1_000).map { Example("status", "example \($0)") }
    #expect(GeneralBackground.chosen(from: phrases, examples: many, embedding: nil).count == 1_000)
  }

  @Test func `nothing is chosen from nothing, and all of it where there are no examples`() throws {
    let table = try TinyTable.embedding()
    #expect(GeneralBackground.chosen(from: [], examples: Self.examples, embedding: table).isEmpty)
    #expect(GeneralBackground.chosen(from: ["rain", ""], examples: [], embedding: table) == ["rain", ""])
  }

  @Test func `a classifier trained with it takes strange texts for nothing it knows, and its own as before`() throws {
    let general = [
      "tell me a joke", "who won the match", "how tall is the tower", "sing me a song", "why is it raining",
    ]
    let examples =
      Self.examples + [Example("status", "has my parcel been sent"), Example("refund", "please refund me")]
    let plain = IntentClassifier(examples: examples, language: .english)
    let taught = IntentClassifier(examples: examples, general: general, language: .english)
    let text = "who won the game"
    #expect((taught.interpret(text).best?.probability ?? 0) < (plain.interpret(text).best?.probability ?? 0))
    #expect(taught.interpret("where is my parcel").best?.intent == "status")
    #expect(taught.fingerprint != plain.fingerprint)
    #expect(
      taught.fingerprint
        == IntentClassifier.fingerprint(examples: examples, general: general, language: .english))
    #expect(
      taught.fingerprint
        != IntentClassifier.fingerprint(examples: examples, background: general, language: .english))
  }
}

import Testing

@testable import VoicePocketSphinx

@Suite struct WordChoiceTests {
  @Test func `single words are a choice, each with its share of the weights`() throws {
    let choice = try #require(WordChoice([(["two"], 1), (["one"], 2), (["two"], 1)]))
    #expect(choice.entries == [.init(word: "one", probability: 0.5), .init(word: "two", probability: 0.5)])
  }

  @Test func `sentences, one word alone and weights that are none are no choice`() {
    #expect(WordChoice([(["one"], 1), (["two", "three"], 1)]) == nil)
    #expect(WordChoice([(["one"], 1), ([], 1)]) == nil)
    #expect(WordChoice([(["one"], 1), (["one"], 2)]) == nil)
    #expect(WordChoice([(["one"], 1), (["two"], -1)]) == nil)
    #expect(WordChoice([(["one"], 1), (["two"], .infinity)]) == nil)
    #expect(WordChoice([]) == nil)
  }
}

import Testing
import Understanding

@testable import Dialogue

@Suite struct SpokenLengthTests {
  @Test func `a text takes as long as eSpeak says it`() {
    #expect(SpokenLength.seconds(String(repeating: "a", count: 175), language: .english) == 10)
    #expect(SpokenLength.seconds(String(repeating: "好", count: 51), language: .mandarin) == 10)
  }

  @Test func `a long text is told in parts that end with sentences`() {
    let sentence = "This sentence has about fifty characters, as it is."
    let text = Array(repeating: sentence, count: 6).joined(separator: " ")
    let parts = SpokenLength.parts(of: text, upTo: 6, language: .english)
    #expect(parts.count == 3)
    #expect(parts.joined(separator: " ") == text)
    #expect(parts.allSatisfy { SpokenLength.seconds($0, language: .english) <= 7.5 && $0.hasSuffix(".") })
    #expect(SpokenLength.parts(of: sentence, upTo: 6, language: .english) == [sentence])
  }

  @Test func `a long sentence is not cut`() {
    let sentence = String(repeating: "and so on ", count: 30) + "."
    #expect(SpokenLength.parts(of: sentence, upTo: 6, language: .english) == [sentence])
  }
}

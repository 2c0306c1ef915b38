import Dialogue
import Testing
import Understanding

@testable import Calls

@Suite struct PatienceTests {
  private func wait(_ words: String, _ kind: Dialogue.Expectation.Kind, digits: Int? = nil) -> Duration {
    Patience.wait(after: words, expecting: Dialogue.Expectation(kind, language: .english, digitCount: digits))
  }

  @Test func `a whole number ends sooner than a part of one`() {
    #expect(wait("four five seven oh one two", .digits, digits: 6) < wait("four five seven", .digits, digits: 6))
  }

  @Test func `a yes ends sooner than words that are neither yes nor no`() {
    #expect(wait("yes", .yesNo) < wait("the blue one", .yesNo))
  }

  @Test func `a day that is not whole yet is given time`() {
    #expect(wait("the twenty", .value) > wait("the twenty fifth", .value))
  }

  @Test func `a caller who says um is given time`() {
    #expect(wait("where is um", .anything) > wait("where is my order today", .anything))
  }
}

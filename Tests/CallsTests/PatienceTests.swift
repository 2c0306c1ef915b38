import Dialogue
import Testing
import Understanding
import Voice

@testable import Calls

@Suite struct PatienceTests {
  private func wait(
    _ words: String, _ kind: Dialogue.Expectation.Kind, digits: Int? = nil, language: Language = .english
  ) -> ClosedRange<Duration> {
    Patience.wait(after: words, expecting: Dialogue.Expectation(kind, language: language, digitCount: digits))
  }

  /// Every wait of the one is shorter than every wait of the other.
  private func expect(_ shorter: ClosedRange<Duration>, isShorterThan longer: ClosedRange<Duration>) {
    #expect(shorter.lowerBound < longer.lowerBound)
    #expect(shorter.upperBound < longer.upperBound)
  }

  @Test func `a whole number ends sooner than a part of one`() {
    let (whole, part) = (
      wait("four five seven oh one two", .digits, digits: 6), wait("four five seven", .digits, digits: 6)
    )
    expect(whole, isShorterThan: part)
    #expect(whole.upperBound < part.lowerBound)
  }

  @Test func `too many digits are no whole number`() {
    expect(
      wait("four five seven oh one two", .digits, digits: 6),
      isShorterThan: wait("four five seven oh one two three", .digits, digits: 6))
  }

  @Test func `a number of no known length may always go on`() {
    expect(wait("", .digits), isShorterThan: wait("four five seven", .digits))
  }

  @Test func `a yes ends sooner than words that are neither yes nor no`() {
    expect(wait("yes", .yesNo), isShorterThan: wait("the blue one", .yesNo))
  }

  @Test func `a yes with more after it is not whole`() {
    expect(wait("no", .yesNo), isShorterThan: wait("no i want the blue one", .yesNo))
  }

  @Test func `a day that is not whole yet is given time`() {
    expect(wait("the twenty fifth", .value), isShorterThan: wait("the twenty", .value))
    expect(wait("下周三", .value, language: .mandarin), isShorterThan: wait("下周", .value, language: .mandarin))
  }

  @Test func `a telephone number that cannot be whole is given time`() {
    expect(wait("oh one three four five six seven eight", .phone), isShorterThan: wait("oh one three", .phone))
  }

  @Test(arguments: Dialogue.Expectation.Kind.allCases)
  func `a caller who says um is given time, whatever was asked`(kind: Dialogue.Expectation.Kind) {
    expect(wait("where is my order today", .anything), isShorterThan: wait("my number is um", kind, digits: 6))
  }

  @Test(arguments: Dialogue.Expectation.Kind.allCases)
  func `without words the wait is the endpointer's own`(kind: Dialogue.Expectation.Kind) {
    #expect(wait("", kind, digits: 6) == Endpointer.usualWait)
  }
}

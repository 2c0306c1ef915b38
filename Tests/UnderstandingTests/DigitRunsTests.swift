import Testing

@testable import Understanding

@Suite struct DigitRunsTests {
  private func code(_ text: String, _ count: Int = 6, _ language: Language = .english) -> String? {
    SpokenDigits(language: language).code(of: count, in: text, expectingDigits: true)
  }

  @Test func `of two numbers the first counts, unless the second corrects it`() {
    #expect(code("705136 or 709851") == "705136")
    #expect(code("705136 no wait 709851") == "709851")
    #expect(code("seven oh five one three six sorry seven oh nine eight five one") == "709851")
    #expect(code("705136，不对，709851", 6, .mandarin) == "709851")
  }

  @Test func `a number after a not never counts`() {
    #expect(code("not 705136 but 709851") == "709851")
    #expect(code("709851 not 705136") == "709851")
    #expect(code("不是705136，是709851", 6, .mandarin) == "709851")
    #expect(code("not 705136") == nil)
  }

  @Test func `pieces of a number are one, and a number of another length is another`() {
    #expect(code("four five seven um zero one two") == "457012")
    #expect(code("my account is 63464097 and the pin is 4821", 8) == "63464097")
    #expect(code("my account is 63464097 and the pin is 4821", 4) == "4821")
  }

  @Test(arguments: ["one moment please", "no the other one", "one more question", "that one", "the wrong one"])
  func `one is no digit where it counts nothing`(text: String) {
    #expect(SpokenDigits(language: .english).digits(in: text, expectingDigits: true).isEmpty)
  }

  @Test(arguments: ["等一下", "问一下", "还有一个问题"])
  func `a Chinese one is no digit where it counts nothing`(text: String) {
    #expect(SpokenDigits(language: .mandarin).digits(in: text, expectingDigits: true).isEmpty)
  }

  @Test func `one among digits is one`() {
    #expect(code("the number is one one two three four five") == "112345")
    #expect(code("问一下订单四五七零一二", 6, .mandarin) == "457012")
    #expect(SpokenDigits(language: .english).digits(in: "one", expectingDigits: true) == "1")
  }

  @Test(arguments: [
    ("four", 4), ("five out of five", 5), ("I'd give it a three", 3), ("three no four", 4), ("two stars", 2),
  ])
  func `a rating is read`(text: String, rating: Int) { #expect(Rating.read(text, language: .english) == rating) }

  @Test func `what rates nothing is no rating`() {
    #expect(Rating.read("one more question", language: .english) == nil)
    #expect(Rating.read("seven", language: .english) == nil)
    #expect(Rating.read("等一下", language: .mandarin) == nil)
    #expect(Rating.read("我给五分", language: .mandarin) == 5)
    #expect(Rating.read("满分", language: .mandarin) == 5)
  }
}

import Testing
import Understanding

/// Words that point at what was spoken of before.
@Suite struct ReferenceTests {
  @Test func `it means the one before, another one does not`() {
    #expect(Reference.read("when will it arrive", language: .english) == .same)
    #expect(Reference.read("where is my other order", language: .english) == .other)
    #expect(Reference.read("它什么时候到", language: .mandarin) == .same)
    #expect(Reference.read("另一个订单呢", language: .mandarin) == .other)
  }

  @Test func `an other one counts more than an it`() {
    #expect(Reference.read("is it the other order", language: .english) == .other)
  }

  @Test(arguments: ["where is my order", "", "bite the kitten"])
  func `words that point at nothing are none`(text: String) {
    #expect(Reference.read(text, language: .english) == nil)
    #expect(Reference.read("我的订单到哪了", language: .mandarin) == nil)
  }

  @Test func `the other one of two guesses is asked for`() {
    #expect(Reference.isTheOther("no, the other one", language: .english))
    #expect(Reference.isTheOther("不是，另一个", language: .mandarin))
    #expect(!Reference.isTheOther("no, that's wrong", language: .english))
    #expect(!Reference.isTheOther("不对", language: .mandarin))
  }
}

/// Which of two things that were named is meant.
@Suite struct ChoiceTests {
  @Test(arguments: ["the first one", "the former", "number one please"])
  func `the first is known`(text: String) { #expect(Choice.read(text, language: .english) == .first) }

  @Test(arguments: ["the second", "the latter", "number two"])
  func `the second is known`(text: String) { #expect(Choice.read(text, language: .english) == .second) }

  @Test func `both are known in Chinese`() {
    #expect(Choice.read("第一个", language: .mandarin) == .first)
    #expect(Choice.read("后面那个", language: .mandarin) == .second)
  }

  @Test(arguments: ["the first or the second", "neither", "", "a kettle"])
  func `a text that names both or none chooses none`(text: String) {
    #expect(Choice.read(text, language: .english) == nil)
  }
}

import Testing
import Understanding

@testable import Teaching

struct QuestionNameTests {
  @Test func `a question is named after its long words`() {
    #expect(QuestionName.made(of: [.english: "Do you bake without gluten?"], or: "x") == "bake_without_gluten")
    #expect(QuestionName.made(of: [.english: "When do you open?"], or: "en-3f9a") == "open")
    #expect(QuestionName.made(of: [.mandarin: "你们几点开门"], or: "zh-3f9a") == "zh-3f9a")
    #expect(QuestionName.made(of: [.english: "../../etc/passwd <b>"], or: "x").allSatisfy { $0.isLetter || $0 == "_" })
  }
}

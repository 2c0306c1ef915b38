import Testing
import Understanding

/// What callers make of a number that is read back to them.
@Suite struct CorrectionTests {
  private func english(_ text: String, of value: String = "457012") -> String? {
    Correction.digits(text, of: value, language: .english)
  }
  private func mandarin(_ text: String, of value: String = "457012") -> String? {
    Correction.digits(text, of: value, language: .mandarin)
  }

  @Test(arguments: ["no, I said nine", "sorry, it's 457013", "that's wrong", "actually it is friday", "I meant monday"])
  func `words that take something back are known`(text: String) {
    #expect(Correction.isIn(text, language: .english))
  }

  @Test(arguments: ["不是，我说的是五", "不对", "说错了", "改成明天"])
  func `so are those in Chinese`(text: String) { #expect(Correction.isIn(text, language: .mandarin)) }

  @Test(arguments: ["yes please", "where is my order", "friday", ""])
  func `other words take nothing back`(text: String) {
    #expect(!Correction.isIn(text, language: .english))
    #expect(!Correction.isIn("我的订单到哪了", language: .mandarin))
  }

  @Test func `a place that is named gets the digit that is named`() {
    #expect(english("the last one is nine") == "457019")
    #expect(english("the second digit is three") == "437012")
    #expect(english("the first digit is one") == "157012")
    #expect(mandarin("第二位是三") == "437012")
    #expect(mandarin("最后一位是九") == "457019")
  }

  @Test func `the last few may be named at once`() {
    #expect(english("the last two are five six") == "457056")
  }

  @Test func `one digit in place of another is put where that one stands`() {
    #expect(english("no, nine, not five") == "497012")
    #expect(english("not seven but nine") == "459012")
    #expect(mandarin("是九不是五") == "497012")
    #expect(mandarin("不是七是九") == "459012")
  }

  @Test func `a digit alone takes the place of the one that sounds most like it`() {
    #expect(english("no, I said six", of: "457812") == "457612", "six is heard as eight")
    #expect(english("no, I said six", of: "487812") == nil, "there are two eights")
    #expect(english("six", of: "457812") == nil, "nothing says that it corrects")
  }

  @Test func `what does not tell one place changes nothing`() {
    #expect(english("nine, not five", of: "457512") == nil, "two fives")
    #expect(english("the ninth digit is one") == nil)
    #expect(english("the last one is two") == nil, "it is already")
    #expect(english("no, that's wrong") == nil)
    #expect(english("no, it's 123456") == nil, "a new number is no correction of a digit")
    #expect(english("no, I said nine", of: "5") == nil && english("no, nine", of: "a5") == nil)
    #expect(english("no, nine", of: "") == nil)
  }

  @Test func `a corrected number is as long as it was`() {
    for text in ["no I said two", "the third digit is eight", "not one, seven", "the last three are one two three"] {
      #expect((english(text) ?? "123456").count == 6, "\(text)")
    }
  }
}

import Testing

@testable import Understanding

@Suite struct PlainAnswerTests {
  static let question = "Shall I cancel order 1 5 1 9 9 8, the kettle?"
  static let frage = "订单151998，要帮您取消吗？"

  private func read(_ text: String, _ language: Language = .english) -> PlainAnswer? {
    PlainAnswer.read(
      text, to: language == .english ? Self.question : Self.frage, codes: ["151998"], language: language)
  }

  @Test(arguments: [
    "yes", "Yes, please.", "yes cancel it", "cancel it please", "yes, cancel order 151998", "do it", "ok", "please do",
    "go ahead then",
    "yeah sure thank you", "yes one five one nine nine eight",
  ])
  func `a whole reply is a yes`(text: String) { #expect(read(text) == .yes) }

  @Test(arguments: ["no", "no thanks", "don't cancel it", "leave it", "never mind", "no no", "I've changed my mind"])
  func `a whole reply is a no`(text: String) { #expect(read(text) == .no) }

  @Test(arguments: [
    "is it right that you close on sunday", "yes but not today", "yes no", "ok what does it cost", "yes?",
    "ok hold on a second", "sure but first tell me when it comes", "I'm not sure",
    "yes, order 705136", "if it's right for you", "good morning", "",
  ])
  func `what is more than a reply, less, or both, is none`(text: String) { #expect(read(text) == nil) }

  @Test(arguments: ["cancel it", "cancel the order"])
  func `the question's own words are an echo`(text: String) { #expect(read(text) == .echo) }

  @Test(arguments: ["是的", "好的，取消吧", "好，请帮我取消", "对对对", "可以，谢谢", "办吧"])
  func `a whole Chinese reply is a yes`(text: String) { #expect(read(text, .mandarin) == .yes) }

  @Test(arguments: ["不用了", "不要取消", "还是别取消了", "先不取消", "算了吧", "再想想"])
  func `a whole Chinese reply is a no`(text: String) { #expect(read(text, .mandarin) == .no) }

  @Test(arguments: ["取消是不是要收费", "好的先等一下", "好，什么时候退款", "可以换地址吗", "不知道"])
  func `a Chinese sentence with a yes in it is none`(text: String) { #expect(read(text, .mandarin) == nil) }

  @Test func `where nothing was asked, a command is no answer`() {
    #expect(PlainAnswer.read("cancel", to: nil, language: .english) == nil)
    #expect(PlainAnswer.read("取消", to: nil, language: .mandarin) == nil)
    #expect(PlainAnswer.read("no thank you", to: nil, language: .english) == .no)
    #expect(PlainAnswer.read("没有了谢谢", to: nil, language: .mandarin) == .no)
  }
}

import Testing

@testable import Understanding

@Suite struct YesNoTests {
  @Test(arguments: [
    "yes", "Yes!", "yes that's right", "correct", "yeah sure", "yep", "it is", "uh huh", "of course", "go ahead",
    "that's it", "i do", "no problem", "not wrong", "ok", "okay please do", "that is correct", "i think so", "是的",
  ])
  func `English yes`(text: String) { #expect(YesNo.read(text, language: .english) == true) }

  @Test(arguments: [
    "no", "No.", "no it isn't", "that's wrong", "not quite", "nope", "nah", "not really", "that is not right",
    "no thank you", "that's all", "i don't think so", "yes no that's wrong", "it's not", "no that's not it",
    "i don't want that", "of course not", "wrong number", "yes but that's not correct",
  ])
  func `English no`(text: String) { #expect(YesNo.read(text, language: .english) == false) }

  @Test(arguments: [
    "I don't know", "not sure", "maybe", "", "four five seven", "i'm not sure", "where is my order", "no idea", "👍",
    "i have a question about my order", "good morning", "yes i mean i don't know",
  ])
  func `English neither`(text: String) { #expect(YesNo.read(text, language: .english) == nil) }

  @Test(arguments: ["是的", "对", "没错", "是", "好的", "对的没错", "嗯", "没问题", "可以", "要", "就是这个", "yes", "對", "不会错"])
  func `Chinese yes`(text: String) { #expect(YesNo.read(text, language: .mandarin) == true) }

  @Test(arguments: ["不是", "不对", "错了", "不用了", "没有了", "不", "不要", "没有", "不太对", "不是的你弄错了", "no", "不是这个", "不好"])
  func `Chinese no`(text: String) { #expect(YesNo.read(text, language: .mandarin) == false) }

  @Test(arguments: ["不知道", "不清楚", "我的订单是不是到了", "你好", "不记得了", "对不起", "我想查订单"])
  func `Chinese neither`(text: String) { #expect(YesNo.read(text, language: .mandarin) == nil) }

  @Test func `an endless text is read`() {
    #expect(YesNo.read(String(repeating: "yes ", count: 30_000), language: .english) == true)
  }
}

import Foundation
import Testing

@testable import Understanding

@Suite struct MoodTests {
  private func frustration(_ texts: String..., language: Language = .english) -> Double {
    var mood = Mood()
    for text in texts { mood.hear(text, language: language) }
    return mood.frustration
  }

  @Test(arguments: [
    "this is fucking ridiculous", "I am so angry", "you people are useless", "I'm not happy with this",
    "I am sick of waiting", "WHERE IS MY ORDER", "hello???", "it still hasn't arrived!!!",
  ])
  func `anger in English is heard`(text: String) { #expect(frustration(text) >= 0.2) }

  @Test(arguments: [
    "where is my order", "I'm not angry", "no I am not annoyed at all", "thank you very much", "that's not bad", "OK",
    "what are your opening hours", "this isn't terrible", "", "PS5", "the NHS and the BBC",
  ])
  func `calm English is calm`(text: String) { #expect(frustration(text) == 0) }

  @Test(arguments: ["气死我了", "你们太差劲了", "垃圾", "我很生气", "真烦人", "我要投诉", "他妈的", "到底怎么回事？？？"])
  func `anger in Chinese is heard`(text: String) { #expect(frustration(text, language: .mandarin) >= 0.2) }

  @Test(arguments: ["我的订单到哪了", "我不生气", "谢谢你", "没有生气", "麻烦您帮我查一下", "不错", "你好", ""])
  func `calm Chinese is calm`(text: String) { #expect(frustration(text, language: .mandarin) == 0) }

  @Test func `strong words weigh more than mild ones, and signs add up below 1`() {
    #expect(frustration("this is fucking bullshit") > frustration("this is disappointing"))
    let furious = frustration("fuck this shit", "you useless idiots", "I HATE YOU ALL!!!", "bullshit bullshit bullshit")
    #expect(furious > 0.9 && furious <= 1)
  }

  @Test func `calm turns take frustration away, friendly ones faster`() {
    let angry = frustration("I am so angry")
    let calm = frustration("I am so angry", "order four five six")
    let friendly = frustration("I am so angry", "oh great thank you")
    #expect(calm < angry)
    #expect(friendly < calm)
    #expect(frustration("angry", "a", "a", "a", "a", "a", "a", "a", "a", "a", "a") < 0.05)
  }

  @Test func `the call's own signs count`() {
    var mood = Mood()
    mood.noteBargeIn()
    let bargedIn = mood.frustration
    #expect(bargedIn > 0)
    mood.noteMiss()
    #expect(mood.frustration > bargedIn)
    for _ in 0..<3 {
      mood.noteMiss()
      mood.noteRejection()
      mood.noteAgentRequest()
    }
    #expect(mood.frustration > 0.7 && mood.frustration <= 1)
  }

  @Test func `it is kept as JSON`() throws {
    var mood = Mood()
    mood.noteMiss()
    #expect(try JSONDecoder().decode(Mood.self, from: JSONEncoder().encode(mood)) == mood)
  }

  @Test func `an endless text is heard`() {
    #expect(frustration(String(repeating: "damn ", count: 20_000)) <= 1)
    #expect(frustration(String(repeating: "!", count: 100_000)) > 0)
  }
}

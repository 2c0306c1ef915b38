import Calls
import Dialogue
import Testing
import Understanding

@Suite struct TypedTurnTests {
  @Test func `a number sign and digits are keys`() {
    #expect(TypedTurn("#42", language: .english).event == .pressed([.four, .two]))
    #expect(TypedTurn("##", language: .english).event == .pressed([.pound]))
    #expect(TypedTurn(" #* ", language: .english).event == .pressed([.star]))
  }

  @Test func `anything else is words`() {
    #expect(TypedTurn("#", language: .english).event == .heard(Utterance("#", isTyped: true)))
    #expect(TypedTurn("#1 please", language: .english).event == .heard(Utterance("#1 please", isTyped: true)))
  }

  @Test func `the script tells the language`() {
    #expect(
      TypedTurn("我的订单", language: .english).event == .heard(Utterance("我的订单", language: .mandarin, isTyped: true)))
    #expect(
      TypedTurn("hello", language: .mandarin).event == .heard(Utterance("hello", language: .english, isTyped: true)))
    #expect(
      TypedTurn("457012", language: .mandarin).event == .heard(Utterance("457012", language: .mandarin, isTyped: true)))
  }

  @Test(arguments: ["", "   ", "\t", "\u{0}\u{1B}"])
  func `an empty line is nothing`(line: String) {
    #expect(TypedTurn(line, language: .english).event == nil)
  }

  @Test func `a very long line is cut`() {
    guard case .heard(let utterance) = TypedTurn(String(repeating: "a", count: 100_000), language: .english).event
    else {
      Issue.record("not words")
      return
    }
    #expect(utterance.text.count == 4000)
  }
}

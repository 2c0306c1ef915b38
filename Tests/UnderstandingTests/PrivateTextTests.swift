import Testing
import Understanding

/// Numbers of payment cards, which nobody keeps. Those here are the networks' own test numbers.
@Suite struct PrivateTextTests {
  private func hasDigits(_ text: String) -> Bool { text.contains { $0.isNumber } }

  @Test(arguments: [
    "4111111111111111", "4111 1111 1111 1111", "4111-1111-1111-1111", "378282246310005", "4222222222222",
  ])
  func `a card's number is taken out, however it is written`(number: String) {
    let text = PrivateText.withoutCards("my card is \(number).")
    #expect(text.hasPrefix("my card is •") && text.hasSuffix("."))
    #expect(!hasDigits(text))
  }

  @Test func `only the digits are taken out`() {
    #expect(
      PrivateText.withoutCards("pay 5 with 4111-1111-1111-1111, order 457012")
        == "pay 5 with ••••-••••-••••-••••, order 457012")
  }

  @Test(arguments: [
    "4111111111111112", "457012", "order 457012 and 457013", "07700 900123", "12345678901234567890123", "", "no number",
  ])
  func `other numbers stay`(text: String) {
    #expect(PrivateText.withoutCards(text) == text)
    #expect(PrivateText.withoutCards(text, language: .english) == text)
  }

  @Test func `a card that is spoken leaves nothing of the text`() {
    let spoken = "four one one one " + Array(repeating: "one", count: 12).joined(separator: " ")
    #expect(PrivateText.withoutCards("it is \(spoken)", language: .english) == "•")
    let mandarin = "四" + String(repeating: "一", count: 15)
    #expect(PrivateText.withoutCards("卡号是\(mandarin)", language: .mandarin) == "•")
  }

  @Test func `two cards are both taken out`() {
    let both = PrivateText.withoutCards("4111111111111111 or 378282246310005")
    #expect(!hasDigits(both))
  }
}

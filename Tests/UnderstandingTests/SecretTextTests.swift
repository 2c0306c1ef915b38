import Testing

@testable import Understanding

@Suite struct SecretTextTests {
  private func masked(_ text: String, asked: Int? = nil, language: Language = .english) -> String {
    SecretText.masked(text, count: 4, asked: asked, language: language)
  }

  @Test func `the figures after a PIN's name are not kept, by whatever means they are given`() {
    #expect(masked("cancel order 151998, my PIN is 4821") == "cancel order 151998, my pin is 1111")
    #expect(masked("my pin is four eight two one please") == "my pin is one one one one please")
    #expect(masked("我的密码是四八二一", language: .mandarin) == "我的密码是一一一一")
  }

  @Test func `while it is proven who calls, the last figures are the secret`() {
    #expect(masked("63464097 4821", asked: 8) == "63464097 1111")
    #expect(masked("six three four six four zero nine seven", asked: 8) == "six three four six four zero nine seven")
    #expect(masked("63464097", asked: 8) == "63464097")
    #expect(masked("4821", asked: 8) == "4821")
    #expect(masked("63464097 4821") == "63464097 4821")
  }

  @Test func `a text without a secret stays as it is`() {
    #expect(masked("Where is my Order 151998?") == "Where is my Order 151998?")
    #expect(masked("I forgot my PIN") == "I forgot my PIN")
  }
}

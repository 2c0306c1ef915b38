import Testing

@testable import Understanding

@Suite struct NormalizerTests {
  private let english = Normalizer(language: .english)
  private let mandarin = Normalizer(language: .mandarin)

  @Test func `words are lower case, without punctuation, contractions whole`() {
    #expect(english.words("Where's  my ORDER?!") == ["where's", "my", "order"])
    #expect(english.words("don’t 'quote' it''s rock'n'roll'") == ["don't", "quote", "it", "s", "rock'n'roll"])
  }

  @Test func `full-width forms become half-width`() {
    #expect(english.words("ＯＲＤＥＲ　１２３") == ["order", "123"])
    #expect(mandarin.characters("订单１２，３") == ["订", "单", "12", "3"])
  }

  @Test func `hanzi are single tokens or runs, words of other scripts stay whole`() {
    #expect(mandarin.characters("查询order订单") == ["查", "询", "order", "订", "单"])
    #expect(english.words("查询order订单") == ["查询", "order", "订单"])
    #expect(mandarin.tokens("你好") == ["你", "好"])
    #expect(english.tokens("hello there") == ["hello", "there"])
  }

  @Test func `emoji, control characters and invisible marks are dropped`() {
    #expect(english.words("hello 👩‍👩‍👧 wor\u{200B}ld\u{0}again 1️⃣ 🇬🇧") == ["hello", "world", "again", "1"])
    #expect(english.words("\u{7}\t\n👍") == [])
  }

  @Test func `letters with accents are composed`() {
    #expect(english.words("Cafe\u{301}") == ["café"])
  }

  @Test func `only the beginning of an endless text is read`() {
    #expect(english.words(String(repeating: "ab ", count: 100_000)).count == 667)
    #expect(mandarin.characters(String(repeating: "好", count: 100_000)).count == 2_000)
    #expect(english.words("a" + String(repeating: "\u{301}", count: 100_000)).count == 1)
  }
}

import Testing

@testable import VoiceESpeak

struct SpokenSegmentTests {
  private func segments(_ text: String, _ language: String) -> [SpokenSegment] {
    SpokenSegment.segments(of: text, language: language)
  }

  @Test func `Latin words in Mandarin are left to the English voice`() {
    let found = segments("黄鹂支持PayPal，谢谢。", "zh")
    #expect(found.map(\.language) == ["zh", "en", "zh"])
    #expect(found.map(\.text) == ["huang2li2 zhi1 chi2", "PayPal，", "xie4xie5."])
    #expect(found.map(\.hasEndPause) == [false, true, false])
  }

  @Test func `words in a row and addresses stay together`() {
    #expect(segments("这是Oriole Home的网站", "zh").map(\.language) == ["zh", "en", "zh"])
    let mail = segments("请写到help@oriole.example吧", "zh")
    #expect(mail.map(\.text) == ["qing3 xie3 dao4", "help@oriole.example", "ba5"])
  }

  @Test func `figures belong to the sentence's language`() {
    #expect(segments("12件K11", "zh").map(\.text) == ["shi2er4jian4", "K", "shi2yi1"])
    #expect(segments("12 kettles", "en") == [SpokenSegment(language: "en", text: "12 kettles")])
  }

  @Test func `hanzi in English are left to the Mandarin voice`() {
    #expect(segments("Press 菜单 now", "en").map(\.language) == ["en", "zh", "en"])
  }

  @Test func `control characters are dropped`() {
    #expect(segments("a\u{1}b\u{0}c\u{200B}d\u{7F}", "en").map(\.text) == ["abcd"])
  }

  @Test func `nothing to say gives nothing`() {
    for text in ["", " ", "。", "…", "[[", "\u{0}"] { #expect(segments(text, "zh").isEmpty, "\(text.debugDescription)") }
  }
}

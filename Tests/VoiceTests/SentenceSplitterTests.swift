import Testing
import Voice

struct SentenceSplitterTests {
  private func split(_ text: String, _ language: String = "en") -> [String] {
    SentenceSplitter.sentences(in: text, language: language)
  }

  @Test(arguments: [
    ("One. Two? Three! Four", ["One.", "Two?", "Three!", "Four"]),
    ("It costs 12.50 pounds. Really?", ["It costs 12.50 pounds.", "Really?"]),
    ("It is No. 5. No. It is not.", ["It is No. 5.", "No.", "It is not."]),
    ("Pans, e.g. woks, and i.e. this. Next.", ["Pans, e.g. woks, and i.e. this.", "Next."]),
    ("Ask Mr. Harrow or Dr. Li. Thanks.", ["Ask Mr. Harrow or Dr. Li.", "Thanks."]),
    (
      "Open at 9 a.m. on Monday. Closed at 5 p.m. We rest then.",
      ["Open at 9 a.m. on Monday.", "Closed at 5 p.m.", "We rest then."]
    ),
    (
      "Cups, pans, etc. are here. Cups, etc. They are here.",
      ["Cups, pans, etc. are here.", "Cups, etc.", "They are here."]
    ),
    ("Wait... what?! Yes.", ["Wait...", "what?!", "Yes."]),
    ("“Is it?” she said. (It is.) So.", ["“Is it?”", "she said.", "(It is.)", "So."]),
    ("Write to help@oriole.example. Thanks", ["Write to help@oriole.example.", "Thanks"]),
    ("one\ntwo\r\n\nthree", ["one", "two", "three"]),
  ])
  func `English is split after its sentences`(text: String, expected: [String]) {
    #expect(split(text) == expected)
  }

  @Test(arguments: [
    ("您好。找人工请按零。", ["您好。", "找人工请按零。"]),
    ("对吗？对！好；再见…", ["对吗？", "对！", "好；", "再见…"]),
    ("他说：“好。”我走了。", ["他说：“好。”", "我走了。"]),
    ("价格12.50英镑.请付款.", ["价格12.50英镑.", "请付款."]),
    ("等等……好吧。", ["等等……", "好吧。"]),
  ])
  func `Mandarin is split after its sentences`(text: String, expected: [String]) {
    #expect(split(text, "zh") == expected)
  }

  @Test(arguments: ["", "   ", "...", "。。。", "?!", "\n\n", "—", "“”"])
  func `what says nothing is dropped`(text: String) {
    #expect(split(text).isEmpty)
    #expect(split(text, "zh").isEmpty)
  }

  @Test func `a long sentence is cut at a comma, or else a space, or else anywhere`() {
    let words = String(repeating: "word ", count: 150)
    let hanzi = String(repeating: "字", count: 700)
    let clauses = String(repeating: "this is a clause, ", count: 40)
    for text in [words, hanzi, clauses] {
      let pieces = split(text)
      #expect(pieces.count > 1)
      #expect(pieces.allSatisfy { $0.count <= SentenceSplitter.lengthBound })
      #expect(pieces.joined().filter { !$0.isWhitespace } == text.filter { !$0.isWhitespace })
    }
    #expect(split(words).allSatisfy { $0.hasSuffix("word") })
    #expect(split(clauses).allSatisfy { $0.hasSuffix("clause,") })
  }

  @Test func `an early comma does not cut a long sentence into crumbs`() {
    let text = "So, " + String(repeating: "word ", count: 100)
    #expect(split(text).count == 2)
  }
}

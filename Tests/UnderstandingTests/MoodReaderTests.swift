import Foundation
import Testing

@testable import Understanding

/// The built-in mood, with the authored lines.
@Suite struct MoodReaderTests {
  static func lines(_ language: Language) -> [String] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Models/speech/\(language.rawValue)/mood.tsv")
    return (try? String(contentsOf: file, encoding: .utf8))?.components(separatedBy: "\n") ?? []
  }

  static let reader = MoodReader(
    classifiers: Dictionary(
      uniqueKeysWithValues: [Language.english, .mandarin].map { language in
        let examples = lines(language).compactMap { MoodClassifier.Example(line: $0) }
        return (language, MoodClassifier(examples: examples, language: language))
      }))

  private func frustration(_ texts: String..., language: Language = .english) -> Double {
    var mood = Mood()
    for text in texts { mood.hear(text, language: language, reader: Self.reader) }
    return mood.frustration
  }

  @Test(arguments: [Language.english, .mandarin])
  func `the authored lines are whole, and none stands twice`(language: Language) {
    let lines = Self.lines(language).filter { !$0.isEmpty && !$0.hasPrefix("#") }
    let examples = lines.compactMap { MoodClassifier.Example(line: $0) }
    #expect(examples.count == lines.count)
    #expect(Set(examples.map(\.text)).count == examples.count)
    #expect(examples.count(where: \.isFrustrated) >= 250 && examples.count { !$0.isFrustrated } >= 250)
  }

  @Test(arguments: [
    "that's the fifth time I've called about this", "are you even listening", "nobody calls me back, nobody",
    "I have told you people again and again", "this is fucking ridiculous", "I'm not happy with this at all",
  ])
  func `frustration in English is heard`(text: String) {
    #expect(Self.reader.probability(of: text, language: .english) > 0.5)
    #expect(frustration(text) > 0.05)
  }

  @Test(arguments: [
    "my letter hasn't arrived yet, could you check please", "I'm not angry", "no problem", "not bad", "thank you",
    "could I talk to a person please", "damn that's good, thank you", "what time do you open", "seven four two",
  ])
  func `calm English is calm`(text: String) {
    #expect(Self.reader.probability(of: text, language: .english) < 0.5)
    #expect(frustration(text) == 0)
  }

  @Test(arguments: ["都说了多少遍了还问", "你们到底管不管啊", "等了快两个小时了到底来不来", "气死我了", "叫你们领导来"])
  func `frustration in Chinese is heard`(text: String) {
    #expect(Self.reader.probability(of: text, language: .mandarin) > 0.5)
    #expect(frustration(text, language: .mandarin) > 0.05)
  }

  @Test(arguments: ["我的包裹还没到，麻烦您查一下", "我不生气", "没关系", "不错", "谢谢您", "麻烦帮我转人工谢谢", "请问几点关门"])
  func `calm Chinese is calm`(text: String) {
    #expect(Self.reader.probability(of: text, language: .mandarin) < 0.5)
    #expect(frustration(text, language: .mandarin) == 0)
  }

  @Test func `without examples the lexicon reads alone`() {
    let lexicon = MoodReader()
    #expect(lexicon.probability(of: "this is bullshit", language: .english) > 0.5)
    #expect(lexicon.probability(of: "where is my order", language: .english) < 0.5)
    #expect(lexicon.probability(of: "", language: "fr") < 0.5)
  }

  @Test func `saying the same again is a sign`() {
    #expect(frustration("my order is four five six", "it is four five six my order") > 0)
    #expect(frustration("帮我查一下订单", "帮我查一下订单吧", language: .mandarin) > 0)
    #expect(frustration("my order is four five six", "my name is John Smith") == 0)
    #expect(frustration("yes", "yes", "yes please", "yes please") == 0)
    #expect(frustration("my order is here", "yes", "my order is here") == 0)
    var mood = Mood()
    mood.noteRepeat()
    #expect(mood.frustration > 0)
  }

  @Test(arguments: ["", "😀😀😀😀", String(repeating: "好", count: 100_000), String(repeating: "no! ", count: 50_000)])
  func `any text is heard, twice`(text: String) throws {
    for language in [Language.english, .mandarin, "fr"] {
      var mood = Mood()
      mood.hear(text, language: language, reader: Self.reader)
      mood.hear(text, language: language, reader: Self.reader)
      #expect((0...1).contains(mood.frustration))
      let data = try JSONEncoder().encode(mood)
      #expect(data.count < 4_000)
      #expect(try JSONDecoder().decode(Mood.self, from: data) == mood)
    }
  }

  @Test func `a mood kept before repeats were known is read`() throws {
    let mood = try JSONDecoder().decode(Mood.self, from: Data(#"{"frustration":0.5}"#.utf8))
    #expect(mood.frustration == 0.5)
  }
}

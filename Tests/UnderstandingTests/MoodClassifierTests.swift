import Foundation
import Testing

@testable import Understanding

@Suite struct MoodClassifierTests {
  private static let english =
    [
      "this is the third time I'm calling", "are you even listening to me", "nobody ever calls me back",
      "I want my money back right now", "why does this take so long", "stop asking me the same question",
      "you people never listen", "still nothing after two weeks", "this is not good enough", "I am not happy with this",
    ].map { MoodClassifier.Example($0, isFrustrated: true) }
    + [
      "could you check my order please", "thank you very much", "what are your opening hours", "I'm not angry at all",
      "no problem take your time", "I'd like to change my address", "is it possible to pay by card",
      "that's fine thanks", "I am happy with this", "a table for two please",
    ].map { MoodClassifier.Example($0, isFrustrated: false) }
  private static let mandarin =
    ["你们到底管不管", "说了多少遍了", "等了一个多小时了", "怎么又错了", "我不满意", "太差了", "没人接电话", "凭什么扣我的钱"].map {
      MoodClassifier.Example($0, isFrustrated: true)
    }
    + ["麻烦您帮我查一下", "谢谢您", "请问几点开门", "没关系不着急", "我很满意", "不错", "我想改地址", "可以刷卡吗"].map {
      MoodClassifier.Example($0, isFrustrated: false)
    }

  @Test func `examples are told apart, and texts like them`() {
    let english = MoodClassifier(examples: Self.english, language: .english)
    let mandarin = MoodClassifier(examples: Self.mandarin, language: .mandarin)
    for example in Self.english { #expect((english.probability(of: example.text) > 0.5) == example.isFrustrated) }
    for example in Self.mandarin { #expect((mandarin.probability(of: example.text) > 0.5) == example.isFrustrated) }
    #expect(
      english.probability(of: "nobody is listening to me")
        > english.probability(of: "could you check my address please"))
    #expect(mandarin.probability(of: "到底说了多少遍") > mandarin.probability(of: "请问可以帮我改地址吗"))
  }

  @Test func `training twice gives the same`() {
    let first = MoodClassifier(examples: Self.english, language: .english)
    let second = MoodClassifier(examples: Self.english, language: .english)
    for text in ["nothing works", "thanks", "", "！！"] {
      #expect(first.probability(of: text) == second.probability(of: text))
    }
  }

  @Test func `one mood only gives its smoothed share`() {
    let angry = MoodClassifier(examples: [.init("no", isFrustrated: true)], language: .english)
    #expect(abs(angry.probability(of: "anything") - 2.0 / 3) < 1e-9)
    let calm = MoodClassifier(examples: Self.english.filter { !$0.isFrustrated }, language: .english)
    #expect(calm.probability(of: "anything") < 0.1)
    #expect(abs(MoodClassifier(examples: [], language: .mandarin).probability(of: "你好") - 0.5) < 1e-9)
  }

  @Test(arguments: [
    "", " ", "\u{0}", "😡😡😡", "👨‍👩‍👧", String(repeating: "damn ", count: 20_000), String(repeating: "不", count: 100_000),
    String(repeating: "e\u{301}", count: 50_000), String(repeating: "\u{FDFA}", count: 5_000), "'''", "但", "，，，",
    "\u{202E}abc",
  ])
  func `any text has a probability`(text: String) {
    for (language, examples) in [(Language.english, Self.english), (.mandarin, Self.mandarin), ("fr", Self.english)] {
      let hostile = examples + [.init(text, isFrustrated: true), .init(text, isFrustrated: false)]
      for set in [examples, hostile] {
        let probability = MoodClassifier(examples: set, language: language).probability(of: text)
        #expect((0...1).contains(probability))
      }
    }
  }

  @Test func `empty examples and the same text in both moods are borne`() {
    let blank = ["", " ", "…"].flatMap { [($0, true), ($0, false)] }.map {
      MoodClassifier.Example($0.0, isFrustrated: $0.1)
    }
    #expect((0...1).contains(MoodClassifier(examples: blank, language: .english).probability(of: "hello")))
  }

  @Test func `a line of the file is read`() {
    #expect(MoodClassifier.Example(line: "calm\tno problem") == .init("no problem", isFrustrated: false))
    #expect(MoodClassifier.Example(line: "frustrated\t又错了") == .init("又错了", isFrustrated: true))
    for line in ["", "calm", "calm\t", "calm\t ", "angry\tno", "# calm\tno", "calm no"] {
      #expect(MoodClassifier.Example(line: line) == nil)
    }
  }

  @Test func `punctuation and negation are features`() {
    let plain = Set(MoodFeatures("where is it", language: .english).blocks.joined())
    let marked = Set(MoodFeatures("where is it??", language: .english).blocks.joined())
    #expect(!marked.subtracting(plain).isEmpty)
    #expect(MoodFeatures("not good", language: .english).blocks[2].count == 1)
    #expect(MoodFeatures("no, good", language: .english).blocks[2].isEmpty)
    #expect(!MoodFeatures("不好吃", language: .mandarin).blocks[1].isEmpty)
    #expect(MoodFeatures("好吃", language: .mandarin).blocks[1].isEmpty)
  }

  @Test func `the curve is fitted and stays finite`() {
    let scores = (0..<200).map { (score: Double($0 - 100) / 50, isFrustrated: $0 >= 100) }
    let curve = LogisticCurve(fitting: scores)
    #expect(curve.probability(1) > 0.9 && curve.probability(-1) < 0.1)
    #expect(LogisticCurve(fitting: []).probability(0) == 0.5)
    #expect(LogisticCurve(slope: 30, shift: 30).probability(-1e6) == 0)
  }
}

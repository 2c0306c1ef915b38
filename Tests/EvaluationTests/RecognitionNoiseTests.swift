import Testing
import Understanding

@testable import Evaluation

@Suite struct RecognitionNoiseTests {
  private static let texts = [
    "where is my order", "I want to return the kettle", "can you cancel the order for me", "the cattle is broken",
    "what time do you close today", "please send me a new bill", "I never got the parcel", "is the pill in stock",
  ]

  private func garbled(
    _ texts: [String], _ probability: Double, seed: UInt64 = 1, language: Language = .english
  ) -> (texts: [String], errors: WordErrors) {
    var noise = RecognitionNoise(vocabularyOf: texts, language: language)
    let garbled = texts.enumerated().map { index, text in
      var generator = SplitMix64(seed: seed, name: "\(index)")
      return noise.garble(text, probability: probability, generator: &generator)
    }
    return (garbled, noise.wordErrors)
  }

  @Test func `the same seed garbles the same, another seed otherwise`() {
    #expect(garbled(Self.texts, 0.4).texts == garbled(Self.texts, 0.4).texts)
    #expect(garbled(Self.texts, 0.4).texts != garbled(Self.texts, 0.4, seed: 2).texts)
  }

  @Test func `the word error rate is about the probability`() throws {
    let many = (0..<100).flatMap { _ in Self.texts }
    let rate = try #require(garbled(many, 0.2).errors.rate)
    #expect((0.17...0.22).contains(rate))
    #expect(garbled(Self.texts, 0).errors.rate == 0)
    #expect(garbled(Self.texts, 0).texts == Self.texts.map { $0.lowercased() })
  }

  @Test func `words are taken for words that sound alike`() {
    var alikes = SoundAlikes(["the", "order", "kettle", "cattle", "bill", "pill", "border"])
    #expect(alikes.alikes(of: "kettle").first == "cattle")
    #expect(alikes.alikes(of: "bill").first == "pill")
    #expect(alikes.alikes(of: "order").contains("border"))
    #expect(alikes.alikes(of: "123").isEmpty)
  }

  @Test func `no text loses all its words, and one without words stays so`() {
    let (texts, _) = garbled(Self.texts + ["", "🙂", "no"], 1)
    #expect(texts.dropLast(3).allSatisfy { !$0.isEmpty })
    #expect(texts[Self.texts.count] == "")
    #expect(texts[Self.texts.count + 1] == "")
    #expect(!texts[Self.texts.count + 2].isEmpty)
  }

  @Test func `Chinese characters are taken for other characters, and stand together`() {
    let texts = ["我的订单到哪了", "你们几点开门", "查询order订单", "我要退货"]
    let (heard, errors) = garbled(texts, 0.5, language: .mandarin)
    #expect(errors.words == 7 + 6 + 5 + 4)
    #expect(errors.errors > 0)
    #expect(heard.allSatisfy { !$0.isEmpty })
    #expect(!heard[0].contains(" "))
    #expect(garbled(texts, 0, language: .mandarin).texts[2] == "查询 order 订单")
  }

  @Test func `word errors are the fewest that explain what was recognised`() {
    var errors = WordErrors()
    #expect(errors.rate == nil)
    errors.count(["where", "are", "my", "orders"], insteadOf: ["where", "is", "my", "order", "now"])
    #expect(errors.errors == 3)
    errors.count([], insteadOf: ["yes"])
    errors.count(["um"], insteadOf: [])
    #expect(errors.rate == 5.0 / 6)
  }
}

import Testing

@testable import VoicePocketSphinx

private let segmenter = WordSegmenter(known: ["我", "要", "查询", "订单", "查", "订单号", "号码", "大", "支付宝", "支付"])

@Test(arguments: [
  ("我要查询订单。", ["我", "要", "查询", "订单"]),
  // The longest word from the left is taken, even where a shorter one would leave a word.
  ("订单号码", ["订单号", "码"]),
  ("用支付宝支付，OK吗？", ["用", "支付宝", "支付", "ok", "吗"]),
  ("Where's my order, please?", ["where's", "my", "order", "please"]),
  ("a follow-up: ‘yes’ o’clock", ["a", "follow", "up", "yes", "o'clock"]),
  ("…！？ '", []),
])
func `sentences are cut into words`(sentence: String, words: [String]) {
  #expect(segmenter.words(in: sentence.replacing("‘", with: "'")) == words)
}

@Test func `candidates are every stretch of hanzi up to eight, and Latin words whole`() {
  #expect(WordSegmenter.candidates(in: ["查订单 Now"]) == ["查", "订", "单", "查订", "订单", "查订单", "now"])
  let long = String(repeating: "一二三四五", count: 4)
  #expect(WordSegmenter.candidates(in: [long]).map(\.count).max() == WordSegmenter.longest)
}

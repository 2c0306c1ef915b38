import Testing

@testable import Understanding

@Suite struct IntentClassifierTests {
  private static let examples: [Example] = [
    "order_status": [
      "where is my order", "track my parcel", "when will my package arrive", "has my order been shipped",
      "my parcel has not arrived", "delivery status of my order",
    ],
    "refund": [
      "i want my money back", "how do i get a refund", "refund my order please", "can i return this and be refunded",
      "i need a refund", "give me my money back",
    ],
    "opening_hours": [
      "when do you open", "what are your opening hours", "are you open on sunday", "what time do you close",
      "opening times please", "how late are you open",
    ],
  ].sorted { $0.key < $1.key }.flatMap { label, texts in texts.map { Example(Intent(rawValue: label), $0) } }

  private static let background = [
    "tell me a joke", "what is the weather like", "play some music", "who won the football match", "i like dogs",
  ]
  private static let classifier = IntentClassifier(
    examples: examples, background: background, language: .english)

  @Test(arguments: [
    ("where's my parcel", "order_status"), ("hi i'd like a refund", "refund"),
    ("are you open tomorrow", "opening_hours"),
    ("WHERE IS MY ORDER?!", "order_status"), ("whats the openning hours", "opening_hours"),
  ])
  func `a new phrasing gets its intent`(text: String, intent: String) {
    #expect(Self.classifier.interpret(text).best?.intent.rawValue == intent)
  }

  @Test func `candidates come best first with probabilities that sum to at most 1`() {
    let candidates = Self.classifier.interpret("when will my refund arrive").candidates
    #expect(candidates.count == 3)
    #expect(candidates.map(\.probability) == candidates.map(\.probability).sorted(by: >))
    #expect(candidates.allSatisfy { (0...1).contains($0.probability) })
    #expect(candidates.reduce(0) { $0 + $1.probability } <= 1)
  }

  @Test func `a known phrase is surer than small talk`() throws {
    let known = try #require(Self.classifier.interpret("where is my order").best)
    let strange = Self.classifier.interpret("what is the weather like in paris").best?.probability ?? 0
    #expect(known.probability > 0.6)
    #expect(strange < 0.4)
    #expect(strange < known.probability / 2)
  }

  @Test func `background phrases lower the probability of what is like them`() {
    let without = IntentClassifier(examples: Self.examples, language: .english)
    let text = "tell me a joke about my order"
    let lone = without.interpret(text).best?.probability ?? 0
    let guarded = Self.classifier.interpret(text).best?.probability ?? 0
    #expect(guarded < lone)
  }

  @Test(arguments: ["", "   ", "?!", "👍👍", "\u{0}\u{1}", "查询"])
  func `nothing known gives no candidate`(text: String) {
    #expect(Self.classifier.interpret(text).candidates.isEmpty)
  }

  @Test func `an endless text is answered`() {
    let long = String(repeating: "where is my order ", count: 6_000)
    #expect(Self.classifier.interpret(long).best?.intent == "order_status")
  }

  @Test func `training is the same each time`() {
    let again = IntentClassifier(examples: Self.examples, background: Self.background, language: .english)
    for text in ["where is it", "refund the parcel", "open", "a joke about money"] {
      #expect(again.interpret(text) == Self.classifier.interpret(text))
    }
  }

  @Test func `other guesses of the recogniser count, less than the first`() {
    let alone = Self.classifier.interpret(Utterance("the open refund"))
    let helped = Self.classifier.interpret(
      Utterance("the open refund", confidence: 0.4, alternatives: ["when do you open", "are you open"]))
    func hours(_ interpretation: Interpretation) -> Double {
      interpretation.candidates.first { $0.intent == "opening_hours" }?.probability ?? 0
    }
    #expect(hours(helped) > hours(alone))
    let typed = Utterance("the open refund", alternatives: ["when do you open", "are you open"], isTyped: true)
    #expect(Self.classifier.interpret(typed) == alone)
    let unheard = Self.classifier.interpret(Utterance("", alternatives: ["i need a refund"]))
    #expect(unheard.best?.intent == "refund")
  }

  @Test func `no examples, one example and one intent are fine`() {
    #expect(IntentClassifier(examples: [], language: .english).interpret("hello").candidates.isEmpty)
    #expect(
      IntentClassifier(examples: [], background: ["hello"], language: .english).interpret("hello").candidates.isEmpty)
    let one = IntentClassifier(examples: [Example("greet", "hello there")], language: .english)
    #expect(one.interpret("hello there").best?.intent == "greet")
    #expect(one.interpret("zebra").candidates.isEmpty)
    let empty = IntentClassifier(examples: [Example("greet", "!!"), Example("bye", "bye")], language: .english)
    #expect(empty.interpret("bye").candidates.map(\.intent) == ["bye"])
  }

  @Test func `a label with one example beside large ones is found`() {
    let classifier = IntentClassifier(
      examples: Self.examples + [Example("islands", "do you deliver to islands")], language: .english)
    #expect(classifier.interpret("can you deliver to an island").best?.intent == "islands")
  }

  @Test func `the same phrase under two labels leaves both likely`() throws {
    let both = Self.examples + [Example("orders", "where is my order"), Example("orders", "show me my orders")]
    let candidates = IntentClassifier(examples: both, language: .english).interpret("where is my order").candidates
    #expect(Set(candidates.prefix(2).map(\.intent)) == ["orders", "order_status"])
    let second = try #require(candidates.dropFirst().first)
    #expect(second.probability > 0.1)
  }

  @Test func `Chinese is told apart by its characters, mixed with other scripts`() {
    let classifier = IntentClassifier(
      examples: [
        Example("status", "我的订单到哪了"), Example("status", "查询订单"), Example("status", "包裹什么时候到"),
        Example("status", "我的order在哪"), Example("refund", "我要退款"), Example("refund", "怎么申请退钱"),
        Example("refund", "可以退货吗"), Example("refund", "把钱退给我"),
      ], language: .mandarin)
    #expect(classifier.interpret("查一下我的订单").best?.intent == "status")
    #expect(classifier.interpret("我想退款").best?.intent == "refund")
    #expect(classifier.interpret("order呢").best?.intent == "status")
    #expect(classifier.interpret("hello").candidates.isEmpty)
  }
}

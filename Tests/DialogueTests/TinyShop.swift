import Dialogue
import Understanding

/// A very small assistant, made in code, for conversations that are tested event by event.
enum TinyShop {
  static func text(_ english: String, _ mandarin: String? = nil) -> Localized {
    var texts: [Language: Template] = [:]
    texts[.english] = try? Template(english)
    texts[.mandarin] = try? Template(mandarin ?? "中文\(english)")
    return Localized(texts)
  }

  static let order = SlotScript(
    name: "order", kind: .digits(count: 6), ask: text("Which order?", "订单号是多少？"),
    confirmAsk: text("{order|digits}. Right?", "{order|digits}，对吗？"))

  static let intents: [IntentScript] = [
    IntentScript(
      intent: "order_status", label: text("your order", "查订单"), key: .one, slots: [order],
      lookup: .init(
        name: "order_by_number", statement: "SELECT * FROM orders WHERE number = :order",
        missing: text("No order {order|digits}.")),
      answers: [
        .init(when: ["status": "delivered"], say: text("It was delivered.")),
        .init(say: text("Order {order|digits} {status|words}, due {eta|date}.")),
      ], queue: "orders", source: "tiny:1"),
    IntentScript(
      intent: "opening_hours", label: text("opening hours", "营业时间"), key: .two,
      answers: [.init(say: text("Nine to six.", "九点到六点。"))], source: "tiny:2"),
    IntentScript(
      intent: "complaint", label: text("a complaint"), answers: [.init(say: text("I am sorry."))],
      handsOffAfterwards: true, queue: "complaints", source: "tiny:3"),
    IntentScript(intent: "person", label: text("a person"), action: .handoff, source: "tiny:4"),
    IntentScript(intent: "bye", label: text("goodbye"), action: .goodbye, source: "tiny:5"),
    IntentScript(intent: "again", label: text("repeating"), action: .repeat, source: "tiny:6"),
    IntentScript(intent: "chinese", label: text("Chinese"), action: .switchLanguage, source: "tiny:7"),
  ]

  static let examples: [Example] = [
    Example("order_status", "where is my order"), Example("order_status", "track my parcel"),
    Example("order_status", "has my order been sent"), Example("order_status", "parcel status please"),
    Example("opening_hours", "when do you open"), Example("opening_hours", "what are your opening hours"),
    Example("opening_hours", "how late are you open today"), Example("opening_hours", "opening times"),
    Example("complaint", "I want to complain"), Example("complaint", "this is a complaint about your service"),
    Example("complaint", "I wish to make a complaint"),
    Example("person", "talk to a person"), Example("person", "a human please"), Example("person", "give me an agent"),
    Example("bye", "goodbye"), Example("bye", "bye bye"), Example("bye", "see you later then"),
    Example("again", "say that again"), Example("again", "repeat please"),
    Example("chinese", "speak chinese"), Example("chinese", "chinese please"),
  ]

  static let mandarin: [Example] = [
    Example("order_status", "我的订单到哪了"), Example("order_status", "查订单"), Example("opening_hours", "几点开门"),
    Example("opening_hours", "营业时间是什么"), Example("person", "转人工"), Example("person", "我要人工客服"),
    Example("bye", "再见"), Example("bye", "拜拜"), Example("chinese", "说英文"),
  ]

  static let background = [
    "what is the weather like", "tell me a joke", "who won the football", "play some music", "the cat sat on the mat",
    "how tall is the tower", "sing me a song", "what time is the train to london",
  ]

  static let words = Words(["status": ["shipped": [.english: "is on its way", .mandarin: "已经发货"]]])

  /// Each prompt says its own name, so that what is said tells which prompt it was.
  static func script(languages: [Language] = [.english, .mandarin]) -> Script {
    var prompts: [PromptName: Localized] = [:]
    for name in PromptName.allCases where !PromptName.optional.contains(name) {
      prompts[name] = text("[\(name.rawValue)]")
    }
    prompts[.menu] = text("{menu}", "{menu}")
    prompts[.menuItem] = text("Press {key} for {label}.", "{label}请按{key}。")
    prompts[.confirmIntent] = text("Is it {label}?")
    prompts[.halfDay] = text("{early|time} or {late|time}?")
    prompts[.handoffStanding] = text("Number {position}, {minutes|count} minutes.")
    prompts[.handoffNoEstimate] = text("Number {position}, I can't say how long.")
    prompts[.agentJoined] = text("{agent} is here.")
    return Script(
      languages: languages, intents: Dictionary(intents.map { ($0.intent, $0) }) { first, _ in first },
      prompts: prompts, words: words, bands: Bands(accept: 0.4, confirm: 0.2, hearing: 0.3),
      limits: Limits(
        silence: .seconds(7), betweenKeys: .milliseconds(2500), longestWait: .seconds(600), queue: "general",
        queueLimit: 10, frustration: 0.8),
      classifiers: [
        .english: IntentClassifier(examples: examples, background: background, language: .english),
        .mandarin: IntentClassifier(examples: mandarin, background: ["今天天气怎么样", "讲个笑话"], language: .mandarin),
      ], names: [:])
  }
}

import Dialogue
import Understanding

/// The tiny shop with intents that ask for values of every kind.
enum VisitScript {
  /// A Monday.
  static let today = CalendarDay("2026-11-23")

  private static func slot(_ name: String, _ kind: ValueKind, _ confirm: String?, outside: String? = nil) -> SlotScript
  {
    SlotScript(
      name: name, kind: .value(kind), ask: TinyShop.text("Which \(name)?"),
      confirmAsk: confirm.map { TinyShop.text($0, $0) }, outside: outside.map { TinyShop.text($0, $0) })
  }

  static let day = slot(
    "day", .date(.init(from: 1, to: 14)), "{day|weekday}?", outside: "From {from|weekday} to {to|weekday}.")
  static let time = slot("time", .time(.init()), "{time|time}?")
  static let shift = slot(
    "shift", .time(.init(from: TimeOfDay(hour: 8), to: TimeOfDay(hour: 20))), nil, outside: "{from} to {to}.")
  static let phone = slot("phone", .phone, "{phone|phone}?")
  static let price = slot("price", .money(.init()), "{price|money}?")
  static let amount = slot("amount", .number(.init()), "{amount}?")

  private static func intent(_ name: Intent, _ key: Digit, _ slots: [SlotScript]) -> IntentScript {
    IntentScript(
      intent: name, label: TinyShop.text(name.rawValue), key: key, slots: slots,
      lookup: .init(name: "any", statement: "SELECT 1", missing: TinyShop.text("None.")),
      answers: [.init(say: TinyShop.text("Done."))], source: "visit:1")
  }

  static let intents = [
    intent("deliver", .three, [TinyShop.order, day, shift]), intent("visit", .four, [day, time]),
    intent("call_me", .five, [phone]), intent("budget", .six, [price]), intent("count", .seven, [amount]),
    intent("many", .eight, [TinyShop.order, amount]),
  ]

  static func script() -> Script {
    var script = TinyShop.script()
    for intent in intents { script.intents[intent.intent] = intent }
    let examples =
      TinyShop.examples + [
        Example("deliver", "can you deliver order one two next week"), Example("deliver", "deliver my order on a day"),
        Example("deliver", "please deliver order one two"), Example("visit", "I want to visit you"),
        Example("visit", "book a visit"), Example("visit", "a visit please"),
      ]
    script.classifiers[.english] = IntentClassifier(
      examples: examples, background: TinyShop.background, language: .english)
    return script
  }

  static func call(_ channel: Start.Channel = .wav, today: CalendarDay? = today) -> CallUnderTest {
    CallUnderTest(channel: channel, script: script(), today: today)
  }
}

import Dialogue
import Understanding

/// The smallest assistant that calls can be run with.
enum HouseScript {
  private static func text(_ english: String) -> Localized {
    var texts: [Language: Template] = [:]
    texts[.english] = try? Template(english)
    return Localized(texts)
  }

  private static let intents = [
    IntentScript(
      intent: "opening_hours", label: text("opening hours"), key: .two,
      answers: [.init(say: text("We are open from nine to six."))], source: "house:1"),
    IntentScript(
      intent: "visit", label: text("a visit"), key: .three,
      slots: [
        SlotScript(
          name: "day", kind: .value(.date(.init())), ask: text("Which day?"), confirmAsk: text("On {day|weekday}?"))
      ], answers: [.init(say: text("See you on {day|weekday}."))], source: "house:3"),
    IntentScript(
      intent: "parcel", label: text("a parcel"), key: .four,
      lookup: .init(name: "parcels", statement: "SELECT 1", missing: text("There is none.")),
      answers: [.init(say: text("It is {state}."))], source: "house:4"),
    IntentScript(intent: "slower", label: text("slower speech"), key: .five, action: .slower, source: "house:5"),
    IntentScript(intent: "person", label: text("a person"), action: .handoff, source: "house:2"),
  ]

  static let script: Script = {
    var prompts: [PromptName: Localized] = [:]
    for name in PromptName.allCases { prompts[name] = text("This is \(name.rawValue).") }
    return Script(
      languages: [.english], intents: Dictionary(intents.map { ($0.intent, $0) }) { first, _ in first },
      prompts: prompts, words: Words(), bands: Bands(accept: 0.4, confirm: 0.3, hearing: 0.3),
      limits: Limits(
        silence: .seconds(5), betweenKeys: .seconds(2), longestWait: .seconds(60), queue: "general", queueLimit: 10,
        frustration: 1),
      classifiers: [
        .english: IntentClassifier(
          examples: [
            Example("opening_hours", "opening hours"), Example("opening_hours", "when are you open"),
            Example("opening_hours", "how long are you open"), Example("person", "talk to a person"),
            Example("person", "a human please"), Example("person", "an agent please"),
          ], background: ["nonsense", "the weather is nice", "sing a song"], language: .english)
      ], names: [:])
  }()
}

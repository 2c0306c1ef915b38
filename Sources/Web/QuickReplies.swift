import Dialogue
import Understanding

/// What a visitor may choose instead of typing, from what was said and what is expected. Pure.
struct QuickReplies {
  let script: Script
  /// The names of what was said since the visitor last did something.
  private var said: Set<String> = []
  private static let menus: Set<String> = Set(
    [PromptName.greeting, .knownGreeting, .help, .menu, .offerKeys, .unknownKey].map(\.rawValue))

  init(script: Script) { self.script = script }

  mutating func note(_ prompt: Prompt) { said.insert(prompt.name) }

  mutating func visitorSpoke() { said = [] }

  func expected(_ expectation: Expectation) -> ChatEvent.Kind {
    let language = expectation.language
    if expectation.isSecret == true { return .expects(.secret, choices: []) }
    if said.contains(PromptName.satisfaction.rawValue) {
      return .expects(.rating, choices: (1...5).map { ChatEvent.Choice(keys: String($0), label: String($0)) })
    }
    switch expectation.kind {
    case .yesNo: return .expects(.yesNo, choices: Self.yesNo(language))
    case .digits: return .expects(.digits, choices: [])
    case .phone: return .expects(.phone, choices: [])
    case .value: return .expects(.words, choices: [])
    case .anything: return .expects(.words, choices: said.isDisjoint(with: Self.menus) ? [] : menu(language))
    }
  }

  private static func yesNo(_ language: Language) -> [ChatEvent.Choice] {
    let (yes, no) = language == .mandarin ? ("是", "不是") : ("Yes", "No")
    return [ChatEvent.Choice(keys: "1", label: yes), ChatEvent.Choice(keys: "2", label: no)]
  }

  private func menu(_ language: Language) -> [ChatEvent.Choice] {
    let person = language == .mandarin ? "转人工" : "Talk to a person"
    let items = script.menu.compactMap { item -> ChatEvent.Choice? in
      guard let key = item.key?.rawValue else { return nil }
      let label = item.label[language].render([:], language: language)
      return ChatEvent.Choice(keys: key, label: label.prefix(1).uppercased() + label.dropFirst())
    }
    return items + [ChatEvent.Choice(keys: "0", label: person)]
  }
}

import Dialogue
import Understanding

/// What Oriole makes of the first words of a call.
struct ExplainedTurn: Encodable {
  /// What it does about the likeliest intent.
  enum Decision: String, Encodable {
    case accept, confirm, reject
    /// A bare number is taken for what asks for one.
    case number
    /// The caller is too upset to go on with.
    case person
  }

  struct Slot: Encodable {
    var name: String
    /// What the text says; nil when it is asked for.
    var value: String?
    var ask: String
  }

  struct Answer: Encodable {
    /// The values of the data that it is for.
    var when: [String: String]
    var say: String
    /// Where it is written, `file:line`.
    var source: String
  }

  var text: String
  var language: Language
  /// The likeliest intent; nil when nothing in the text is known.
  var intent: Intent?
  /// 0–1, of `intent`.
  var probability: Double
  /// The next likely, at most 4, best first.
  var runnersUp: [Candidate]
  /// The 12 that weigh most, for the intent or for the first runner-up.
  var contributions: [Contribution]
  var decision = Decision.reject
  /// The intent that Oriole goes on with or asks about; nil when it rejects.
  var takenAs: Intent?
  /// Where that intent is written, `file:line`, and what it asks for and answers.
  var source: String?
  var slots: [Slot] = []
  var answers: [Answer] = []
  /// The probabilities from which an intent is accepted, and from which Oriole asks whether it was meant.
  var acceptFrom: Double
  var confirmFrom: Double
  var says: [String] = []
  var looksUp: String?
  /// The queue that the caller is handed over to.
  var handsOverTo: String?

  private static let mostContributions = 12

  /// Lets a conversation hear the utterance, so that what is shown is what happens.
  init(_ utterance: Utterance, in script: Script, today: CalendarDay?) {
    text = utterance.text
    language = utterance.language
    let explanation = script.classifiers[utterance.language]?.explain(utterance.text)
    let candidates = explanation?.candidates ?? []
    intent = candidates.first?.intent
    probability = candidates.first?.probability ?? 0
    runnersUp = Array(candidates.dropFirst())
    contributions = candidates.isEmpty ? [] : Self.strongest(explanation?.contributions ?? [])
    (acceptFrom, confirmFrom) = (script.bands.accept, script.bands.confirm)
    var conversation = Conversation(script: script)
    _ = conversation.handle(
      .callStarted(
        Start(channel: .text, language: utterance.language, hears: script.languages, today: today)))
    let effects = conversation.handle(.heard(utterance))
    read(effects, script)
  }

  private static func strongest(_ contributions: [Contribution]) -> [Contribution] {
    let sorted = contributions.sorted { left, right in
      (abs(right.weight), left.feature) < (abs(left.weight), right.feature)
    }
    return sorted.prefix(mostContributions).sorted { $0.weight > $1.weight }
  }

  private mutating func read(_ effects: [Effect], _ script: Script) {
    var prompts: [String] = []
    var isMiss = false
    var isUpset = false
    var values: [String: String] = [:]
    for effect in effects {
      switch effect {
      case .play(let prompt, _):
        prompts.append(prompt.name)
        says.append(prompt.text)
      case .lookUp(let query, _): looksUp = query.name
      case .handOff(let handoff, _):
        handsOverTo = handoff.queue
        isUpset = handoff.reason == .frustrated
      case .report(.noMatch): isMiss = true
      case .report(.understood(_, _, slots: let slots)): values = slots
      default: break
      }
    }
    let best = intent.flatMap { script.intents[$0] }
    let confirmations = [PromptName.confirmIntent, .confirmQuestion].map(\.rawValue)
    if isUpset {
      decision = .person
    } else if best != nil, probability >= acceptFrom {
      decision = .accept
      describe(best, values)
    } else if prompts.contains(where: confirmations.contains) {
      decision = .confirm
      describe(best, values)
    } else if !isMiss {
      decision = .number
      let digits = SpokenDigits(language: language).digits(in: text, expectingDigits: true)
      describe(Self.intent(saying: prompts, script) ?? script.intent(collecting: digits.count), values)
    }
  }

  /// The intent whose form one of these prompts belongs to: a form's prompts have its name before them.
  private static func intent(saying prompts: [String], _ script: Script) -> IntentScript? {
    script.intents.values.first { intent in
      intent.slots.contains { slot in
        prompts.contains { $0.hasPrefix("\(intent.intent.rawValue).\(slot.name).") }
      }
    }
  }

  private mutating func describe(_ script: IntentScript?, _ values: [String: String]) {
    guard let script else { return }
    takenAs = script.intent
    source = script.source
    slots = script.slots.map { slot in
      let ask = slot.ask[language].render([:], language: language)
      return Slot(name: slot.name, value: values[slot.name] ?? bareNumber(for: slot), ask: ask)
    }
    answers = script.answers.map { answer in
      Answer(when: answer.when, say: answer.say[language].source, source: answer.say.source(language) ?? script.source)
    }
  }

  /// The digits of the text where nothing else was understood.
  private func bareNumber(for slot: SlotScript) -> String? {
    guard decision == .number, case .digits(let count) = slot.kind else { return nil }
    let digits = SpokenDigits(language: language).digits(in: text, expectingDigits: true)
    return digits.count == count ? digits : nil
  }
}

extension Template {
  /// As it is written: `Order {order|digits}.`
  fileprivate var source: String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .value(let name, let filter): "{\(name)\(filter.map { "|\($0.rawValue)" } ?? "")}"
      }
    }.joined()
  }
}

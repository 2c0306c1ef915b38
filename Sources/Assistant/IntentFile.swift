import Dialogue
import Understanding

/// One intent as authored: what Oriole does, and how callers ask for it.
struct AuthoredIntent {
  var script: IntentScript
  var phrases: [Language: [AuthoredPhrase]]
  /// For slots whose values stand in the data: where.
  var sources: [String: SlotSource]
  /// Where it stands in its file: `order_status`, `customer.proof.pin`.
  var path: String
}

/// Where the values of a slot stand in the data.
enum SlotSource: Hashable {
  case names(NameSource)
  case codes(CodeSource)
}

/// The table and column with the codes that exist.
struct CodeSource: Hashable {
  var table: String
  var column: String
}

/// The table and columns that give a slot its names.
struct NameSource: Hashable {
  var table: String
  var columns: [Language: String]
  var value: String
}

/// Reads `intents/*.yaml`.
struct IntentFile {
  static let fields: Set<String> = [
    "label", "key", "ask", "collect", "lookup", "missing", "answer", "then", "queue", "do", "private", "offer",
  ]
  static let answerFields: Set<String> = actionFields.union(["when", "say", "then"])
  /// Those of an answer that changes something.
  static let actionFields: Set<String> = ["do", "confirm", "unchanged"]
  static let offerFields: Set<String> = ["when", "say", "intent"]
  let languages: [Language]
  let lookups: [String: String]
  let actions: [String: String]
  /// A check's, which goes on after what is wrong.
  var notes: CheckNotes?

  func read(_ file: TextFile) throws(AssistantError) -> [AuthoredIntent] {
    var intents: [AuthoredIntent] = []
    for (name, node) in try AuthoredNode(file: file, notes: notes).entries() {
      if let intent = try node.attempt(try intent(Intent(rawValue: name), node)) { intents.append(intent) }
    }
    return intents
  }

  private func intent(_ intent: Intent, _ node: AuthoredNode) throws(AssistantError) -> AuthoredIntent {
    let fields = try node.fields(Self.fields)
    func need(_ field: String, _ fault: String) throws(AssistantError) -> AuthoredNode {
      guard let node = fields[field] else { throw node.error(fault) }
      return node
    }
    let label = try node.attempt(try need("label", "has no label").localized(languages)) ?? Localized([:])
    var script = IntentScript(
      intent: intent, label: label, key: try node.attempt(try key(fields["key"])) ?? nil,
      source: "\(node.file):\(node.line ?? 0)")
    var isAnswered = fields["do"] == nil
    if let action = fields["do"], let known = try node.attempt(try action.oneOf(IntentScript.Action.self)) {
      script.action = known
      isAnswered = known == .answer
    }
    script.queue = try node.attempt(try fields["queue"]?.text()) ?? nil
    script.handsOffAfterwards = (try node.attempt(try handsOff(fields["then"])) ?? nil) ?? false
    // In a check, what cannot be read is likelier to be meant as a yes.
    script.isPrivate = (try node.attempt(try fields["private"]?.isYes()) ?? true) ?? false
    script.offer = try node.attempt(try offer(fields["offer"])) ?? nil
    var sources: [String: SlotSource] = [:]
    if let field = fields["collect"],
      let collected = try field.attempt(try SlotFile(languages: languages).read(collect: field))
    {
      (script.slots, sources) = collected
    }
    script.lookup = try node.attempt(try lookup(fields, node)) ?? nil
    script.answers = try node.attempt(try answers(fields["answer"], node, isNeeded: isAnswered)) ?? []
    let slots = Set(script.slots.map(\.name))
    let phrases = try node.attempt(try phrases(try need("ask", "has no phrases (ask)"), slots)) ?? [:]
    return AuthoredIntent(script: script, phrases: phrases, sources: sources, path: intent.rawValue)
  }

  private func key(_ node: AuthoredNode?) throws(AssistantError) -> Digit? {
    guard let node else { return nil }
    guard let digit = Digit(rawValue: try node.text()), !["0", "*", "#"].contains(digit.rawValue) else {
      throw node.error("a key is one of 1–9; 0, * and # have their meaning already")
    }
    return digit
  }

  private func handsOff(_ node: AuthoredNode?) throws(AssistantError) -> Bool? {
    guard let node else { return nil }
    switch try node.text() {
    case "handoff": return true
    case "go_on": return false
    default: throw node.error("can only be “handoff” or “go_on”")
    }
  }

  private func offer(_ node: AuthoredNode?) throws(AssistantError) -> IntentScript.Offer? {
    guard let node else { return nil }
    let fields = try node.fields(Self.offerFields)
    guard let when = fields["when"], let say = fields["say"], let intent = fields["intent"] else {
      throw node.error("needs when, say and intent")
    }
    return IntentScript.Offer(
      when: try when.condition(), say: try say.localized(languages), intent: Intent(rawValue: try intent.text()))
  }

  private func lookup(
    _ fields: [String: AuthoredNode], _ node: AuthoredNode
  ) throws(AssistantError) -> IntentScript.Lookup? {
    guard let lookup = fields["lookup"] else { return nil }
    let name = try lookup.text()
    guard let statement = lookups[name] else {
      throw lookup.error("“\(name)” is not a lookup\(AuthoredNode.suggestion(for: name, among: lookups.keys))")
    }
    guard let missing = fields["missing"] else { throw node.error("looks something up, but has no “missing”") }
    return IntentScript.Lookup(name: name, statement: statement, missing: try missing.localized(languages))
  }

  private func answers(
    _ node: AuthoredNode?, _ intent: AuthoredNode, isNeeded: Bool
  ) throws(AssistantError) -> [IntentScript.Answer] {
    guard let node else {
      if isNeeded { throw intent.error("has no answer") }
      return []
    }
    guard node.isList else {
      return [IntentScript.Answer(say: try node.localized(languages))]
    }
    let items = try node.list()
    var answers: [IntentScript.Answer] = []
    for item in items {
      if let answer = try item.attempt(try answer(item)) { answers.append(answer) }
    }
    guard answers.last?.when.isEmpty == true || answers.count < items.count else {
      throw node.error("the last answer must be without “when”")
    }
    return answers
  }

  private func answer(_ item: AuthoredNode) throws(AssistantError) -> IntentScript.Answer {
    let fields = try item.fields(Self.answerFields)
    guard let say = fields["say"] else { throw item.error("has no say") }
    var when: [String: String] = [:]
    for (column, value) in try fields["when"]?.entries() ?? [] { when[column] = try value.text() }
    return IntentScript.Answer(
      when: when, say: try say.localized(languages), action: try item.attempt(try action(fields, item)) ?? nil,
      handsOff: try item.attempt(try handsOff(fields["then"])) ?? nil)
  }

  /// The change that an answer makes, after the caller's yes.
  private func action(_ fields: [String: AuthoredNode], _ item: AuthoredNode) throws(AssistantError) -> ActionScript? {
    guard let node = fields["do"] else {
      if let stray = fields["confirm"] ?? fields["unchanged"] { throw stray.error("belongs to an action (do)") }
      return nil
    }
    let name = try node.text()
    if actions[name] == nil {
      try node.report("“\(name)” is not an action\(AuthoredNode.suggestion(for: name, among: actions.keys))")
    }
    if fields["confirm"] == nil {
      try item.report("changes something, but does not ask the caller first (confirm)")
    }
    return ActionScript(
      name: name, statement: actions[name] ?? "", ask: try fields["confirm"]?.localized(languages) ?? Localized([:]),
      unchanged: try fields["unchanged"]?.localized(languages))
  }

  private func phrases(
    _ ask: AuthoredNode, _ slots: Set<String>
  ) throws(AssistantError) -> [Language: [AuthoredPhrase]] {
    let fields = try ask.fields(Set(languages.map(\.rawValue)))
    var phrases: [Language: [AuthoredPhrase]] = [:]
    for language in languages {
      guard let list = fields[language.rawValue] else {
        try ask.report("has no phrases for “\(language.rawValue)”")
        continue
      }
      for node in try list.list() {
        guard let phrase = try node.attempt(try AuthoredPhrase(node)) else { continue }
        for unknown in phrase.slots where !slots.contains(unknown) {
          try node.report("{\(unknown)} is not collected\(AuthoredNode.suggestion(for: unknown, among: slots))")
        }
        phrases[language, default: []].append(phrase)
      }
    }
    return phrases
  }
}

import Dialogue
import Understanding

/// `assistant.yaml`: what holds for the whole assistant.
struct AssistantFile {
  let name: String
  let languages: [Language]
  let hold: String?
  let bands: Bands
  let limits: Limits
  /// Name to file, in the order written.
  let tables: [(name: String, file: String, node: AuthoredNode)]
  let lookups: [String: String]
  /// Changes of the data, by name: SQL that writes.
  let actions: [String: String]
  let handoff: AuthoredHandoff
  let ladder: AuthoredLadder
  let customer: AuthoredCustomer?
  let words: Words
  let prompts: [PromptName: Localized]
  /// What is said otherwise to callers who chat.
  let chatPrompts: [PromptName: Localized]
  /// The author's acoustic model and dictionary by language.
  let models: [Language: (model: String, dictionary: String)]

  static let fields: Set<String> = [
    "name", "languages", "hold", "listening", "bands", "handoff", "tables", "lookups", "actions", "ladder", "customer",
    "words", "prompts", "chat_prompts", "models",
  ]
  static let bandFields: Set<String> = ["accept", "confirm", "hearing", "doubt", "sure", "close"]
  static let listeningFields: Set<String> = ["silence_seconds", "between_keys_seconds", "longest_answer_seconds"]
  static let handoffFields: Set<String> = Set([
    "queue", "longest_wait_seconds", "queue_limit", "after",
  ]).union(AuthoredHandoff.routingFields)
  static let afterFields: Set<String> = ["frustration"]
  static let modelFields: Set<String> = ["acoustic", "dictionary"]

  /// In a check, goes on after what is wrong wherever the rest can be read without it.
  init(_ file: TextFile, notes: CheckNotes? = nil) throws(AssistantError) {
    let root = try AuthoredNode(file: file, notes: notes)
    let fields = try root.fields(Self.fields)
    func need(_ field: String) throws(AssistantError) -> AuthoredNode {
      guard let node = fields[field] else { throw root.error("has no “\(field)”") }
      return node
    }
    name = try root.attempt(try need("name").text()) ?? ""
    languages = try Self.languages(try need("languages"))
    hold = try root.attempt(try fields["hold"]?.text()) ?? nil
    bands = try root.attempt(try Self.bands(try need("bands"))) ?? .unread
    limits =
      try root.attempt(try Self.limits(listening: try need("listening"), handoff: try need("handoff"))) ?? .unread
    handoff = try AuthoredHandoff(try need("handoff"))
    var tables: [(name: String, file: String, node: AuthoredNode)] = []
    for (name, node) in try fields["tables"]?.entries() ?? [] {
      if let file = try node.attempt(try node.text()) { tables.append((name, file, node)) }
    }
    self.tables = tables
    var lookups: [String: String] = [:]
    for (name, node) in try fields["lookups"]?.entries() ?? [] {
      lookups[name] = try node.attempt(try Self.lookup(node)) ?? ""
    }
    self.lookups = lookups
    var actions: [String: String] = [:]
    for (name, node) in try fields["actions"]?.entries() ?? [] {
      actions[name] = try node.attempt(try node.text()) ?? ""
    }
    self.actions = actions
    let languages = languages
    ladder = try root.attempt(try AuthoredLadder(fields["ladder"])) ?? AuthoredLadder()
    customer =
      try root.attempt(try AuthoredCustomer(fields["customer"], languages: languages, lookups: lookups)) ?? nil
    words = try root.attempt(try Self.words(fields["words"], languages)) ?? Words()
    prompts = try root.attempt(try Self.prompts(try need("prompts"), languages, PromptName.optional)) ?? [:]
    chatPrompts =
      try root.attempt(
        try fields["chat_prompts"].map { node throws(AssistantError) in
          try Self.prompts(node, languages, Set(PromptName.allCases))
        } ?? [:]) ?? [:]
    models = try root.attempt(try Self.models(fields["models"], languages)) ?? [:]
  }

  private static func lookup(_ node: AuthoredNode) throws(AssistantError) -> String {
    let statement = try node.text()
    if let fault = WebAddress(statement)?.fault { throw node.error(fault) }
    return statement
  }

  private static func languages(_ node: AuthoredNode) throws(AssistantError) -> [Language] {
    var languages: [Language] = []
    for item in try node.list() {
      let language = Language(rawValue: try item.text())
      guard [.english, .mandarin].contains(language) else {
        throw item.error("“\(language.rawValue)” is not there; Oriole speaks en and zh")
      }
      guard !languages.contains(language) else { throw item.error("“\(language.rawValue)” stands twice") }
      languages.append(language)
    }
    guard !languages.isEmpty else { throw node.error("names no language") }
    return languages
  }

  private static func bands(_ node: AuthoredNode) throws(AssistantError) -> Bands {
    let fields = try node.fields(bandFields)
    var bands = Bands(
      accept: try fields["accept"]?.number(in: 0...1) ?? 0.5, confirm: try fields["confirm"]?.number(in: 0...1) ?? 0.25,
      hearing: try fields["hearing"]?.number(in: 0...1) ?? 0.02,
      doubt: try fields["doubt"]?.number(in: 0...1) ?? 0.15)
    bands.sure = try fields["sure"]?.number(in: 0...1) ?? bands.sure
    bands.close = try fields["close"]?.number(in: 0...1) ?? bands.close
    guard bands.confirm <= bands.accept else { throw node.error("confirm must not be above accept") }
    return bands
  }

  private static func limits(
    listening: AuthoredNode, handoff: AuthoredNode
  ) throws(AssistantError) -> Limits {
    let times = try listening.fields(listeningFields)
    let people = try handoff.fields(handoffFields)
    let after = try people["after"]?.fields(afterFields) ?? [:]
    var limits = Limits(
      silence: .milliseconds(Int((try times["silence_seconds"]?.number(in: 1...60) ?? 7) * 1000)),
      betweenKeys: .milliseconds(Int((try times["between_keys_seconds"]?.number(in: 0.5...10) ?? 2.5) * 1000)),
      longestWait: .seconds(Int(try people["longest_wait_seconds"]?.number(in: 10...86_400) ?? 600)),
      queue: try people["queue"]?.text() ?? "general",
      queueLimit: Int(try people["queue_limit"]?.number(in: 1...10_000) ?? 100),
      frustration: try after["frustration"]?.number(in: 0...1) ?? 0.7)
    limits.longestAnswer = try times["longest_answer_seconds"]?.number(in: 5...600) ?? limits.longestAnswer
    return limits
  }

  private static func words(_ node: AuthoredNode?, _ languages: [Language]) throws(AssistantError) -> Words {
    var words: [String: [String: [Language: String]]] = [:]
    for (column, codes) in try node?.entries() ?? [] {
      for (code, texts) in try codes.entries() {
        let localized = try texts.localized(languages)
        for language in languages {
          words[column, default: [:]][code, default: [:]][language] = localized[language].render(
            [:], language: language)
        }
      }
    }
    return Words(words)
  }

  private static func prompts(
    _ node: AuthoredNode, _ languages: [Language], _ optional: Set<PromptName>
  ) throws(AssistantError) -> [PromptName: Localized] {
    let fields = try node.fields(Set(PromptName.allCases.map(\.rawValue)))
    var prompts: [PromptName: Localized] = [:]
    for name in PromptName.allCases {
      guard let field = fields[name.rawValue] else {
        if !optional.contains(name) { try node.report("has no “\(name.rawValue)”") }
        continue
      }
      prompts[name] = try field.attempt(try field.localized(languages))
    }
    return prompts
  }

  private static func models(
    _ node: AuthoredNode?, _ languages: [Language]
  ) throws(AssistantError) -> [Language: (model: String, dictionary: String)] {
    var models: [Language: (model: String, dictionary: String)] = [:]
    for (name, field) in try node?.fields(Set(languages.map(\.rawValue))) ?? [:] {
      let parts = try field.fields(modelFields)
      guard let acoustic = parts["acoustic"], let dictionary = parts["dictionary"] else {
        throw field.error("needs acoustic (a folder) and dictionary (a file)")
      }
      models[Language(rawValue: name)] = (try acoustic.text(), try dictionary.text())
    }
    return models
  }
}

extension Bands {
  /// In place of what a check cannot read; nothing is said with it.
  fileprivate static let unread = Bands(accept: 1, confirm: 1, hearing: 1)
}

extension Limits {
  /// In place of what a check cannot read; nothing is said with it.
  fileprivate static let unread = Limits(
    silence: .zero, betweenKeys: .zero, longestWait: .zero, queue: "", queueLimit: 0, frustration: 1)
}

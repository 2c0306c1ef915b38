import Dialogue
import Foundation
import Understanding

/// Reads an assistant's folder.
public struct AssistantLoader {
  let folder: String
  /// Where Oriole's own models are, for an assistant that has none beside it.
  var models: String?
  var cache: ClassifierCache?
  /// A check's, which goes on after what is wrong.
  var notes: CheckNotes?

  /// - Parameters:
  ///   - folder: the assistant's.
  ///   - models: a folder with `speech` and `embedding`, for what does not stand beside the assistant's folder.
  ///   - cache: keeps what is trained; without one, each loading trains.
  /// - Returns: the assistant, ready for calls.
  /// - Throws: `AssistantError` with file and line on the first thing that is wrong.
  public static func load(
    _ folder: String, models: String? = nil, cache: ClassifierCache? = nil
  ) throws(AssistantError) -> LoadedAssistant {
    let loader = AssistantLoader(folder: folder, models: models, cache: cache)
    let files = try loader.read()
    var assistant = try loader.compile(files.file, files.tables, files.intents, files.questions, files.names)
    assistant.script.ladder = files.ladder
    assistant.script.customer = files.file.customer?.script
    assistant.script.handoff = files.handoff
    return assistant
  }

  /// The authored files, before anything is made of them.
  struct Files {
    var file: AssistantFile
    var tables: [AuthoredTable]
    var intents: [AuthoredIntent]
    var questions: [Language: [FAQEntry]]
    var names: NameCatalogue
    var ladder: Ladder
    var handoff: HandoffScript
  }

  func checkFolder() throws(AssistantError) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else {
      throw AssistantError(file: folder, message: "no such assistant")
    }
    guard isFolder.boolValue else { throw AssistantError(file: folder, message: "an assistant is a folder") }
  }

  func read() throws(AssistantError) -> Files {
    try checkFolder()
    let file = try AssistantFile(try TextFile(path: path("assistant.yaml")), notes: notes)
    let tables = try readTables(file)
    var intents: [AuthoredIntent] = []
    for name in try notes.attempt(try listing("intents", ending: ".yaml")) ?? [] {
      let reader = IntentFile(
        languages: file.languages, lookups: file.lookups, actions: file.actions, notes: notes)
      intents += try notes.attempt(try reader.read(try TextFile(path: path("intents/\(name)")))) ?? []
    }
    try checkIntents(intents)
    let ladder = try notes.attempt(try file.ladder.ladder(with: intents.map(\.script.intent)))
    let handoff = try notes.attempt(try file.handoff.script(with: intents.map(\.script)))
    let questions = try readQuestions(file.languages)
    var general: [Language: [String]] = [:]
    for language in file.languages {
      general[language] = try notes.attempt(try lines(shared("speech/\(language.rawValue)/background.txt"))) ?? []
    }
    let names = try NameCatalogue(
      intents: intents + (file.customer?.proofs ?? []), questions: questions, general: general, tables: tables,
      languages: file.languages, notes: notes)
    try checkOffers(intents, questions, file)
    return Files(
      file: file, tables: tables, intents: intents, questions: questions, names: names, ladder: ladder ?? .usual,
      handoff: handoff ?? HandoffScript())
  }

  func path(_ name: String) -> String { folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)" }

  /// A path in an authored file is relative to the assistant's folder.
  func resolve(_ name: String) -> String { name.hasPrefix("/") ? name : path(name) }

  private func listing(_ name: String, ending: String) throws(AssistantError) -> [String] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path(name)) else {
      throw AssistantError(file: path(name), message: "no such folder")
    }
    let files = names.filter { $0.hasSuffix(ending) && !$0.hasPrefix(".") }.sorted()
    guard !files.isEmpty else { throw AssistantError(file: path(name), message: "has no *\(ending) file") }
    return files
  }

  private func readTables(_ file: AssistantFile) throws(AssistantError) -> [AuthoredTable] {
    var tables: [AuthoredTable] = []
    for table in file.tables {
      guard FileManager.default.fileExists(atPath: resolve(table.file)) else {
        try table.node.report("no such file: \(resolve(table.file))")
        continue
      }
      guard let csv = try notes.attempt(try CSVFile(try TextFile(path: resolve(table.file)), notes: notes)) else {
        continue
      }
      tables.append(AuthoredTable(name: table.name, columns: csv.columns, rows: csv.rows))
    }
    return tables
  }

  private func checkIntents(_ intents: [AuthoredIntent]) throws(AssistantError) {
    var seen: [Intent: String] = [:]
    var keys: [Digit: IntentScript] = [:]
    for script in intents.map(\.script) {
      if let first = seen.updateValue(script.source, forKey: script.intent) {
        try notes.report(
          AssistantError(at: script.source, "“\(script.intent.rawValue)” stands twice; first in \(first)"))
      }
      if let key = script.key, let first = keys.updateValue(script, forKey: key) {
        try notes.report(
          AssistantError(
            at: script.source, "key \(key.rawValue) is taken by \(first.intent.rawValue) (\(first.source))"))
      }
    }
    guard intents.contains(where: { $0.script.action == .handoff }) else {
      try notes.report(AssistantError(file: path("intents"), message: "no intent leads to a person (do: handoff)"))
      return
    }
  }

  private func checkOffers(
    _ intents: [AuthoredIntent], _ questions: [Language: [FAQEntry]], _ file: AssistantFile
  ) throws(AssistantError) {
    let asked = questions.values.joined().map(QuestionCompiler.intent)
    let known = Set(intents.map(\.script.intent) + asked)
    for intent in intents.map(\.script) {
      guard let offer = intent.offer, !known.contains(offer.intent) else { continue }
      let suggestion = AuthoredNode.suggestion(for: offer.intent.rawValue, among: known.map(\.rawValue))
      try report(intent, "offer.intent", "“\(offer.intent.rawValue)” is no intent\(suggestion)")
    }
    // In a check, one that could not be read is told of already.
    guard let secret = intents.first(where: { $0.script.isPrivate }), file.customer?.script.ways.isEmpty ?? true,
      notes?.line(of: "customer.proof", in: path("assistant.yaml")) == nil
    else { return }
    try report(secret.script, "private", "nobody can prove who they are (customer: proof)")
  }

  /// Tells what is wrong with a part of an intent, with the part's line in a check and the intent's while loading.
  private func report(_ script: IntentScript, _ part: String, _ message: String) throws(AssistantError) {
    let path = "\(script.intent.rawValue).\(part)"
    var fault = AssistantError(at: script.source, "\(path): \(message)")
    fault.line = notes?.line(of: path, in: fault.file) ?? fault.line
    try notes.report(fault)
  }

  private func readQuestions(_ languages: [Language]) throws(AssistantError) -> [Language: [FAQEntry]] {
    guard FileManager.default.fileExists(atPath: path("faq")) else { return [:] }
    var questions: [Language: [FAQEntry]] = [:]
    for language in languages {
      let file = try notes.attempt(try TextFile(path: path("faq/\(language.rawValue).md")))
      guard let file else { continue }
      let entries = try FAQFile(file, notes: notes).entries
      var seen: [String: Int] = [:]
      for entry in entries {
        if let first = seen.updateValue(entry.line, forKey: entry.id) {
          try notes.report(
            AssistantError(
              file: entry.file, line: entry.line, message: "{#\(entry.id)} stands twice; first in line \(first)"))
        }
      }
      questions[language] = entries
    }
    let known = questions[languages[0]] ?? []
    for language in languages.dropFirst() {
      guard let own = questions[language] else { continue }
      let ids = Set(own.map(\.id))
      for missing in known where !ids.contains(missing.id) {
        try notes.report(
          AssistantError(
            file: path("faq/\(language.rawValue).md"),
            message: "has no {#\(missing.id)} (\(missing.file):\(missing.line))"))
      }
    }
    return questions
  }

  private func compile(
    _ file: AssistantFile, _ tables: [AuthoredTable], _ intents: [AuthoredIntent],
    _ questions: [Language: [FAQEntry]], _ names: NameCatalogue
  ) throws(AssistantError) -> LoadedAssistant {
    var scripts = Dictionary(intents.map { ($0.script.intent, $0.script) }) { first, _ in first }
    for script in try QuestionCompiler(languages: file.languages, questions: questions).scripts() {
      scripts[script.intent] = script
    }
    var classifiers: [Language: IntentClassifier] = [:]
    var moods: [Language: MoodClassifier] = [:]
    var speech: [Language: SpeechResources] = [:]
    for language in file.languages {
      var compiler = PhraseCompiler(language: language, names: names.spoken(in: language))
      var examples = intents.flatMap { compiler.examples(of: $0) }
      for entry in questions[language] ?? [] {
        examples += ([entry.question] + entry.phrases).map { Example(QuestionCompiler.intent(entry), $0) }
      }
      classifiers[language] = try classifier(examples, language)
      moods[language] = try mood(language)
      speech[language] = try speechResources(file, language, intents, questions[language] ?? [], &compiler)
    }
    var script = Script(
      languages: file.languages, intents: scripts, prompts: file.prompts, words: file.words, bands: file.bands,
      limits: file.limits, classifiers: classifiers, names: names.lists, codes: names.codes,
      moods: MoodReader(classifiers: moods))
    script.chatPrompts = file.prompts.merging(file.chatPrompts) { $1 }
    return LoadedAssistant(
      name: file.name, folder: folder, script: script, tables: tables, holdMelody: file.hold.map(resolve),
      speech: speech)
  }

  private func classifier(_ examples: [Example], _ language: Language) throws(AssistantError) -> IntentClassifier {
    let background = try lines(path("background/\(language.rawValue).txt"))
    let general = try lines(shared("speech/\(language.rawValue)/background.txt"))
    let embedding = try embedding(language)
    return cache?.classifier(
      examples: examples, background: background, general: general, language: language, embedding: embedding)
      ?? IntentClassifier(
        examples: examples, background: background, general: general, language: language, embedding: embedding)
  }

  /// What the language's examples of frustrated and calm callers teach; nil without any.
  private func mood(_ language: Language) throws(AssistantError) -> MoodClassifier? {
    let file = shared("speech/\(language.rawValue)/mood.tsv")
    guard FileManager.default.fileExists(atPath: file) else { return nil }
    return MoodClassifier(examples: try MoodFile.read(file), language: language)
  }

  /// The language's embedding table, which comes with Oriole's other models; nil without one.
  private func embedding(_ language: Language) throws(AssistantError) -> SentenceEmbedding? {
    let table = shared("embedding/\(language.rawValue).table")
    return FileManager.default.fileExists(atPath: table) ? try EmbeddingFile.read(table) : nil
  }

  /// The lines of an optional file that are not comments.
  func lines(_ path: String) throws(AssistantError) -> [String] {
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    return try TextFile(path: path).phrases
  }

  /// A file of the models that all assistants share: the one beside the assistant's folder, or else Oriole's own.
  private func shared(_ name: String) -> String {
    let beside = path("../\(name)")
    guard let models, !FileManager.default.fileExists(atPath: beside) else { return beside }
    return "\(models)/\(name)"
  }

  /// The author's pronunciations; nil without any.
  func lexicon(_ language: Language) -> String? {
    let lexicon = path("lexicon/\(language.rawValue).dict")
    return FileManager.default.fileExists(atPath: lexicon) ? lexicon : nil
  }

  private func speechResources(
    _ file: AssistantFile, _ language: Language, _ intents: [AuthoredIntent], _ questions: [FAQEntry],
    _ compiler: inout PhraseCompiler
  ) throws(AssistantError) -> SpeechResources {
    let shared = try SharedPhrases(
      yesNo: lines(shared("speech/\(language.rawValue)/yesno.txt")),
      carriers: lines(shared("speech/\(language.rawValue)/carriers.txt")))
    return SpeechResources(
      acousticModel: file.models[language].map { resolve($0.model) },
      dictionary: file.models[language].map { resolve($0.dictionary) },
      lexicon: lexicon(language),
      phrases: shared.phrases(
        intents: intents + (file.customer?.proofs ?? []), questions: questions, compiler: &compiler))
  }
}

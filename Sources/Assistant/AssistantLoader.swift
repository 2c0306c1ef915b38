import Dialogue
import Foundation
import Understanding

/// Reads an assistant's folder.
public struct AssistantLoader {
  let folder: String
  let cache: ClassifierCache?

  /// - Parameters:
  ///   - folder: the assistant's.
  ///   - cache: keeps what is trained; without one, each loading trains.
  /// - Returns: the assistant, ready for calls.
  /// - Throws: `AssistantError` with file and line on the first thing that is wrong.
  public static func load(
    _ folder: String, cache: ClassifierCache? = nil
  ) throws(AssistantError) -> LoadedAssistant {
    var loader = AssistantLoader(folder: folder, cache: cache)
    return try loader.load()
  }

  private mutating func load() throws(AssistantError) -> LoadedAssistant {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else {
      throw AssistantError(file: folder, message: "no such assistant")
    }
    guard isFolder.boolValue else { throw AssistantError(file: folder, message: "an assistant is a folder") }
    let file = try AssistantFile(try TextFile(path: path("assistant.yaml")))
    let tables = try readTables(file)
    var intents: [AuthoredIntent] = []
    for name in try listing("intents", ending: ".yaml") {
      let reader = IntentFile(languages: file.languages, lookups: file.lookups, actions: file.actions)
      intents += try reader.read(try TextFile(path: path("intents/\(name)")))
    }
    try checkIntents(intents)
    let ladder = try file.ladder.ladder(with: intents.map(\.script.intent))
    let questions = try readQuestions(file.languages)
    let proofs = file.customer?.proofs ?? []
    let names = try NameCatalogue(
      intents: intents + proofs, tables: tables, languages: file.languages, file: path("assistant.yaml"))
    var assistant = try compile(file, tables, intents, questions, names)
    assistant.script.ladder = ladder
    assistant.script.customer = file.customer?.script
    try checkOffers(intents, assistant.script)
    return assistant
  }

  private func path(_ name: String) -> String { folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)" }

  /// A path in an authored file is relative to the assistant's folder.
  private func resolve(_ name: String) -> String { name.hasPrefix("/") ? name : path(name) }

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
        throw table.node.error("no such file: \(resolve(table.file))")
      }
      let csv = try CSVFile(try TextFile(path: resolve(table.file)))
      tables.append(AuthoredTable(name: table.name, columns: csv.columns, rows: csv.rows))
    }
    return tables
  }

  private func checkIntents(_ intents: [AuthoredIntent]) throws(AssistantError) {
    var seen: [Intent: String] = [:]
    var keys: [Digit: IntentScript] = [:]
    for script in intents.map(\.script) {
      if let first = seen.updateValue(script.source, forKey: script.intent) {
        throw located(script.source, "“\(script.intent.rawValue)” stands twice; first in \(first)")
      }
      if let key = script.key, let first = keys.updateValue(script, forKey: key) {
        throw located(script.source, "key \(key.rawValue) is taken by \(first.intent.rawValue) (\(first.source))")
      }
    }
    guard intents.contains(where: { $0.script.action == .handoff }) else {
      throw AssistantError(file: path("intents"), message: "no intent leads to a person (do: handoff)")
    }
  }

  private func checkOffers(_ intents: [AuthoredIntent], _ script: Script) throws(AssistantError) {
    for intent in intents.map(\.script) {
      guard let offer = intent.offer, script.intents[offer.intent] == nil else { continue }
      let known = script.intents.keys.map(\.rawValue)
      let suggestion = AuthoredNode.suggestion(for: offer.intent.rawValue, among: known)
      throw located(intent.source, "\(intent.intent.rawValue): offers “\(offer.intent.rawValue)”\(suggestion)")
    }
    guard intents.allSatisfy({ !$0.script.isPrivate }) || script.customer?.ways.isEmpty == false else {
      throw AssistantError(file: path("assistant.yaml"), message: "has private intents, but no proof (customer: proof)")
    }
  }

  private func located(_ source: String, _ message: String) -> AssistantError {
    let parts = source.split(separator: ":")
    return AssistantError(
      file: parts.dropLast().joined(separator: ":"), line: parts.last.flatMap { Int($0) }, message: message)
  }

  private func readQuestions(_ languages: [Language]) throws(AssistantError) -> [Language: [FAQEntry]] {
    guard FileManager.default.fileExists(atPath: path("faq")) else { return [:] }
    var questions: [Language: [FAQEntry]] = [:]
    for language in languages {
      let entries = try FAQFile(try TextFile(path: path("faq/\(language.rawValue).md"))).entries
      var seen: [String: Int] = [:]
      for entry in entries {
        if let first = seen.updateValue(entry.line, forKey: entry.id) {
          throw AssistantError(
            file: entry.file, line: entry.line, message: "{#\(entry.id)} stands twice; first in line \(first)")
        }
      }
      questions[language] = entries
    }
    let known = questions[languages[0]] ?? []
    for language in languages.dropFirst() {
      let ids = Set(questions[language]?.map(\.id) ?? [])
      if let missing = known.first(where: { !ids.contains($0.id) }) {
        throw AssistantError(
          file: path("faq/\(language.rawValue).md"),
          message: "has no {#\(missing.id)} (\(missing.file):\(missing.line))")
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
    let script = Script(
      languages: file.languages, intents: scripts, prompts: file.prompts, words: file.words, bands: file.bands,
      limits: file.limits, classifiers: classifiers, names: names.lists, codes: names.codes,
      moods: MoodReader(classifiers: moods))
    return LoadedAssistant(
      name: file.name, folder: folder, script: script, tables: tables, holdMelody: file.hold.map(resolve),
      speech: speech)
  }

  private func classifier(_ examples: [Example], _ language: Language) throws(AssistantError) -> IntentClassifier {
    let background = try lines("background/\(language.rawValue).txt")
    let general = try lines("../speech/\(language.rawValue)/background.txt")
    let embedding = try embedding(language)
    return cache?.classifier(
      examples: examples, background: background, general: general, language: language, embedding: embedding)
      ?? IntentClassifier(
        examples: examples, background: background, general: general, language: language, embedding: embedding)
  }

  /// What the language's examples of frustrated and calm callers teach; nil without any.
  private func mood(_ language: Language) throws(AssistantError) -> MoodClassifier? {
    let file = path("../speech/\(language.rawValue)/mood.tsv")
    guard FileManager.default.fileExists(atPath: file) else { return nil }
    return MoodClassifier(examples: try MoodFile.read(file), language: language)
  }

  /// The language's embedding table, which comes with Oriole's other models beside the assistant; nil without one.
  private func embedding(_ language: Language) throws(AssistantError) -> SentenceEmbedding? {
    let table = path("../embedding/\(language.rawValue).table")
    return FileManager.default.fileExists(atPath: table) ? try EmbeddingFile.read(table) : nil
  }

  /// The lines of an optional file that are not comments.
  private func lines(_ name: String) throws(AssistantError) -> [String] {
    guard FileManager.default.fileExists(atPath: path(name)) else { return [] }
    return try TextFile(path: path(name)).phrases
  }

  private func speechResources(
    _ file: AssistantFile, _ language: Language, _ intents: [AuthoredIntent], _ questions: [FAQEntry],
    _ compiler: inout PhraseCompiler
  ) throws(AssistantError) -> SpeechResources {
    let shared = try SharedPhrases(
      yesNo: lines("../speech/\(language.rawValue)/yesno.txt"),
      carriers: lines("../speech/\(language.rawValue)/carriers.txt"))
    let lexicon = path("lexicon/\(language.rawValue).dict")
    return SpeechResources(
      acousticModel: file.models[language].map { resolve($0.model) },
      dictionary: file.models[language].map { resolve($0.dictionary) },
      lexicon: FileManager.default.fileExists(atPath: lexicon) ? lexicon : nil,
      phrases: shared.phrases(
        intents: intents + (file.customer?.proofs ?? []), questions: questions, compiler: &compiler))
  }
}

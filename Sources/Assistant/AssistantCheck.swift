import Dialogue
import Foundation
import Understanding

/// Reads an assistant's files and finds all that is wrong with them, not only the first. Nothing is trained, and the big
/// tables stay unread.
public struct AssistantCheck {
  /// As the author wrote it: the start of each problem's file.
  public let folder: String
  let loader: AssistantLoader
  let notes = CheckNotes()
  /// Nil when `assistant.yaml` cannot be read so far that the rest makes sense.
  let files: AssistantLoader.Files?

  /// - Throws: `AssistantError` when there is no such folder.
  public init(_ folder: String) throws(AssistantError) {
    self.folder = folder
    loader = AssistantLoader(folder: folder, notes: notes)
    try loader.checkFolder()
    files = try CheckNotes?(notes).attempt(try loader.read())
  }

  /// The lookups that can be tried, by name.
  public var lookups: [AuthoredLookup] {
    let file = loader.path("assistant.yaml")
    return (files?.file.lookups ?? [:]).filter { !$0.value.isEmpty }.map { name, statement in
      AuthoredLookup(name: name, statement: statement, file: file, line: notes.line(of: "lookups.\(name)", in: file))
    }.sorted { $0.name < $1.name }
  }

  public var tables: [AuthoredTable] { files?.tables ?? [] }

  /// Everything that is wrong, by file and line.
  ///
  /// - Parameter columns: what the rows of each lookup have; what depends on a lookup that is not there is not checked.
  /// - Returns: sorted by file and line; none if all is well.
  public func problems(columns: [String: [String]]) -> [AssistantProblem] {
    guard let files else { return AssistantProblem.sorted(notes.problems) }
    let context = CheckContext(files: files, notes: notes, columns: columns, loader: loader)
    let found: [[AssistantProblem]] = [
      notes.problems, NamedFiles(context).problems, AuthoredQuestions(context).problems, TextValues(context).problems,
      AnswerConditions(context).problems, LookupArguments(context).problems, PhraseCollisions(context).problems,
      SpeakingTime.problems(context), UnusedParts(context).problems, DataWords(context).problems,
      QueueNames(context).problems,
    ]
    return AssistantProblem.sorted(found.joined())
  }

  /// How many intents (with those of questions left out), questions and languages there are.
  public var size: (intents: Int, questions: Int, languages: Int) {
    guard let files else { return (0, 0, 0) }
    let questions = files.file.languages.first.flatMap { files.questions[$0]?.count } ?? 0
    return (files.intents.count, questions, files.file.languages.count)
  }
}

/// A lookup as authored, and where.
public struct AuthoredLookup: Sendable, Hashable {
  public var name: String
  /// SQL.
  public var statement: String
  public var file: String
  public var line: Int?
}

/// What the parts of a check go by.
struct CheckContext {
  let files: AssistantLoader.Files
  let notes: CheckNotes
  /// What the rows of each lookup have, by the lookup's name.
  let columns: [String: [String]]
  let loader: AssistantLoader

  var assistantFile: String { loader.path("assistant.yaml") }
  var scripts: [IntentScript] { files.intents.map(\.script) }
  var languages: [Language] { files.file.languages }

  /// The file in which an intent stands.
  static func file(of script: IntentScript) -> String { AssistantError(at: script.source, "").file }

  /// The line of a part of an intent such as `answer[2].say`; that of the intent where there is none.
  func line(of part: String, _ script: IntentScript) -> Int? {
    let source = AssistantError(at: script.source, "")
    return notes.line(of: "\(script.intent.rawValue).\(part)", in: source.file) ?? source.line
  }

  func has(_ part: String, _ script: IntentScript) -> Bool {
    notes.line(of: "\(script.intent.rawValue).\(part)", in: Self.file(of: script)) != nil
  }

  /// What is known of the rows that an intent looks up.
  enum Rows {
    /// There is no lookup.
    case none
    /// What is wrong with the lookup is told elsewhere.
    case unknown
    case columns([String], lookup: String)
  }

  func rows(of script: IntentScript) -> Rows {
    if let lookup = script.lookup {
      return columns[lookup.name].map { .columns($0, lookup: lookup.name) } ?? .unknown
    }
    let isDoubtful = notes.hasUnknownField(script.intent.rawValue, in: Self.file(of: script))
    return has("lookup", script) || isDoubtful ? .unknown : .none
  }

  func problem(
    _ severity: AssistantProblem.Severity, at part: String, _ script: IntentScript, _ message: String
  ) -> AssistantProblem {
    AssistantProblem(
      file: Self.file(of: script), line: line(of: part, script), severity: severity,
      message: "\(script.intent.rawValue).\(part): \(message)")
  }

  /// A problem with an entry of `assistant.yaml`, such as `lookups.order`.
  func problem(_ severity: AssistantProblem.Severity, at entry: String, _ message: String) -> AssistantProblem {
    AssistantProblem(
      file: assistantFile, line: notes.line(of: entry, in: assistantFile), severity: severity,
      message: "\(entry): \(message)")
  }
}

extension AssistantCheck {
  /// `assistant.yaml`.
  public var file: String { loader.path("assistant.yaml") }

  /// The line where a table is named.
  public func line(ofTable name: String) -> Int? { notes.line(of: "tables.\(name)", in: file) }
}

import Dialogue
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
  public var lookups: [AuthoredStatement] { statements(files?.file.lookups ?? [:], in: "lookups") }

  /// The actions that can be tried, by name.
  public var actions: [AuthoredStatement] { statements(files?.file.actions ?? [:], in: "actions") }

  private func statements(_ named: [String: String], in entry: String) -> [AuthoredStatement] {
    named.filter { !$0.value.isEmpty }.map { name, statement in
      let path = "\(entry).\(name)"
      return AuthoredStatement(
        name: name, path: path, statement: statement, file: file, line: notes.line(of: path, in: file))
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
      AnswerConditions(context).problems, Offers(context).problems, NamedArguments(context).problems,
      CustomerLookups(context).problems, PhraseCollisions(context).problems, SpeakingTime(context).problems,
      UnusedParts(context).problems, UnusedPrompts(context).problems, Reachability(context).problems,
      DataWords(context).problems, QueueNames(context).problems, HandoffCheck(context).problems,
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

/// A lookup or an action as authored, and where.
public struct AuthoredStatement: Sendable, Hashable {
  public var name: String
  /// `lookups.order_by_number`
  public var path: String
  /// SQL.
  public var statement: String
  public var file: String
  public var line: Int?
}

extension AssistantCheck {
  /// `assistant.yaml`.
  public var file: String { loader.path("assistant.yaml") }

  /// The line where a table is named.
  public func line(ofTable name: String) -> Int? { notes.line(of: "tables.\(name)", in: file) }
}

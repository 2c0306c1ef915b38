import Dialogue
import Understanding

/// What the parts of a check go by.
struct CheckContext {
  let files: AssistantLoader.Files
  let notes: CheckNotes
  /// What the rows of each lookup have, by the lookup's name.
  let columns: [String: [String]]
  let loader: AssistantLoader

  var assistantFile: String { loader.path("assistant.yaml") }
  var languages: [Language] { files.file.languages }
  var intents: [AuthoredIntent] { files.intents }
  /// The ways in which callers prove who they are.
  var proofs: [AuthoredIntent] { files.file.customer?.proofs ?? [] }

  /// The file in which an intent stands.
  static func file(of intent: AuthoredIntent) -> String { AssistantError(at: intent.script.source, "").file }

  /// The line of a part of an intent such as `answer[2].say`; that of the intent where there is none.
  func line(of part: String, _ intent: AuthoredIntent) -> Int? {
    let source = AssistantError(at: intent.script.source, "")
    return notes.line(of: "\(intent.path).\(part)", in: source.file) ?? source.line
  }

  func has(_ part: String, _ intent: AuthoredIntent) -> Bool {
    notes.line(of: "\(intent.path).\(part)", in: Self.file(of: intent)) != nil
  }

  /// Whether an entry such as `customer` stands in `assistant.yaml`.
  func has(_ entry: String) -> Bool { notes.line(of: entry, in: assistantFile) != nil }

  /// Whether something was wrong in an entry of `assistant.yaml`: then not all of it is known.
  func isFaulty(_ entry: String) -> Bool {
    notes.problems.contains { problem in
      problem.severity == .error && problem.file == assistantFile && problem.message.hasPrefix(entry)
    }
  }

  /// What is known of the rows that an intent looks up.
  enum Rows {
    /// There is no lookup.
    case none
    /// What is wrong with the lookup is told elsewhere.
    case unknown
    case columns([String], lookup: String)
  }

  func rows(of intent: AuthoredIntent) -> Rows {
    if let lookup = intent.script.lookup {
      return columns[lookup.name].map { .columns($0, lookup: lookup.name) } ?? .unknown
    }
    let isDoubtful = notes.hasUnknownField(intent.path, in: Self.file(of: intent))
    return has("lookup", intent) || isDoubtful ? .unknown : .none
  }

  func problem(
    _ severity: AssistantProblem.Severity, at part: String, _ intent: AuthoredIntent, _ message: String
  ) -> AssistantProblem {
    AssistantProblem(
      file: Self.file(of: intent), line: line(of: part, intent), severity: severity,
      message: "\(intent.path).\(part): \(message)")
  }

  /// A problem with an entry of `assistant.yaml`, such as `lookups.order`.
  func problem(_ severity: AssistantProblem.Severity, at entry: String, _ message: String) -> AssistantProblem {
    AssistantProblem(
      file: assistantFile, line: notes.line(of: entry, in: assistantFile), severity: severity,
      message: "\(entry): \(message)")
  }
}

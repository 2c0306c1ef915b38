import Dialogue
import Understanding

/// What a check takes down while an assistant's files are read: their problems, where loading would stop at the first, and
/// where things stand. Loading has no notes.
final class CheckNotes {
  private(set) var problems: [AssistantProblem] = []
  /// The texts of the YAML files, in the order read.
  private(set) var texts: [AuthoredText] = []
  /// Each map's entry and list's item, in the order read.
  private(set) var places: [AuthoredPlace] = []
  private var lines: [AuthoredPlace.Key: Int] = [:]
  /// Maps with a field that nobody knows: it may be meant for one that seems to be missing.
  private var doubtful: Set<AuthoredPlace.Key> = []

  func add(_ problem: AssistantProblem) { problems.append(problem) }

  func warn(_ file: String, _ line: Int?, _ message: String) {
    add(AssistantProblem(file: file, line: line, severity: .warning, message: message))
  }

  func note(_ text: AuthoredText) { texts.append(text) }

  func note(_ path: String, in file: String, line: Int?) {
    let key = AuthoredPlace.Key(file: file, path: path)
    guard let line, lines.updateValue(line, forKey: key) == nil else { return }
    places.append(AuthoredPlace(key: key, line: line))
  }

  /// The line of an entry such as `order_status.collect.order`; nil where there is none.
  func line(of path: String, in file: String) -> Int? { lines[AuthoredPlace.Key(file: file, path: path)] }

  func noteUnknownField(of path: String, in file: String) { doubtful.insert(AuthoredPlace.Key(file: file, path: path)) }

  func hasUnknownField(_ path: String, in file: String) -> Bool {
    doubtful.contains(AuthoredPlace.Key(file: file, path: path))
  }
}

/// An entry of a map or an item of a list in an authored file.
struct AuthoredPlace: Hashable {
  struct Key: Hashable {
    var file: String
    /// `order_status.answer[2].when.status`
    var path: String
  }

  var key: Key
  var line: Int
}

/// A text of an authored file in one language.
struct AuthoredText: Hashable {
  var file: String
  var line: Int?
  /// Of the map of languages: `order_status.answer[2].say`.
  var path: String
  var language: Language
  var template: Template
}

extension CheckNotes? {
  /// What a step gives. Its error is thrown on, or noted in a check, which then goes on with nil.
  func attempt<Value>(_ step: @autoclosure () throws(AssistantError) -> Value) throws(AssistantError) -> Value? {
    guard let self else { return try step() }
    do {
      return try step()
    } catch {
      self.add(AssistantProblem(error))
      return nil
    }
  }

  /// Throws an error, or notes it in a check, which then goes on.
  func report(_ error: AssistantError) throws(AssistantError) {
    guard let self else { throw error }
    self.add(AssistantProblem(error))
  }
}

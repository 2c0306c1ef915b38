import Dialogue
import Understanding
import Yams

/// Adds phrases to an intent's `ask`, and leaves comments, order and layout as they are.
struct PhraseAddition {
  let intent: String
  let language: Language
  let phrases: [String]
  /// For messages.
  let file: String

  /// - Parameter text: of the intent's file.
  /// - Returns: the text with the phrases after the last one, or before the first one of a list in brackets.
  /// - Throws: `AssistantError` where there is no such list, and where the text that comes of it would mean anything else.
  func edited(_ text: String) throws(AssistantError) -> String {
    let list = try list(in: text)
    guard let mark = list.mark else { throw error("cannot be found") }
    var lines = SourceLines(text)
    // Not by the list's style, which Yams takes from the wrong event.
    if Self.isBracket(at: mark, in: lines) {
      insert(after: mark, isEmpty: list.isEmpty, in: &lines)
    } else {
      guard let last = list.last?.mark else { throw error("cannot be found") }
      try insert(below: last.line - 1, in: &lines)
    }
    let edited = lines.text
    try verify(edited, list: list, before: text)
    return edited
  }

  private func list(in text: String) throws(AssistantError) -> Node.Sequence {
    let root: Node?
    do { root = try Yams.compose(yaml: text) } catch { throw self.error("cannot be read") }
    guard let ask = root?[intent]?["ask"] else { throw error("has no phrases (ask)") }
    guard let list = ask[language.rawValue]?.sequence else {
      throw error("has no list of phrases for “\(language.rawValue)”")
    }
    return list
  }

  private func error(_ message: String) -> AssistantError {
    AssistantError(file: file, message: "\(intent).ask: \(message)")
  }

  /// `- phrase` after an item and its further lines.
  private func insert(below item: Int, in lines: inout SourceLines) throws(AssistantError) {
    guard lines.lines.indices.contains(item), let dash = lines.indent(item),
      lines.lines[item].utf8.dropFirst(dash).first == UInt8(ascii: "-")
    else { throw error("is not written as a list that can be added to; put each phrase on a line of its own") }
    var end = item + 1
    for index in lines.lines.indices.dropFirst(item + 1) {
      guard let indent = lines.indent(index) else { continue }
      guard indent > dash else { break }
      end = index + 1
    }
    let space = String(repeating: " ", count: dash)
    lines.insert(phrases.map { "\(space)- \(Self.scalar($0))" }, at: end)
  }

  private static func isBracket(at mark: Mark, in lines: SourceLines) -> Bool {
    guard lines.lines.indices.contains(mark.line - 1), mark.column > 0 else { return false }
    return lines.lines[mark.line - 1].unicodeScalars.dropFirst(mark.column - 1).first == "["
  }

  /// `[phrase, …` at the beginning of a list in brackets.
  private func insert(after mark: Mark, isEmpty: Bool, in lines: inout SourceLines) {
    let (index, bracket) = (mark.line - 1, mark.column - 1)
    let scalars = Array(lines.lines[index].unicodeScalars)
    let added = phrases.map { Self.quoted($0) }.joined(separator: ", ") + (isEmpty ? "" : ", ")
    var line = String.UnicodeScalarView(scalars[...bracket])
    line.append(contentsOf: added.unicodeScalars)
    line.append(contentsOf: scalars[(bracket + 1)...])
    lines.replace(index, with: String(line))
  }

  /// All must be as before, but for the list, which must have the phrases too.
  private func verify(_ edited: String, list: Node.Sequence, before: String) throws(AssistantError) {
    let (old, new): (Node?, Node?)
    do { (old, new) = (try Yams.compose(yaml: before), try Yams.compose(yaml: edited)) } catch {
      throw self.error("cannot be added to as it is written; nothing has been changed")
    }
    guard var old, let new, let added = new[intent]?["ask"]?[language.rawValue]?.sequence else {
      throw error("cannot be added to as it is written; nothing has been changed")
    }
    let texts = list.map(\.scalar?.string)
    let isComplete =
      Set(added.map(\.scalar?.string)) == Set(texts + phrases) && added.count == list.count + phrases.count
    // With the same list in both, both must be the same.
    old[intent]?["ask"]?[language.rawValue] = .sequence(added)
    guard isComplete, old == new else {
      throw error("cannot be added to as it is written; nothing has been changed")
    }
  }

  /// As YAML: plain where that is safe, as authors write it.
  static func scalar(_ text: String) -> String {
    let isPlain =
      text.first.map { $0.isLetter } == true && !text.contains(": ") && !text.contains(" #")
      && text.allSatisfy { $0.isLetter || $0.isNumber || " '-.,?!，。？！{}()".contains($0) }
    return isPlain ? text : quoted(text)
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}

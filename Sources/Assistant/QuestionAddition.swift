import Understanding

/// Adds to a file of questions and answers, and leaves all else as it is.
struct QuestionAddition {
  let text: String
  /// For messages.
  let file: String

  /// - Parameters:
  ///   - phrases: other ways to ask.
  ///   - id: the question's name.
  /// - Returns: the text with the phrases after the question's last one.
  /// - Throws: `AssistantError` when there is no such question.
  func adding(_ phrases: [String], to id: String) throws(AssistantError) -> String {
    var lines = SourceLines(text)
    let heading = lines.lines.firstIndex { line in
      let line = line.trimmed
      return line.hasPrefix("## ") && line.hasSuffix("{#\(id)}")
    }
    guard let heading else { throw AssistantError(file: file, message: "has no {#\(id)}") }
    var end = heading + 1
    for index in lines.lines.indices.dropFirst(heading + 1) {
      let line = lines.lines[index].trimmed
      if line.hasPrefix("- ") { end = index + 1 } else if !line.isEmpty { break }
    }
    lines.insert(phrases.map { "- \($0)" }, at: end)
    return lines.text
  }

  /// - Parameters:
  ///   - question: in one line.
  ///   - id: its name.
  ///   - phrases: other ways to ask.
  ///   - answer: in one line.
  /// - Returns: the text with one question more at its end.
  func adding(question: String, id: String, phrases: [String], answer: String) -> String {
    var lines = SourceLines(text)
    while lines.lines.last?.trimmed.isEmpty == true { lines.removeLast() }
    let list = phrases.map { "- \($0)" }
    lines.insert(
      (lines.lines.isEmpty ? [] : [""]) + ["## \(question) {#\(id)}"] + list + ["", answer, ""], at: lines.lines.count)
    return lines.text
  }
}

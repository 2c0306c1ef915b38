import Foundation

/// One question and its answer, in one language.
struct FAQEntry {
  var id: String
  var question: String
  var phrases: [String]
  var answer: String
  var file: String
  var line: Int
  /// Where the answer begins; the question's line until it has one.
  var answerLine: Int
}

/// Questions and answers in Markdown: `## Question? {#id}`, list items for other ways to ask, then the answer.
struct FAQFile {
  let entries: [FAQEntry]

  init(_ file: TextFile) throws(AssistantError) {
    var entries: [FAQEntry] = []
    for (number, line) in file.lines {
      let text = line.trimmed
      if text.hasPrefix("## ") {
        entries.append(try Self.heading(text, file: file.path, line: number))
      } else if text.hasPrefix("#") || text.isEmpty {
        continue
      } else if let last = entries.indices.last {
        if text.hasPrefix("- ") {
          guard entries[last].answer.isEmpty else {
            throw AssistantError(file: file.path, line: number, message: "ways to ask stand before the answer")
          }
          entries[last].phrases.append(String(text.dropFirst(2)).trimmed)
        } else {
          if entries[last].answer.isEmpty { entries[last].answerLine = number }
          entries[last].answer += (entries[last].answer.isEmpty ? "" : " ") + text
        }
      } else {
        throw AssistantError(file: file.path, line: number, message: "text before the first “## question”")
      }
    }
    if let silent = entries.first(where: \.answer.isEmpty) {
      throw AssistantError(file: file.path, line: silent.line, message: "“\(silent.question)” has no answer")
    }
    self.entries = entries
  }

  private static func heading(_ text: String, file: String, line: Int) throws(AssistantError) -> FAQEntry {
    guard let open = text.range(of: "{#"), text.hasSuffix("}") else {
      throw AssistantError(file: file, line: line, message: "a question needs an id: “## Question? {#id}”")
    }
    let id = String(text[open.upperBound...].dropLast())
    guard !id.isEmpty, id.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }) else {
      throw AssistantError(file: file, line: line, message: "an id has letters, digits, _ and - only: “\(id)”")
    }
    let question = String(text[..<open.lowerBound].dropFirst(3)).trimmed
    return FAQEntry(id: id, question: question, phrases: [], answer: "", file: file, line: line, answerLine: line)
  }
}

extension String {
  /// Without white space at both ends.
  var trimmed: String {
    let start = drop(while: \.isWhitespace)
    guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...end])
  }
}

import Foundation

/// One question and its answer, in one language.
struct FAQEntry {
  var id: String
  var question: String
  var phrases: [String]
  /// Where each of the phrases stands.
  var phraseLines: [Int] = []
  var answer: String
  var file: String
  var line: Int
  /// Where the answer begins; the question's line until it has one.
  var answerLine: Int
}

extension FAQEntry {
  /// Stands for a question whose heading is wrong while its lines are read.
  fileprivate init(unreadable file: String, line: Int) {
    self.init(id: "", question: "", phrases: [], answer: "", file: file, line: line, answerLine: line)
  }
}

/// Questions and answers in Markdown: `## Question? {#id}`, list items for other ways to ask, then the answer.
struct FAQFile {
  let entries: [FAQEntry]

  /// In a check, what has no proper heading is left out when it has been noted.
  init(_ file: TextFile, notes: CheckNotes? = nil) throws(AssistantError) {
    var entries: [FAQEntry] = []
    func report(_ line: Int, _ message: String) throws(AssistantError) {
      try notes.report(AssistantError(file: file.path, line: line, message: message))
    }
    for (number, line) in file.lines {
      let text = line.trimmed
      if text.hasPrefix("## ") {
        let heading = try notes.attempt(try Self.heading(text, file: file.path, line: number))
        entries.append(heading ?? FAQEntry(unreadable: file.path, line: number))
      } else if text.hasPrefix("#") || text.isEmpty {
        continue
      } else if let last = entries.indices.last {
        if text.hasPrefix("- ") {
          guard entries[last].answer.isEmpty else {
            try report(number, "ways to ask stand before the answer")
            continue
          }
          entries[last].phrases.append(String(text.dropFirst(2)).trimmed)
          entries[last].phraseLines.append(number)
        } else {
          if entries[last].answer.isEmpty { entries[last].answerLine = number }
          entries[last].answer += (entries[last].answer.isEmpty ? "" : " ") + text
        }
      } else {
        try report(number, "text before the first “## question”")
      }
    }
    entries.removeAll(where: \.id.isEmpty)
    for silent in entries where silent.answer.isEmpty { try report(silent.line, "“\(silent.question)” has no answer") }
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

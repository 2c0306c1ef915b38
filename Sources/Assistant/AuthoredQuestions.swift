import Dialogue
import Understanding

/// Checks the questions of `faq/*.md`.
struct AuthoredQuestions {
  let context: CheckContext

  init(_ context: CheckContext) { self.context = context }

  var problems: [AssistantProblem] {
    var problems: [AssistantProblem] = []
    let first = context.languages.first
    let known = Set(first.flatMap { context.files.questions[$0] }?.map(\.id) ?? [])
    for (language, entries) in context.files.questions {
      for entry in entries {
        problems += texts(of: entry)
        if language != first, !known.contains(entry.id), let first {
          problems.append(
            warning(entry, "{#\(entry.id)} is never said: faq/\(first.rawValue).md has no question of this name"))
        }
        if entry.phrases.isEmpty {
          problems.append(
            warning(
              entry, "“\(entry.question)” can be asked in these words only; add other ways as lines “- …” below it"))
        }
      }
    }
    return problems
  }

  private func warning(_ entry: FAQEntry, _ message: String) -> AssistantProblem {
    AssistantProblem(file: entry.file, line: entry.line, severity: .warning, message: message)
  }

  private func texts(of entry: FAQEntry) -> [AssistantProblem] {
    faults(in: entry.question, entry, entry.line) + faults(in: entry.answer, entry, entry.answerLine)
  }

  private func faults(in text: String, _ entry: FAQEntry, _ line: Int) -> [AssistantProblem] {
    func fault(_ message: String) -> AssistantProblem {
      AssistantProblem(file: entry.file, line: line, severity: .error, message: message)
    }
    do {
      return try Template(text).names.map { fault("{\($0)} is never said: questions have no values") }
    } catch {
      return [fault(error.message)]
    }
  }
}

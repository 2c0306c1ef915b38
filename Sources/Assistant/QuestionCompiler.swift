import Dialogue
import Understanding

/// Makes an intent of each authored question.
struct QuestionCompiler {
  let languages: [Language]
  let questions: [Language: [FAQEntry]]

  static func intent(_ entry: FAQEntry) -> Intent { Intent(rawValue: "faq.\(entry.id)") }

  func scripts() throws(AssistantError) -> [IntentScript] {
    var scripts: [IntentScript] = []
    for entry in languages.first.flatMap({ questions[$0] }) ?? [] {
      var labels: [Language: Template] = [:]
      var answers: [Language: Template] = [:]
      var sources: [Language: String] = [:]
      for language in languages {
        guard let own = questions[language]?.first(where: { $0.id == entry.id }) else { continue }
        labels[language] = try template(own.question, own)
        answers[language] = try template(own.answer, own)
        sources[language] = "\(own.file):\(own.answerLine)"
      }
      scripts.append(
        IntentScript(
          intent: Self.intent(entry), label: Localized(labels), isQuestion: true,
          answers: [.init(say: Localized(answers, sources: sources))],
          source: "\(entry.file):\(entry.line)"))
    }
    return scripts
  }

  private func template(_ text: String, _ entry: FAQEntry) throws(AssistantError) -> Template {
    do {
      return try Template(text)
    } catch {
      throw AssistantError(file: entry.file, line: entry.line, message: error.message)
    }
  }
}

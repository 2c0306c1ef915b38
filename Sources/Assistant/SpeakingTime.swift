import Dialogue
import Understanding

/// How long texts take to say, as an estimate of eSpeak NG at Oriole's usual speed. Values such as order numbers are not
/// counted.
enum SpeakingTime {
  /// In characters a second, spaces and marks included: measured on the demonstration's 68 prompts and answers without
  /// values in each language, of which nearly all lie within 15 % of it.
  static let rates: [Language: Double] = [.english: 17.5, .mandarin: 5.1]
  /// In seconds: longer texts are forgotten before they end.
  static let longest = 20.0

  static func seconds(_ text: Template, _ language: Language) -> Double {
    let count = text.parts.reduce(0) { sum, part in
      guard case .text(let text) = part else { return sum }
      return sum + text.count
    }
    return Double(count) / (rates[language] ?? 17.5)
  }

  static func problems(_ context: CheckContext) -> [AssistantProblem] {
    let answers = context.files.questions.flatMap { language, entries in
      entries.compactMap { entry -> AuthoredText? in
        guard let template = try? Template(entry.answer) else { return nil }
        return AuthoredText(
          file: entry.file, line: entry.answerLine, path: QuestionCompiler.intent(entry).rawValue, language: language,
          template: template)
      }
    }
    return (context.notes.texts + answers).compactMap { text in
      let seconds = seconds(text.template, text.language)
      guard seconds > longest else { return nil }
      return AssistantProblem(
        file: text.file, line: text.line, severity: .warning,
        message: "\(text.path): takes about \(Int(seconds.rounded())) s to say in “\(text.language.rawValue)”; "
          + "callers listen for \(Int(longest)) s at most")
    }
  }
}

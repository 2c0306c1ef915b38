import Dialogue
import Understanding

/// Finds texts that take too long to say. Values such as order numbers are not counted.
struct SpeakingTime {
  /// In seconds: longer texts are forgotten before they end.
  static let longest = 20.0
  let context: CheckContext

  init(_ context: CheckContext) { self.context = context }

  var problems: [AssistantProblem] {
    (context.notes.texts + questions).compactMap { text in
      let seconds = seconds(text)
      guard seconds > Self.longest else { return nil }
      return AssistantProblem(
        file: text.file, line: text.line, severity: .warning,
        message: "\(text.path): takes about \(Int(seconds.rounded())) s to say in “\(text.language.rawValue)”; "
          + "callers listen for \(Int(Self.longest)) s at most")
    }
  }

  private var questions: [AuthoredText] {
    context.files.questions.flatMap { language, entries in
      entries.compactMap { entry in
        guard let template = try? Template(entry.answer) else { return nil }
        return AuthoredText(
          file: entry.file, line: entry.answerLine, path: "\(QuestionCompiler.intent(entry).rawValue).answer",
          language: language, template: template)
      }
    }
  }

  /// How long a text takes, or the longest of the parts that it is told in.
  private func seconds(_ text: AuthoredText) -> Double {
    let words = text.template.parts.reduce(into: "") { words, part in
      if case .text(let text) = part { words += text }
    }
    let parts =
      isToldInParts(text)
      ? SpokenLength.parts(of: words, upTo: context.files.file.limits.longestAnswer, language: text.language) : [words]
    return parts.map { SpokenLength.seconds($0, language: text.language) }.max() ?? 0
  }

  /// Answers are, where the prompt `more` asks whether to go on.
  private func isToldInParts(_ text: AuthoredText) -> Bool {
    guard context.has("prompts.more") else { return false }
    let part = text.path.split(separator: ".").suffix(2)
    return part.last == "answer"
      || (part.first?.hasPrefix("answer[") == true && ["say", "unchanged"].contains(part.last))
  }
}

import Dialogue
import Understanding

/// Checks the `{name}`s of texts: what a text does not get would leave a hole where it is said.
struct TextValues {
  let context: CheckContext

  init(_ context: CheckContext) { self.context = context }

  /// What a text may name.
  private struct Known {
    var names: [String]
    /// What another name is not: “is no column of …”.
    var fault: String
  }

  var problems: [AssistantProblem] {
    context.notes.texts.flatMap { text in
      let known = known(to: text)
      return text.template.parts.flatMap { part -> [AssistantProblem] in
        guard case .value(let name, let filter) = part else { return [] }
        guard let known, !known.names.contains(name) else {
          return filter == .words ? codeProblems(name, text) : []
        }
        let suggestion = AuthoredNode.suggestion(for: name, among: known.names)
        return [problem(.error, text, "{\(name)} \(known.fault)\(suggestion)")]
      }
    }
  }

  private func problem(
    _ severity: AssistantProblem.Severity, _ text: AuthoredText, _ message: String
  ) -> AssistantProblem {
    AssistantProblem(
      file: text.file, line: text.line, severity: severity,
      message: "\(text.path).\(text.language.rawValue): \(message)")
  }

  private func codeProblems(_ column: String, _ text: AuthoredText) -> [AssistantProblem] {
    let columns = context.files.file.words.columns
    guard !columns.contains(column) else { return [] }
    let suggestion = AuthoredNode.suggestion(for: column, among: columns)
    return [problem(.warning, text, "{\(column)|words} is said as its code: words has no “\(column)”\(suggestion)")]
  }

  /// Nil for a text of which nothing is known here, and for one that depends on a lookup that cannot be tried.
  private func known(to text: AuthoredText) -> Known? {
    if text.file == context.assistantFile { return Self.known(to: text.path) }
    let script = context.scripts.first { script in
      CheckContext.file(of: script) == text.file && text.path.hasPrefix(script.intent.rawValue + ".")
    }
    guard let script else { return nil }
    return known(to: String(text.path.dropFirst(script.intent.rawValue.count + 1)), of: script)
  }

  private static func known(to path: String) -> Known? {
    if path.hasPrefix("words.") { return Known(names: [], fault: "is never said: words have no values") }
    guard path.hasPrefix("prompts."), let name = PromptName(rawValue: String(path.dropFirst("prompts.".count))) else {
      return nil
    }
    return Known(names: values(of: name) + ["menu"], fault: "is not among the values of this prompt")
  }

  /// What each prompt gets beside the menu, which all have.
  static func values(of prompt: PromptName) -> [String] {
    switch prompt {
    case .menuItem: ["key", "label"]
    case .confirmIntent, .confirmQuestion: ["label"]
    case .halfDay: ["early", "late"]
    case .handoffStanding: ["position", "ticket", "minutes"]
    case .handoffNoEstimate, .handoffNobody: ["position", "ticket"]
    case .agentJoined: ["agent"]
    default: []
    }
  }

  private func known(to part: String, of script: IntentScript) -> Known? {
    let slots = script.slots.map(\.name)
    if part == "label" { return Known(names: [], fault: "is never said: a label has no values") }
    if part == "missing" { return Known(names: slots, fault: "is not collected") }
    if part == "answer" || (part.hasPrefix("answer[") && part.hasSuffix("].say")) {
      switch context.rows(of: script) {
      case .none: return Known(names: slots, fault: "is not collected")
      case .unknown: return nil
      case .columns(let columns, let lookup):
        return Known(names: slots + columns, fault: "is neither collected nor a column of \(lookup)")
      }
    }
    for (index, slot) in slots.enumerated() where part.hasPrefix("collect.\(slot).") {
      let fault = "is not known yet when this is said"
      switch part.dropFirst("collect.\(slot).".count) {
      case "ask": return Known(names: Array(slots[..<index]), fault: fault)
      case "confirm_ask": return Known(names: Array(slots[...index]), fault: fault)
      case "outside": return Known(names: slots[...index] + ["from", "to"], fault: fault)
      default: return nil
      }
    }
    return nil
  }
}

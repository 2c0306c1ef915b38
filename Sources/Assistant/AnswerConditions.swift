import Dialogue
import Understanding

/// Checks the `when`s of answers: that what they go by is there, and that each answer can be reached.
struct AnswerConditions {
  let context: CheckContext

  init(_ context: CheckContext) { self.context = context }

  var problems: [AssistantProblem] { context.scripts.flatMap { unknown($0) + unreachable($0) } }

  private func unknown(_ script: IntentScript) -> [AssistantProblem] {
    let slots = script.slots.map(\.name)
    let (known, fault): ([String], String)
    switch context.rows(of: script) {
    case .none: (known, fault) = (slots, "is not collected, and nothing is looked up")
    case .unknown: return []
    case .columns(let columns, let lookup):
      (known, fault) = (slots + columns, "is neither a column of \(lookup) nor collected")
    }
    return conditions(of: script).filter { !known.contains($0.column) }.map { part, column in
      let suggestion = AuthoredNode.suggestion(for: column, among: known)
      return context.problem(.error, at: part, script, "“\(column)” \(fault)\(suggestion)")
    }
  }

  /// Each condition's place in its intent and its column.
  private func conditions(of script: IntentScript) -> [(part: String, column: String)] {
    let (file, name) = (CheckContext.file(of: script), script.intent.rawValue)
    return context.notes.places.compactMap { place in
      guard place.key.file == file, place.key.path.hasPrefix("\(name).answer["),
        let when = place.key.path.firstRange(of: "].when.")
      else { return nil }
      return (String(place.key.path.dropFirst(name.count + 1)), String(place.key.path[when.upperBound...]))
    }
  }

  /// Answers are tried in order: one whose conditions include all those of an earlier one never has its turn.
  private func unreachable(_ script: IntentScript) -> [AssistantProblem] {
    // When an answer could not be read, the numbers of the others are not those of the file.
    guard !context.has("answer[\(script.answers.count + 1)]", script) else { return [] }
    return script.answers.indices.compactMap { index in
      let earlier = script.answers[..<index].firstIndex { earlier in
        earlier.when.allSatisfy { script.answers[index].when[$0.key] == $0.value }
      }
      guard let earlier else { return nil }
      let line = context.line(of: "answer[\(earlier + 1)]", script).map { " in line \($0)" } ?? ""
      return context.problem(
        .warning, at: "answer[\(index + 1)]", script, "is never said: whatever it is for, the answer\(line) comes first"
      )
    }
  }
}

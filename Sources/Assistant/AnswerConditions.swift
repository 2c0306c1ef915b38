import Dialogue
import Understanding

/// Checks the `when`s of answers: that what they go by is there, and that each answer can be reached.
struct AnswerConditions {
  let context: CheckContext

  init(_ context: CheckContext) { self.context = context }

  var problems: [AssistantProblem] { context.intents.flatMap { unknown($0) + unreachable($0) } }

  private func unknown(_ intent: AuthoredIntent) -> [AssistantProblem] {
    let slots = intent.script.slots.map(\.name)
    let customer = CustomerValues(context: context)
    let (known, fault): ([String], String)
    switch context.rows(of: intent) {
    case .none: (known, fault) = (slots, "is not collected, and nothing is looked up")
    case .unknown: return []
    case .columns(let columns, let lookup):
      (known, fault) = (slots + columns, "is neither a column of \(lookup) nor collected")
    }
    return conditions(of: intent).filter { !known.contains($0.column) }.compactMap { part, column in
      let told =
        column.hasPrefix(CustomerValues.prefix)
        ? customer.fault(inCondition: column) : fault + AuthoredNode.suggestion(for: column, among: known)
      return told.map { context.problem(.error, at: part, intent, "“\(column)” \($0)") }
    }
  }

  /// Each condition's place in its intent and its column.
  private func conditions(of intent: AuthoredIntent) -> [(part: String, column: String)] {
    let (file, name) = (CheckContext.file(of: intent), intent.path)
    return context.notes.places.compactMap { place in
      guard place.key.file == file, place.key.path.hasPrefix("\(name).answer["),
        let when = place.key.path.firstRange(of: "].when.")
      else { return nil }
      return (String(place.key.path.dropFirst(name.count + 1)), String(place.key.path[when.upperBound...]))
    }
  }

  /// Answers are tried in order: one whose conditions include all those of an earlier one never has its turn.
  private func unreachable(_ intent: AuthoredIntent) -> [AssistantProblem] {
    let answers = intent.script.answers
    // When an answer could not be read, the numbers of the others are not those of the file.
    guard !context.has("answer[\(answers.count + 1)]", intent) else { return [] }
    return answers.indices.compactMap { index in
      let earlier = answers[..<index].firstIndex { earlier in
        earlier.when.allSatisfy { answers[index].when[$0.key] == $0.value }
      }
      guard let earlier else { return nil }
      let line = context.line(of: "answer[\(earlier + 1)]", intent).map { " in line \($0)" } ?? ""
      return context.problem(
        .warning, at: "answer[\(index + 1)]", intent, "is never said: whatever it is for, the answer\(line) comes first"
      )
    }
  }
}

import Dialogue
import Understanding

/// Compares the codes in the data with the words for them, and with those that answers go by.
struct DataWords {
  let context: CheckContext

  init(_ context: CheckContext) { self.context = context }

  var problems: [AssistantProblem] { unsaid + misspelt }

  /// Codes of a column in the tables, with the table's name.
  private func codes(_ column: String) -> [(table: String, codes: Set<String>)] {
    context.files.tables.compactMap { table in
      guard let index = table.columns.firstIndex(of: column) else { return nil }
      return (table.name, Set(table.rows.map { $0[index] }.filter { !$0.isEmpty }))
    }
  }

  private func words(_ column: String) -> [String] {
    let prefix = "words.\(column)."
    return context.notes.places.filter { $0.key.file == context.assistantFile && $0.key.path.hasPrefix(prefix) }
      .map { String($0.key.path.dropFirst(prefix.count)) }
      .filter { !context.languages.map(\.rawValue).contains($0.split(separator: ".").last.map(String.init) ?? "") }
  }

  private var unsaid: [AssistantProblem] {
    context.files.file.words.columns.flatMap { column -> [AssistantProblem] in
      let known = words(column)
      return codes(column).compactMap { table, codes in
        let missing = codes.subtracting(known).sorted()
        guard let first = missing.first else { return nil }
        let others = missing.count > 1 ? " and \(missing.count - 1) others" : ""
        return context.problem(
          .warning, at: "words.\(column)", "has no words for “\(first)”\(others) of table \(table)")
      }
    }
  }

  /// A condition on a code that is nowhere, where another one is nearly the same.
  private var misspelt: [AssistantProblem] {
    context.intents.flatMap { intent in
      intent.script.answers.enumerated().flatMap { index, answer in
        answer.when.compactMap { column, code -> AssistantProblem? in
          let known = Set(words(column)).union(codes(column).flatMap(\.codes))
          // Figures are always nearly the same.
          guard !known.isEmpty, !known.contains(code), !code.contains(where: \.isNumber) else { return nil }
          let suggestion = AuthoredNode.suggestion(for: code, among: known)
          guard suggestion.hasPrefix("; did") else { return nil }
          return context.problem(
            .warning, at: "answer[\(index + 1)].when.\(column)", intent, "“\(code)” is not in the data\(suggestion)")
        }
      }
    }
  }
}

import Dialogue

/// Checks that what the SQL of lookups and actions names, such as `:order`, is known where they are used.
struct NamedArguments {
  let context: CheckContext

  init(_ context: CheckContext) { self.context = context }

  var problems: [AssistantProblem] {
    context.intents.flatMap { lookup(of: $0) + actions(of: $0) } + context.proofs.flatMap(lookup)
  }

  private func lookup(of intent: AuthoredIntent) -> [AssistantProblem] {
    guard let lookup = intent.script.lookup else { return [] }
    return unknown(in: lookup.statement, known(to: intent)).map { fault in
      context.problem(.error, at: "lookup", intent, "\(lookup.name) needs \(fault)")
    }
  }

  private func actions(of intent: AuthoredIntent) -> [AssistantProblem] {
    intent.script.answers.enumerated().flatMap { index, answer -> [AssistantProblem] in
      guard let action = answer.action else { return [] }
      return unknown(in: action.statement, known(to: intent) + ["reference"]).map { fault in
        context.problem(.error, at: "answer[\(index + 1)].do", intent, "\(action.name) needs \(fault)")
      }
    }
  }

  /// What an intent's statements are asked with.
  private func known(to intent: AuthoredIntent) -> [String] {
    intent.script.slots.map(\.name) + ["today"] + (intent.script.isPrivate ? ["customer"] : [])
  }

  private func unknown(in statement: String, _ known: [String]) -> [String] {
    Self.names(in: statement).filter { !known.contains($0) }.map { name in
      name == "customer"
        ? ":customer, which is known in an intent with “private: yes” only"
        : ":\(name), which is not collected\(AuthoredNode.suggestion(for: name, among: known))"
    }
  }

  /// The named arguments of a statement, each once; what is quoted or in comments is none.
  static func names(in statement: String) -> [String] {
    var names: [String] = []
    var rest = Substring(statement)
    while let first = rest.first {
      if first == "'" || first == "\"" || first == "`" {
        rest = rest.dropFirst().drop { $0 != first }.dropFirst()
      } else if rest.hasPrefix("--") {
        rest = rest.drop { !$0.isNewline }
      } else if rest.hasPrefix("/*") {
        rest = rest.firstRange(of: "*/").map { rest[$0.upperBound...] } ?? ""
      } else {
        rest = rest.dropFirst()
        guard first == ":" else { continue }
        let name = String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
        // A port in a web address is no name.
        guard name.first?.isNumber != true else { continue }
        if !name.isEmpty, !names.contains(name) { names.append(name) }
      }
    }
    return names
  }
}

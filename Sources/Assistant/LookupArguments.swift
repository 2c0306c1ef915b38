import Dialogue

/// Checks that the intents which use a lookup collect the values that its SQL names: `:order`.
struct LookupArguments {
  let context: CheckContext

  init(_ context: CheckContext) { self.context = context }

  var problems: [AssistantProblem] {
    context.scripts.flatMap { script -> [AssistantProblem] in
      guard let lookup = script.lookup else { return [] }
      let slots = script.slots.map(\.name)
      return Self.names(in: lookup.statement).filter { !slots.contains($0) }.map { name in
        context.problem(
          .error, at: "lookup", script,
          "\(lookup.name) needs :\(name), which is not collected\(AuthoredNode.suggestion(for: name, among: slots))")
      }
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
        if !name.isEmpty, !names.contains(name) { names.append(name) }
      }
    }
    return names
  }
}

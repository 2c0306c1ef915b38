import Dialogue

/// Checks the lookups by which callers are recognised and proofs verified: what they go by, and that they tell who it is.
struct CustomerLookups {
  let context: CheckContext

  init(_ context: CheckContext) { self.context = context }

  var problems: [AssistantProblem] { recognitions + context.proofs.flatMap(unused) + context.proofs.flatMap(nameless) }

  private var recognitions: [AssistantProblem] {
    let named = context.files.file.customer?.script.recognitions ?? [:]
    return named.flatMap { kind, lookup -> [AssistantProblem] in
      let entry = "customer.\(kind.rawValue)"
      let needed = NamedArguments.names(in: lookup.statement)
      let unknown = needed.filter { $0 != "value" }.map { name in
        context.problem(
          .error, at: entry, "\(lookup.name) needs :\(name), but gets only :value, the \(kind.rawValue) of who calls")
      }
      let unasked = needed.isEmpty ? [context.problem(.error, at: entry, "\(lookup.name) does not use :value")] : []
      return unknown + unasked + faults(lookup.name).map { context.problem(.error, at: entry, $0) }
    }
  }

  private func nameless(_ proof: AuthoredIntent) -> [AssistantProblem] {
    guard let lookup = proof.script.lookup else { return [] }
    return faults(lookup.name).map { context.problem(.error, at: "lookup", proof, $0) }
  }

  /// A row without an id belongs to nobody.
  private func faults(_ lookup: String) -> [String] {
    guard let columns = context.columns[lookup], !columns.contains("id") else { return [] }
    return ["\(lookup) has no column “id”, so it finds nobody\(AuthoredNode.suggestion(for: "id", among: columns))"]
  }

  /// A value that the lookup does not go by proves nothing.
  private func unused(_ proof: AuthoredIntent) -> [AssistantProblem] {
    guard let lookup = proof.script.lookup else { return [] }
    let used = NamedArguments.names(in: lookup.statement)
    return proof.script.slots.map(\.name).filter { !used.contains($0) }.map { slot in
      context.problem(
        .error, at: "collect.\(slot)", proof, "\(lookup.name) does not use :\(slot), so any value proves who calls")
    }
  }
}

import Dialogue
import Understanding

/// Finds what is written but never has any effect.
struct UnusedParts {
  let context: CheckContext

  init(_ context: CheckContext) { self.context = context }

  var problems: [AssistantProblem] {
    context.intents.flatMap { idle($0) + unsaid($0) } + (areLookupsKnown ? lookups + actions + tables : [])
      + (areTextsKnown ? words : [])
  }

  /// False when an intent that could not be read, or its lookup or action, may use anything.
  private var areLookupsKnown: Bool {
    let written = context.notes.places.count { place in
      place.key.file != context.assistantFile && !place.key.path.contains { $0 == "." || $0 == "[" }
    }
    let areRead = context.intents.allSatisfy { intent in
      if case .unknown = context.rows(of: intent), intent.script.lookup == nil { return false }
      return intent.script.answers.allSatisfy { $0.action?.statement.isEmpty != true }
        && !context.has("answer[\(intent.script.answers.count + 1)]", intent)
    }
    return written == context.intents.count && areRead && !context.isFaulty("customer")
  }

  /// False when a text could not be read.
  private var areTextsKnown: Bool {
    let folder = context.loader.path("intents")
    return areLookupsKnown && !context.notes.problems.contains { $0.severity == .error && $0.file.hasPrefix(folder) }
  }

  /// Parts of an intent that no call comes to.
  private func idle(_ intent: AuthoredIntent) -> [AssistantProblem] {
    let action = intent.script.action
    guard action == .answer else {
      let parts = ["collect", "lookup", "missing", "answer", "then", "private", "offer"]
      return parts.filter { context.has($0, intent) }.map { part in
        context.problem(.warning, at: part, intent, "has no effect beside “do: \(action.rawValue)”")
      }
    }
    guard context.has("missing", intent), case .none = context.rows(of: intent) else { return [] }
    return [context.problem(.warning, at: "missing", intent, "is never said: nothing is looked up")]
  }

  /// Texts about confirming a value that is not confirmed so.
  private func unsaid(_ intent: AuthoredIntent) -> [AssistantProblem] {
    intent.script.slots.flatMap { slot -> [AssistantProblem] in
      let part = "collect.\(slot.name)"
      var problems: [AssistantProblem] = []
      if slot.implied == nil, context.has("\(part).implied", intent) {
        problems.append(
          context.problem(.warning, at: "\(part).implied", intent, "is never said: it belongs to “confirm: auto”"))
      }
      if slot.confirmAsk == nil, context.has("\(part).confirm_ask", intent) {
        let reason = slot.isSecret ? "a secret is never confirmed" : "it is not confirmed (confirm: never)"
        problems.append(context.problem(.warning, at: "\(part).confirm_ask", intent, "is never said: \(reason)"))
      }
      return problems
    }
  }

  private var lookups: [AssistantProblem] {
    let asked = (context.intents + context.proofs).compactMap(\.script.lookup?.name)
    let used = Set(asked + (context.files.file.customer?.script.recognitions.values.map(\.name) ?? []))
    return context.files.file.lookups.keys.filter { !used.contains($0) }.map { name in
      context.problem(.warning, at: "lookups.\(name)", "is used by no intent and not by customer")
    }
  }

  private var actions: [AssistantProblem] {
    let used = Set(context.intents.flatMap(\.script.answers).compactMap(\.action?.name))
    return context.files.file.actions.keys.filter { !used.contains($0) }.map { name in
      context.problem(.warning, at: "actions.\(name)", "is done by no answer")
    }
  }

  private var tables: [AssistantProblem] {
    let sources = (context.intents + context.proofs).flatMap(\.sources.values).map { source in
      switch source {
      case .names(let names): names.table
      case .codes(let codes): codes.table
      }
    }
    let file = context.files.file
    let statements = Array(file.lookups.values) + Array(file.actions.values)
    let used = Set(sources.map { $0.lowercased() }).union(statements.flatMap(Self.words))
    return file.tables.filter { !used.contains($0.name.lowercased()) }.map { table in
      context.problem(
        .warning, at: "tables.\(table.name)", "is used by no lookup, by no action and by nothing that is collected")
    }
  }

  /// The names in a statement, in lower case.
  private static func words(of statement: String) -> [String] {
    statement.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
  }

  private var words: [AssistantProblem] {
    let said = context.notes.texts.flatMap(\.template.parts).compactMap { part -> String? in
      guard case .value(let name, .words) = part else { return nil }
      return name
    }
    return Set(context.files.file.words.columns).subtracting(said).map { column in
      context.problem(.warning, at: "words.\(column)", "is never said: no text has {\(column)|words}")
    }
  }
}

import Dialogue
import Understanding

/// Finds what is written but never has any effect.
struct UnusedParts {
  let context: CheckContext

  init(_ context: CheckContext) { self.context = context }

  var problems: [AssistantProblem] {
    context.scripts.flatMap(idle) + (areLookupsKnown ? lookups + tables : []) + (areTextsKnown ? words : [])
  }

  /// False when an intent that could not be read, or its lookup, may use anything.
  private var areLookupsKnown: Bool {
    let written = context.notes.places.count { place in
      place.key.file != context.assistantFile && !place.key.path.contains { $0 == "." || $0 == "[" }
    }
    return written == context.scripts.count
      && context.scripts.allSatisfy { if case .unknown = context.rows(of: $0) { $0.lookup != nil } else { true } }
  }

  /// False when a text could not be read.
  private var areTextsKnown: Bool {
    let folder = context.loader.path("intents")
    return areLookupsKnown && !context.notes.problems.contains { $0.severity == .error && $0.file.hasPrefix(folder) }
  }

  /// Parts of an intent that no call comes to.
  private func idle(_ script: IntentScript) -> [AssistantProblem] {
    guard script.action == .answer else {
      return ["collect", "lookup", "missing", "answer", "then"].filter { context.has($0, script) }.map { part in
        context.problem(.warning, at: part, script, "has no effect beside “do: \(script.action.rawValue)”")
      }
    }
    guard context.has("missing", script), case .none = context.rows(of: script) else { return [] }
    return [context.problem(.warning, at: "missing", script, "is never said: nothing is looked up")]
  }

  private var lookups: [AssistantProblem] {
    let used = Set(context.scripts.compactMap(\.lookup?.name))
    return context.files.file.lookups.keys.filter { !used.contains($0) }.map { name in
      context.problem(.warning, at: "lookups.\(name)", "is used by no intent")
    }
  }

  private var tables: [AssistantProblem] {
    let sources = context.files.intents.flatMap(\.sources.values).map { source in
      switch source {
      case .names(let names): names.table
      case .codes(let codes): codes.table
      }
    }
    let used = Set(sources.map { $0.lowercased() }).union(context.files.file.lookups.values.flatMap(Self.words))
    return context.files.file.tables.filter { !used.contains($0.name.lowercased()) }.map { table in
      context.problem(.warning, at: "tables.\(table.name)", "is used by no lookup and by nothing that is collected")
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

import Dialogue
import Understanding

/// Finds what is written but never has any effect.
struct UnusedParts {
  let context: CheckContext

  init(_ context: CheckContext) { self.context = context }

  var problems: [AssistantProblem] {
    context.scripts.flatMap(idle) + (areIntentsRead ? lookups + tables + words : [])
  }

  /// An intent that could not be read may use anything.
  private var areIntentsRead: Bool {
    let folder = context.loader.path("intents")
    return !context.notes.problems.contains { $0.severity == .error && $0.file.hasPrefix(folder) }
  }

  /// Parts of an intent that no call comes to.
  private func idle(_ script: IntentScript) -> [AssistantProblem] {
    guard script.action == .answer else {
      return ["collect", "lookup", "missing", "answer", "then"].filter { context.has($0, script) }.map { part in
        context.problem(.warning, at: part, script, "has no effect beside “do: \(script.action.rawValue)”")
      }
    }
    guard context.has("missing", script), !context.has("lookup", script) else { return [] }
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

import Foundation

/// JSON Schemas of the files that authors write, by which editors complete and explain them.
public enum AuthoredSchema: String, Sendable, CaseIterable {
  /// Of `assistant.yaml`.
  case assistant
  /// Of `intents/*.yaml`.
  case intents

  var root: SchemaNode {
    let (schema, title) =
      switch self {
      case .assistant: (AssistantSchema.root, "Oriole: assistant.yaml")
      case .intents: (IntentSchema.root, "Oriole: intents/*.yaml")
      }
    return schema.with(["$schema": "https://json-schema.org/draft/2020-12/schema", "title": .string(title)])
  }

  /// The schema (draft 2020-12) as text, the same each time.
  public var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // A schema is made of strings, numbers, lists and maps, which can always be written.
    return (try? encoder.encode(root)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}

extension SchemaNode: ExpressibleByStringLiteral {
  init(stringLiteral value: String) { self = .string(value) }
}

/// A part of a JSON Schema (draft 2020-12).
indirect enum SchemaNode: Sendable, Hashable, Encodable {
  case string(String)
  case number(Double)
  case bool(Bool)
  case array([SchemaNode])
  case object([String: SchemaNode])

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .string(let text): try container.encode(text)
    case .number(let number):
      if let whole = Int(exactly: number) { try container.encode(whole) } else { try container.encode(number) }
    case .bool(let bool): try container.encode(bool)
    case .array(let nodes): try container.encode(nodes)
    case .object(let nodes): try container.encode(nodes)
    }
  }

  /// This node with more keywords.
  func with(_ more: [String: SchemaNode]) -> SchemaNode {
    guard case .object(let nodes) = self else { return self }
    return .object(nodes.merging(more) { $1 })
  }

  private static func typed(_ type: SchemaNode, _ description: String) -> SchemaNode {
    .object(["type": type, "description": .string(description)])
  }

  static func strings(_ texts: some Sequence<String>) -> SchemaNode { .array(texts.sorted().map { .string($0) }) }

  // MARK: What authors write

  /// Any scalar: Oriole reads `no`, `0123` and `09:00` as the texts they look like, other readers of YAML do not.
  static func text(_ description: String) -> SchemaNode {
    typed(strings(["string", "number", "boolean"]), description)
  }

  static func number(_ range: ClosedRange<Double>, _ description: String) -> SchemaNode {
    typed(.string("number"), description)
      .with(["minimum": .number(range.lowerBound), "maximum": .number(range.upperBound)])
  }

  static func choice(_ choices: some Sequence<String>, _ description: String) -> SchemaNode {
    .object(["enum": strings(choices), "description": .string(description)])
  }

  /// As the loader reads it: other readers of YAML take `yes` for a text.
  static func yesNo(_ description: String) -> SchemaNode {
    .object([
      "enum": .array([.bool(true), .bool(false)] + ["yes", "no", "true", "false"].map(SchemaNode.string)),
      "description": .string(description),
    ])
  }

  /// One of several forms.
  static func any(of forms: [SchemaNode], _ description: String) -> SchemaNode {
    .object(["anyOf": .array(forms), "description": .string(description)])
  }

  static func list(of item: SchemaNode, _ description: String) -> SchemaNode {
    typed(.string("array"), description).with(["items": item])
  }

  /// A map whose names the author chooses.
  static func map(of value: SchemaNode, _ description: String) -> SchemaNode {
    typed(.string("object"), description).with(["additionalProperties": value])
  }

  /// A map with these fields and no others. The loader's own set of names is given beside what is told of each, so that
  /// a test finds where they differ.
  static func fields(
    _ names: Set<String>, required: some Sequence<String> = [], _ description: String,
    _ described: [String: SchemaNode]
  ) -> SchemaNode {
    let bare = Dictionary(uniqueKeysWithValues: names.map { ($0, SchemaNode.object([:])) })
    let properties = SchemaNode.object(bare.merging(described) { $1 })
    return typed(.string("object"), description).with([
      "properties": properties, "required": strings(required), "additionalProperties": .bool(false),
    ])
  }

  /// Something in each language of the assistant.
  static func languages(of value: (String) -> SchemaNode, _ description: String) -> SchemaNode {
    fields(["en", "zh"], description, ["en": value("In English."), "zh": value("In Chinese.")])
      .with(["minProperties": .number(1)])
  }

  static func localized(_ description: String) -> SchemaNode { languages(of: { text($0) }, description) }
}

@testable import Assistant

/// What an author could write by a schema: every field that it has, and in every map one that it has not.
struct SchemaExample {
  static let odd = "qqqqqqqqqqqq"
  /// The type of the values that are collected.
  let kind: SlotFile.Kind

  /// Texts that let the loader read on to the end.
  private func text(_ field: String) -> String {
    switch (field, kind) {
    case ("when", _): "order == 1"
    case ("lookup", _), ("do", _): "some"
    case ("from", .date), ("to", .date): "today"
    case ("from", .time), ("to", .time): "08:00"
    case ("from", _), ("to", _): "5"
    default: "x"
    }
  }

  func value(of schema: SchemaNode, in field: String = "") -> SchemaNode {
    let rules = SchemaValidator.fields(schema)
    if let chosen = SchemaValidator.items(rules["enum"]).first {
      let meant = ["auto", kind.rawValue].map(SchemaNode.string)
      return meant.first(where: SchemaValidator.items(rules["enum"]).contains) ?? chosen
    }
    if let last = SchemaValidator.items(rules["anyOf"]).last { return value(of: last, in: field) }
    if let items = rules["items"] {
      let choices = SchemaValidator.items(SchemaValidator.fields(items)["enum"])
      return .array(choices.isEmpty ? [value(of: items, in: field)] : choices)
    }
    if case .object(let fields) = rules["properties"] {
      let values = fields.map { ($0, value(of: $1, in: $0)) } + [(Self.odd, SchemaNode.string("x"))]
      return .object(Dictionary(uniqueKeysWithValues: values))
    }
    if let others = rules["additionalProperties"] { return .object(["some": value(of: others, in: field)]) }
    return rules["minimum"] ?? .string(text(field))
  }

  /// The fields of each map of the example, by the map's place.
  func fields(of schema: SchemaNode, at path: String) -> [(path: String, fields: Set<String>)] {
    let rules = SchemaValidator.fields(schema)
    if let last = SchemaValidator.items(rules["anyOf"]).last { return fields(of: last, at: path) }
    if let items = rules["items"] { return fields(of: items, at: path + "[1]") }
    func below(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }
    if case .object(let own) = rules["properties"] {
      return [(path, Set(own.keys))] + own.flatMap { fields(of: $1, at: below($0)) }
    }
    return rules["additionalProperties"].map { fields(of: $0, at: below("some")) } ?? []
  }

  /// The place and the fields of a map, out of what the loader says to the odd one.
  static func told(_ message: String) -> (path: String, fields: Set<String>)? {
    let parts = message.split(separator: ": unknown field “\(odd)”; there ", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    let names = parts[1].split(separator: " ", maxSplits: 1).last?.split(separator: ", ") ?? []
    let path = parts[0] == odd ? "" : parts[0].dropLast(odd.count + 1)
    return (String(path), Set(names.map(String.init)))
  }
}

import Foundation
import Yams

@testable import Assistant

/// As much of JSON Schema (draft 2020-12) as Oriole's schemas use.
struct SchemaValidator {
  let file: String

  /// Where a value is not as its schema has it; empty if it is.
  func faults(_ value: SchemaNode, _ schema: SchemaNode, at path: String = "") -> [String] {
    guard case .object(let rules) = schema else { return [] }
    var faults = rules.flatMap { rule, expected -> [String] in
      holds(rule, expected, value) ? [] : ["\(file): \(path): \(rule)"]
    }
    if case .array(let items) = value, let item = rules["items"] {
      for (index, value) in items.enumerated() { faults += self.faults(value, item, at: "\(path)[\(index + 1)]") }
    }
    if case .object(let fields) = value {
      let properties = Self.fields(rules["properties"])
      for (name, value) in fields {
        if let names = rules["propertyNames"] { faults += self.faults(.string(name), names, at: "\(path).\(name)") }
        guard let own = properties[name] ?? rules["additionalProperties"] else { continue }
        faults += own == .bool(false) ? ["\(file): \(path).\(name)"] : self.faults(value, own, at: "\(path).\(name)")
      }
    }
    for rule in Self.items(rules["allOf"]) {
      guard case .object(let parts) = rule, let condition = parts["if"], let then = parts["then"] else { continue }
      if self.faults(value, condition).isEmpty { faults += self.faults(value, then, at: path) }
    }
    return faults
  }

  private func holds(_ rule: String, _ expected: SchemaNode, _ value: SchemaNode) -> Bool {
    switch (rule, expected, value) {
    case ("type", .string(let type), _): Self.type(of: value) == type
    case ("type", .array(let types), _): types.contains(.string(Self.type(of: value)))
    case ("enum", .array(let values), _): values.contains(value)
    case ("const", _, _): value == expected
    case ("anyOf", .array(let forms), _): forms.contains { faults(value, $0).isEmpty }
    case ("minimum", .number(let least), .number(let number)): number >= least
    case ("maximum", .number(let most), .number(let number)): number <= most
    case ("minItems", .number(let least), .array(let items)): Double(items.count) >= least
    case ("maxItems", .number(let most), .array(let items)): Double(items.count) <= most
    case ("minProperties", .number(let least), .object(let fields)): Double(fields.count) >= least
    case ("required", .array(let names), .object(let fields)):
      names.allSatisfy { if case .string(let name) = $0 { fields[name] != nil } else { false } }
    default: true
    }
  }

  private static func type(of value: SchemaNode) -> String {
    switch value {
    case .string: "string"
    case .number: "number"
    case .bool: "boolean"
    case .array: "array"
    case .object: "object"
    }
  }

  static func fields(_ node: SchemaNode?) -> [String: SchemaNode] {
    guard case .object(let fields) = node else { return [:] }
    return fields
  }

  static func items(_ node: SchemaNode?) -> [SchemaNode] {
    guard case .array(let items) = node else { return [] }
    return items
  }

  /// What editors make of YAML.
  static func read(_ yaml: String) throws -> SchemaNode {
    try Yams.compose(yaml: yaml).map(value) ?? .object([:])
  }

  private static func value(_ node: Node) -> SchemaNode {
    if let sequence = node.sequence { return .array(sequence.map(value)) }
    if let mapping = node.mapping {
      return .object(Dictionary(uniqueKeysWithValues: mapping.map { ($0.key.string ?? "", value($0.value)) }))
    }
    switch node.any {
    case let bool as Bool: return .bool(bool)
    case let number as Int: return .number(Double(number))
    case let number as Double: return .number(number)
    default: return .string(node.string ?? "")
    }
  }
}

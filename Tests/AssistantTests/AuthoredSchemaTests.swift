import Foundation
import Testing

@testable import Assistant

@Suite struct AuthoredSchemaTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  // MARK: Files

  private static let files: [(path: String, schema: AuthoredSchema)] = {
    let folder = root.appendingPathComponent("Models/shop/intents").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return [("Models/shop/assistant.yaml", .assistant)] + names.map { ("Models/shop/intents/\($0)", .intents) }
  }()

  @Test func `all files of the shop are as their schemas have them`() throws {
    #expect(Self.files.count > 5)
    for (path, schema) in Self.files {
      let faults = SchemaValidator(file: path).faults(try SchemaValidator.read(Self.text(path)), schema.root)
      #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
    }
  }

  @Test(arguments: [
    ("bands: {acept: 0.5}", ".bands.acept"), ("bands: {accept: 2}", ".bands.accept: maximum"),
    ("customer: {proof: {pin: {lookup: by_pin}}}", ".customer.proof.pin: required"),
    ("ladder: {nomatch: []}", ".ladder.nomatch: minItems"), ("actions: [x]", ".actions: type"),
    ("languages: [fr]", ".languages[1]: enum"),
  ])
  func `a schema finds what is wrong`(yaml: String, fault: String) throws {
    let found = SchemaValidator(file: "a").faults(try SchemaValidator.read(yaml), AuthoredSchema.assistant.root)
    #expect(found.contains("a: \(fault)"), "\(found)")
  }

  @Test(arguments: AuthoredSchema.allCases)
  func `Models has each schema as it is now`(schema: AuthoredSchema) throws {
    #expect(
      try Self.text("Models/schema/\(schema.rawValue).json") == schema.json + "\n",
      "oriole schema \(schema.rawValue) > Models/schema/\(schema.rawValue).json")
  }

  // MARK: Fields

  @Test(arguments: AuthoredSchema.allCases)
  func `every field is explained`(schema: AuthoredSchema) {
    #expect(Self.unexplained(schema.root, at: schema.rawValue).isEmpty)
  }

  private static func unexplained(_ schema: SchemaNode, at path: String) -> [String] {
    guard case .object(let rules) = schema else { return [] }
    let fields = SchemaValidator.fields(rules["properties"])
    let parts =
      SchemaValidator.items(rules["anyOf"]) + [rules["items"], rules["additionalProperties"]].compactMap { $0 }
    return (rules["description"] == nil ? [path] : [])
      + fields.flatMap { unexplained($1, at: "\(path).\($0)") } + parts.flatMap { unexplained($0, at: path + "…") }
  }

  /// The loader tells its fields when it meets one that it does not know. An example that is made from the schema has one
  /// in each of its maps.
  @Test func `the loader reads the fields that the schemas have, and no others`() throws {
    var told: [String: Set<String>] = [:]
    var expected: [String: Set<String>] = [:]
    for kind in SlotFile.Kind.allCases {
      let folder = try AssistantFolder()
      let example = SchemaExample(kind: kind)
      for (schema, file) in [(AuthoredSchema.assistant, "assistant.yaml"), (.intents, "intents/all.yaml")] {
        let made = example.value(of: schema.root)
        try folder.write(file, try JSONEncoder().encode(made))
        for (path, fields) in example.fields(of: schema.root, at: "") { expected["\(file): \(path)"] = fields }
      }
      for problem in try AssistantCheck(folder.path).problems(columns: [:]) {
        guard let (path, fields) = SchemaExample.told(problem.message) else { continue }
        told["\(problem.file.dropFirst(folder.path.count + 1)): \(path)"] = fields
      }
    }
    #expect(Set(told.keys) == Set(expected.keys))
    for (path, fields) in expected { #expect(told[path] == fields, "\(path)") }
  }

  @Test(arguments: SlotFile.Kind.allCases)
  func `each type of value has its own fields in both`(kind: SlotFile.Kind) throws {
    let folder = try AssistantFolder()
    try folder.write(
      "intents/all.yaml", try JSONEncoder().encode(SchemaExample(kind: kind).value(of: IntentSchema.root)))
    let refused = try AssistantCheck(folder.path).problems(columns: [:]).compactMap { problem in
      problem.message.wholeMatch(of: /.*: a \w+ has no “(\w+)”; it has .*/).map { String($0.1) }
    }
    let slot = SchemaValidator.fields(SlotSchema.slot)
    let rule = SchemaValidator.items(slot["allOf"]).map(SchemaValidator.fields).first { rule in
      let type = SchemaValidator.fields(SchemaValidator.fields(rule["if"])["properties"])["type"]
      return type == .object(["const": .string(kind.rawValue)])
    }
    let names = SchemaValidator.fields(SchemaValidator.fields(rule?["then"])["propertyNames"])["enum"]
    let accepted = SchemaValidator.items(names).compactMap { if case .string(let name) = $0 { name } else { nil } }
    #expect(Set(SchemaValidator.fields(slot["properties"]).keys).subtracting(refused) == Set(accepted))
  }
}

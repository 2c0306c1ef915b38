import Foundation
import Testing

/// `oriole schema`, as editors get it.
@Suite struct SchemaTests {
  @Test(arguments: ["assistant", "intents"])
  func `a schema is printed as JSON`(name: String) async throws {
    let result = try await Program.run("schema", name)
    #expect(result.status == 0 && result.errors.isEmpty)
    let schema = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    #expect(schema?["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    #expect(schema?["type"] as? String == "object")
    let kept = Program.root.appendingPathComponent("Models/schema/\(name).json")
    #expect(try String(contentsOf: kept, encoding: .utf8) == result.output)
  }

  @Test func `another file has no schema`() async throws {
    let result = try await Program.run("schema", "faq")
    #expect(result.status != 0 && result.output.isEmpty)
    #expect(result.errors.contains("no schema “faq”; there are assistant, intents"))
  }
}

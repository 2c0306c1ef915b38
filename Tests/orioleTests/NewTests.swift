import Foundation
import Testing

/// `oriole new`, and the assistant that it makes.
@Suite struct NewTests {
  private static func contents(_ folder: String) -> [String: Data] {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return Dictionary(
      uniqueKeysWithValues: names.compactMap { name in
        FileManager.default.contents(atPath: "\(folder)/\(name)").map { (name, $0) }
      })
  }

  private func make(_ scratch: Scratch, _ languages: [String]) async throws -> Program.Result {
    let options = languages.flatMap { ["--language", $0] }
    return try await Program(["new", scratch.file("mine")] + options).end()
  }

  @Test(arguments: [[], ["en"], ["zh"], ["en", "zh"], ["zh", "en"]])
  func `what is made is in order`(languages: [String]) async throws {
    let scratch = try Scratch()
    let made = try await make(scratch, languages)
    #expect(made.status == 0)
    #expect(made.output.contains("oriole text --assistant \(scratch.file("mine"))"))
    let checked = try await Program.run("check", "--strict", scratch.file("mine"))
    #expect(checked.status == 0 && checked.output.hasSuffix("no problems\n"), "\(checked.output)")
  }

  @Test(arguments: [
    (
      "en", "how much is the kettle\nslower please\nnothing else thanks\n",
      "The kettle costs 29 pounds 50, and we have it in the shop."
    ),
    ("zh", "电热水壶多少钱\n说慢一点\n没有别的问题了\n", "电热水壶的价格是29.50英镑，店里有货。"),
  ])
  func `it answers at once`(language: String, input: String, answer: String) async throws {
    let scratch = try Scratch()
    _ = try await make(scratch, [language])
    let result = try await Program.run(
      "text", "--assistant", scratch.file("mine"), "--format", "json", "--store", scratch.file("s.sqlite"), input: input
    )
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
    #expect(result.events.contains { $0["text"] as? String == answer })
    #expect(result.events.contains { $0["prompt"] as? String == "slower" })
    #expect(result.events.last?["disposition"] as? String == "contained")
  }

  @Test func `a folder with something in it is left as it is`() async throws {
    let scratch = try Scratch()
    _ = try await make(scratch, [])
    let before = Self.contents(scratch.file("mine"))
    #expect(before.count > 5)
    let again = try await make(scratch, ["zh"])
    #expect(again.status != 0)
    #expect(
      again.errorLines == ["oriole: \(scratch.file("mine")): has files in it; give the name of a new folder"])
    #expect(Self.contents(scratch.file("mine")) == before)
  }

  @Test func `a file of that name is left as it is`() async throws {
    let scratch = try Scratch()
    try scratch.write("mine", Array("mine".utf8))
    let made = try await make(scratch, [])
    #expect(made.status != 0)
    #expect(made.errorLines == ["oriole: \(scratch.file("mine")): there is a file of this name"])
    #expect(FileManager.default.contents(atPath: scratch.file("mine")) == Data("mine".utf8))
  }

  @Test func `a language that Oriole does not speak is refused`() async throws {
    let scratch = try Scratch()
    let made = try await make(scratch, ["fr"])
    #expect(made.status != 0 && made.errors.contains("no language “fr”; there are en and zh"))
    #expect(scratch.names.isEmpty)
  }
}

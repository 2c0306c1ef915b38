import Foundation
import Testing

/// `oriole report`, `oriole plan` and `oriole teach`, on calls that are made for them.
@Suite struct ReportCommandTests {
  /// A new assistant, and a store with some calls to it.
  private func centre() async throws -> (scratch: Scratch, options: [String]) {
    let scratch = try Scratch()
    _ = try await Program(["new", scratch.file("mine"), "--language", "en", "--language", "zh"]).end()
    let options = ["--assistant", scratch.file("mine"), "--store", scratch.file("s.sqlite")]
    let calls = [
      ["--number", "07700900123"]: "how much is the kettle\nthank you, goodbye\n5\n",
      ["--number", "07700900999"]: "purple gizmo goo\nthe gizmo leaks purple goo\n#0\n",
      ["--language", "zh"]: "电热水壶多少钱\n再见\n",
    ]
    for (more, input) in calls {
      let call = try Program(["text"] + options + more)
      call.type(input)
      call.closeInput()
      _ = try await call.end(within: 300)
    }
    return (scratch, options)
  }

  private func run(_ arguments: [String]) async throws -> Program.Result {
    try await Program(arguments).end(within: 300)
  }

  @Test func `a day is reported in all forms`() async throws {
    let (scratch, options) = try await centre()
    let text = try await run(["report"] + options)
    #expect(text.status == 0 && text.errors.isEmpty, "\(text.errors)")
    #expect(text.output.contains("what something costs") && text.output.contains("Truly contained"))
    let json = try await run(["report", "--format", "json"] + options)
    let figures = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect(figures["contacts"] as? Int == 3)
    #expect((figures["containment"] as? [String: Any])?["known"] as? Int == 2)
    #expect((figures["service"] as? [String: Any])?["abandoned"] as? Int == 1)
    let page = try await run(
      ["report", "--format", "html", "--language", "zh", "--output", scratch.file("r.html")] + options)
    #expect(page.status == 0 && page.output.isEmpty)
    #expect(try String(contentsOfFile: scratch.file("r.html"), encoding: .utf8).contains("客服中心"))
    let csv = try await run(["report", "--format", "csv", "--from", "yesterday"] + options)
    #expect(csv.output.hasPrefix("section,"))
  }

  @Test func `hours are planned from what was measured, or from what is given`() async throws {
    let given = try await run(["plan", "--calls-per-hour", "200", "--handling", "180", "--format", "json"])
    let plan = try #require(try JSONSerialization.jsonObject(with: Data(given.output.utf8)) as? [String: Any])
    #expect((plan["hours"] as? [[String: Any]])?.first?["agents"] as? Int == 14)
    let (scratch, options) = try await centre()
    let measured = try await run(["plan"] + options)
    #expect(!scratch.names.isEmpty && measured.status == 0)
    #expect(measured.output.split(separator: "\n").count == 3, "\(measured.output) \(measured.errors)")
  }

  @Test func `what was not understood is taught, and kept when that is wanted`() async throws {
    let (scratch, options) = try await centre()
    let list = try await run(["teach", "list"] + options)
    let name = try #require(list.output.split(separator: " ").first.map(String.init))
    #expect(name.hasPrefix("en-") && list.output.contains("“purple gizmo goo”"), "\(list.output)")
    let file = scratch.file("mine/intents/products.yaml")
    let before = try String(contentsOfFile: file, encoding: .utf8)
    let tried = try await run(["teach", "assign", name, "product_price"] + options)
    #expect(tried.status == 0 && tried.output.contains("→ product_price") && tried.output.contains("--yes"))
    #expect(try String(contentsOfFile: file, encoding: .utf8) == before)
    let kept = try await run(["teach", "assign", name, "product_price", "--yes"] + options)
    #expect(kept.status == 0 && kept.output.hasSuffix("kept\n"), "\(kept.output) \(kept.errors)")
    #expect(try String(contentsOfFile: file, encoding: .utf8).contains("      - purple gizmo goo\n"))
    #expect(
      scratch.names == ["mine", "s.sqlite", "s.sqlite-shm", "s.sqlite-wal"] || scratch.names == ["mine", "s.sqlite"])
  }

  @Test func `an answer that would break the assistant is not kept`() async throws {
    let (scratch, options) = try await centre()
    let list = try await run(["teach", "list"] + options)
    let name = try #require(list.output.split(separator: " ").first.map(String.init))
    let before = try String(contentsOfFile: scratch.file("mine/faq/en.md"), encoding: .utf8)
    let texts = ["--question", "Gizmo?", "--answer", "Yes {nothing.", "--question", "zh=有吗", "--answer", "zh=有。"]
    let broken = try await run(["teach", "answer", name, "--yes"] + texts + options)
    #expect(
      broken.status == 1 && broken.output.hasSuffix("not kept: it would break the assistant\n"), "\(broken.output)")
    #expect(try String(contentsOfFile: scratch.file("mine/faq/en.md"), encoding: .utf8) == before)
    let half = try await run(["teach", "answer", name, "--question", "Gizmo?", "--answer", "Yes."] + options)
    #expect(half.status == 1 && half.errorLines.count == 1 && half.errors.contains("zh"))
  }

  @Test(arguments: [
    ["report", "--from", "never"], ["report", "--from", "2026-02-02", "--to", "2026-01-01"],
    ["report", "--target", "x"],
    ["report", "--language", "fr"], ["plan", "--calls-per-hour", "-1"], ["plan", "--handling", "0"],
    ["plan", "--shrinkage", "95", "--calls-per-hour", "1"],
  ])
  func `wrong usage is told in a line`(arguments: [String]) async throws {
    let result = try await run(arguments)
    #expect(result.status == 2 && result.errorLines.count == 1, "\(result.errors)")
  }

  @Test func `without a store there is nothing to report`() async throws {
    let scratch = try Scratch()
    for command in [["report"], ["plan"], ["teach", "list"]] {
      let result = try await run(command + ["--store", scratch.file("none.sqlite")])
      #expect(result.status == 1 && result.errorLines.count == 1)
    }
    #expect(scratch.names.isEmpty)
  }
}

import Foundation
import Testing

/// `oriole check` as an author runs it.
@Suite struct CheckTests {
  private static let folder = "Models/shop"

  /// A copy of the shop with one of its texts changed.
  private func shop(_ old: String, _ new: String, in name: String) throws -> Scratch {
    let scratch = try Scratch()
    let (files, root) = (FileManager.default, Program.root)
    try files.createDirectory(atPath: scratch.file("Models"), withIntermediateDirectories: true)
    try files.copyItem(atPath: root.appendingPathComponent("Models/shop").path, toPath: scratch.file(Self.folder))
    // Its music for callers who wait.
    try files.createSymbolicLink(
      atPath: scratch.file("Audio"), withDestinationPath: root.appendingPathComponent("Audio").path)
    let file = URL(fileURLWithPath: scratch.file("\(Self.folder)/\(name)"))
    let text = try String(contentsOf: file, encoding: .utf8)
    try #require(text.contains(old))
    let start = try #require(text.firstRange(of: old))
    try Data(text.replacingCharacters(in: start, with: new).utf8).write(to: file)
    return scratch
  }

  /// The lines of a check, with the folder's name left out.
  private func check(_ scratch: Scratch, _ options: String..., status: Int32) async throws -> [String] {
    let program = try Program(["check", scratch.file(Self.folder)] + options)
    let result = try await program.end()
    #expect(result.status == status, "\(result.output)")
    #expect(result.errors.isEmpty)
    return result.output.replacing(scratch.file(Self.folder) + "/", with: "").split(separator: "\n").map(String.init)
  }

  @Test func `the shop is in order`() async throws {
    let result = try await Program.run("check", "Models/shop", "--strict")
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("Models/shop: "))
    #expect(result.output.hasSuffix(" 2 languages: no problems\n"))
  }

  @Test(arguments: [
    (
      "UPDATE orders SET status = 'cancelled'", "UPDATE orders SET state = 'cancelled'",
      "error: actions.cancel_order: no such column: state"
    ),
    (
      "INSERT INTO callbacks (reference,", "INSERT INTO callback (reference,",
      "error: actions.request_callback: no such table: callback"
    ),
    (
      "INSERT INTO callbacks (reference, phone, time, day) VALUES (:reference, :phone, :time, :today)",
      "SELECT :reference, :phone, :time, :today",
      "error: actions.request_callback: SELECT is refused, an action writes rows"
    ),
    (
      "FROM customers WHERE phone = :value", "FROM customers WHERE fone = :value",
      "error: lookups.customer_by_phone: no such column: fone"
    ),
  ])
  func `SQL that cannot be done is told`(old: String, new: String, problem: String) async throws {
    let lines = try await check(try shop(old, new, in: "assistant.yaml"), status: 1)
    #expect(lines.contains { $0.hasPrefix("assistant.yaml:") && $0.hasSuffix(problem) }, "\(lines)")
  }

  @Test func `columns are those that the lookup's rows have`() async throws {
    let scratch = try shop("{total|money} goes back", "{sum|money} goes back", in: "intents/orders.yaml")
    let lines = try await check(scratch, status: 1)
    let expected =
      ": error: cancel_order.answer[1].say.en: {sum} is neither collected nor a column of own_order; there are carrier, "
      + "eta, number, order, ordered, reference, stage, status, total, updated"
    #expect(lines.count == 2 && lines[0].hasPrefix("intents/orders.yaml:") && lines[0].hasSuffix(expected), "\(lines)")
    #expect(lines.last == "1 error")
  }

  @Test func `many faults are told at once, by file and line`() async throws {
    let scratch = try shop("do: cancel_order", "do: cancel_ordr", in: "intents/orders.yaml")
    let file = URL(fileURLWithPath: scratch.file("\(Self.folder)/assistant.yaml"))
    let text = try String(contentsOf: file, encoding: .utf8)
    try Data(
      text.replacing("nomatch: [rephrase", with: "nomatch: [rephase").replacing("  which:\n", with: "  wich:\n").utf8
    ).write(to: file)
    let lines = try await check(scratch, status: 1)
    #expect(
      lines.map { $0.replacing(/:\d+:/, with: ":") } == [
        "assistant.yaml: error: ladder.nomatch[1]: “rephase” is no step and no intent; did you mean “rephrase”?",
        "assistant.yaml: error: prompts.wich: unknown field “wich”; did you mean “which”?",
        "intents/orders.yaml: error: cancel_order.answer[1].do: “cancel_ordr” is not an action; did you mean “cancel_order”?",
        "3 errors",
      ])
  }

  @Test func `a warning fails only a strict check`() async throws {
    let scratch = try shop("actions:\n", "actions:\n  tidy: DELETE FROM callbacks\n", in: "assistant.yaml")
    let lines = try await check(scratch, status: 0)
    #expect(lines.last == "1 warning")
    #expect(lines.first?.hasSuffix(": warning: actions.tidy: is done by no answer") == true)
    #expect(try await check(scratch, "--strict", status: 1) == lines)
  }

  @Test func `programs read the problems as JSON`() async throws {
    let scratch = try shop("then: go_on", "then: go on", in: "intents/returns.yaml")
    let lines = try await check(scratch, "--format", "json", status: 1)
    let json = try JSONSerialization.jsonObject(with: Data(lines.joined().utf8)) as? [[String: Any]]
    #expect(json?.count == 1)
    #expect(json?.first?["severity"] as? String == "error")
    #expect((json?.first?["file"] as? String) == "intents/returns.yaml")
    #expect((json?.first?["line"] as? Int ?? 0) > 1)
    #expect((json?.first?["message"] as? String)?.hasPrefix("return_item.answer[1].then: can only be") == true)
  }

  @Test func `a folder that is not there is told in one line`() async throws {
    let result = try await Program.run("check", "/nowhere/at/all")
    #expect(result.status != 0)
    #expect(result.errorLines == ["oriole: /nowhere/at/all: no such assistant"])
  }
}

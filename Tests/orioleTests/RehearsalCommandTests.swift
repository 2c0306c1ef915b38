import Foundation
import Testing

/// `oriole test`, `oriole record` and `oriole replay`, run as their users run them.
@Suite struct RehearsalCommandTests {
  private static let good = """
    defaults: {today: 2026-11-25}
    an order, typed:
      turns:
        - say: where is my order
          intent: order_status
        - say: "457012"
          lookup: order_by_number
          found: 1
          says: 27 November
    an order, by keys:
      channel: kiosk
      turns:
        - keys: "1457012"
          says: is on its way
        - hang_up: yes
          ended: contained

    """
  private static let bad = """
    <b>&"]]>:
      turns:
        - say: where is my order
        - say: "457012"
          found: 2
        - say: goodbye

    """
  private static let spoken = """
    spoken:
      today: 2026-11-25
      turns:
        - speak: {text: where is my order, under: {line: telephone, noise: brown, snr: 20}}
        - keys: "457012"
          found: 1

    """

  private func scratch(_ files: [String: String]) throws -> Scratch {
    let scratch = try Scratch()
    for (name, text) in files { try scratch.write(name, Array(text.utf8)) }
    return scratch
  }

  private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  @Test func `a folder of conversations that go as written passes, and says so in a line`() async throws {
    let scratch = try scratch(["a.yaml": Self.good])
    let result = try await Program.run("test", scratch.path)
    #expect(result.status == 0, "\(result.output) \(result.errors)")
    #expect(result.output.hasPrefix("2 conversations, 4 turns, "))
    #expect(result.output.hasSuffix(" s of calls: all as they should be\n"))
    #expect(result.errors.isEmpty)
    let verbose = try await Program.run("test", scratch.path, "--verbose", "--only", "keys")
    #expect(verbose.output.contains(": an order, by keys: as it should be\n"))
    #expect(!verbose.output.contains("typed"))
  }

  @Test func `one that goes otherwise ends with 1, and its first difference is shown where it is`() async throws {
    let scratch = try scratch(["a.yaml": Self.good, "b.yaml": Self.bad])
    let result = try await Program.run("test", scratch.path)
    #expect(result.status == 1)
    #expect(result.errors.isEmpty)
    let lines = result.output.split(separator: "\n").map(String.init)
    #expect(lines.first == "\(scratch.path)/b.yaml:4: <b>&\"]]>: rows found should be 2, but is 1")
    #expect(lines.contains { $0.hasPrefix("  ▶ ") && $0.contains("looked up order_by_number: 1 row") })
    #expect(lines.last?.hasSuffix("1 went otherwise") == true)
  }

  @Test func `two runs say and write the same, however many are played at once`() async throws {
    let scratch = try scratch(["a.yaml": Self.good, "b.yaml": Self.bad, "c.yaml": Self.spoken])
    var outputs: Set<String> = []
    for (run, width) in ["1", "4"].enumerated() {
      let (junit, html) = (scratch.file("\(run).xml"), scratch.file("\(run).html"))
      let result = try await Program.run(
        "test", scratch.path, "--junit", junit, "--html", html, "--at-once", width, "--verbose")
      #expect(result.status == 1, "\(result.errors)")
      outputs.insert([result.output, try text(junit), try text(html)].joined(separator: "\u{0}"))
    }
    #expect(outputs.count == 1)
    let junit = try text(scratch.file("0.xml"))
    #expect(junit.contains(#"<testsuite name="oriole" tests="4" failures="1">"#))
    #expect(junit.contains("name=\"&lt;b&gt;&amp;&quot;]]&gt;\"") && !junit.contains("<b>"))
    #expect(try text(scratch.file("0.html")).contains("<h1>Conversations of shop</h1>"))
    #expect(outputs.first?.contains("spoken: as it should be") == true)
  }

  @Test func `a call that was had becomes a test that passes, and a replay without a difference`() async throws {
    let scratch = try Scratch()
    let store = scratch.file("s.sqlite")
    let call = try await Program.run(
      "text", "--store", store, "--today", "2026-11-25",
      input: "where is my order\n457012\nwhen do you open\n#0\n")
    #expect(call.status == 0, "\(call.errors)")
    let recorded = try await Program.run(
      "record", "last", "--store", store, "--name", "a real call", "--output", scratch.file("call.yaml"))
    #expect(recorded.status == 0 && recorded.output.isEmpty, "\(recorded.errors)")
    let tested = try await Program.run("test", scratch.file("call.yaml"), "--verbose")
    #expect(tested.status == 0, "\(tested.output)")
    #expect(tested.output.contains("a real call: as it should be"))

    let printed = try await Program.run("record", "1", "--store", store, "--journal")
    try scratch.write("call.jsonl", Array(printed.output.utf8))
    let events = printed.events.count
    #expect(events > 5)
    for place in [["last", "--store", store], [scratch.file("call.jsonl")]] {
      let program = try Program(["replay"] + place)
      program.closeInput()
      let replayed = try await program.end(within: 120)
      #expect(replayed.status == 0)
      #expect(replayed.output.hasSuffix(": \(events) events, and all goes the same way today\n"))
    }
  }

  @Test func `a replay with a changed assistant shows what was and what is now`() async throws {
    let scratch = try Scratch()
    let (store, shop) = (scratch.file("s.sqlite"), scratch.file("shop"))
    _ = try await Program.run("text", "--store", store, input: "goodbye\n")
    try FileManager.default.copyItem(atPath: Program.root.appendingPathComponent("Models/shop").path, toPath: shop)
    let file = "\(shop)/assistant.yaml"
    let changed = try text(file).replacingOccurrences(of: "choosing Oriole Home", with: "calling")
    try changed.write(toFile: file, atomically: true, encoding: .utf8)
    let result = try await Program.run("replay", "last", "--store", store, "--assistant", shop)
    #expect(result.status == 1)
    let lines = result.output.split(separator: "\n").map(String.init)
    #expect(lines.first?.hasPrefix("call 1: goes otherwise at ") == true)
    #expect(lines.first?.hasSuffix(": heard “goodbye” (100 %)") == true)
    #expect(lines.contains { $0.hasPrefix("  then:  says goodbye: “") && $0.contains("Oriole Home") })
    #expect(lines.contains { $0.hasPrefix("  today: says goodbye: “") && $0.contains("calling") })
  }
}

/// What these commands cannot do is said in one line.
@Suite struct RehearsalCommandRefusalTests {
  private func expectFailure(
    _ arguments: [String], status: Int32 = 1, saying words: String, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let program = try Program(arguments)
    program.closeInput()
    let result = try await program.end(within: 120)
    #expect(result.status == status, "\(result.errors)", sourceLocation: sourceLocation)
    #expect(result.errorLines.count == 1, "\(result.errors)", sourceLocation: sourceLocation)
    #expect(result.errors.hasPrefix("oriole: "), sourceLocation: sourceLocation)
    #expect(result.errors.contains(words), "\(result.errors)", sourceLocation: sourceLocation)
    #expect(result.output.isEmpty, sourceLocation: sourceLocation)
  }

  @Test func `paths that lead to no conversation are named`() async throws {
    let scratch = try Scratch()
    let odd = try scratch.write("odd.yaml", Array("a:\n  turns:\n    - sing: la\n".utf8))
    let foreign = try scratch.write("fr.yaml", Array("a: {language: fr, turns: [{say: bonjour}]}\n".utf8))
    try await expectFailure(["test", "/nowhere/tests"], saying: "/nowhere/tests: no such file or folder")
    try await expectFailure(["test", odd], saying: "odd.yaml:3: a.turns[1].sing: unknown field “sing”")
    try await expectFailure(["test", foreign], saying: "does not speak “fr”")
    try await expectFailure(["test", "--only", "no such call"], saying: "no conversation has “no such call”")
    try await expectFailure(["test", "--assistant", "/nowhere/shop"], saying: "/nowhere/shop")
    try await expectFailure(["test", "--at-once", "0"], status: 2, saying: "--at-once is 1 to 1000")
    let empty = scratch.file("empty")
    try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: false)
    try await expectFailure(["test", empty], saying: "has no *.yaml file of conversations")
  }

  @Test func `calls that are not there are named`() async throws {
    let scratch = try Scratch()
    let store = scratch.file("s.sqlite")
    for command in ["record", "replay"] {
      try await expectFailure([command, "last", "--store", store], saying: "s.sqlite: no such store")
    }
    #expect(scratch.names.isEmpty, "none is made")
    _ = try await Program.run("desk", "list", "--store", store)
    _ = try await Program.run("text", "--store", store)
    for command in ["record", "replay"] {
      try await expectFailure([command, "99", "--store", store], saying: "call 99 does not exist")
      try await expectFailure([command, "first", "--store", store], saying: "“first” is no call's number")
    }
  }

  @Test func `files that are no journal, or are there already, are named`() async throws {
    let scratch = try Scratch()
    let store = scratch.file("s.sqlite")
    _ = try await Program.run("text", "--store", store)
    let empty = try scratch.write("empty.jsonl", [])
    let other = try scratch.write("other.jsonl", Array("{\"at\":1}\n".utf8))
    try await expectFailure(["replay", empty], saying: "empty.jsonl: is empty")
    try await expectFailure(["replay", other], saying: "other.jsonl:1: not a line of a journal")
    try await expectFailure(["replay", scratch.path], saying: "cannot be read")
    try await expectFailure(
      ["record", "last", "--store", store, "--output", other], saying: "other.jsonl: is there already")
    try await expectFailure(
      ["record", "last", "--store", store, "--output", scratch.file("no/folder.yaml")], saying: "cannot be written")
  }
}

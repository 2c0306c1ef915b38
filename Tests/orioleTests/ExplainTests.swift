import Foundation
import Testing

@Suite struct ExplainTests {
  private func explained(_ arguments: String...) async throws -> [String: Any] {
    let program = try Program(["explain", "--format", "json"] + arguments)
    program.closeInput()
    let result = try await program.end(within: 120)
    #expect(result.status == 0, "\(result.errors)")
    return try #require(result.events.first)
  }

  /// The authored line that a `file:line` names.
  private func line(at source: Any?) throws -> String {
    let parts = try #require(source as? String).split(separator: ":")
    let text = try String(contentsOfFile: String(parts[0]), encoding: .utf8)
    let number = try #require(parts.last.flatMap { Int($0) })
    return text.components(separatedBy: "\n")[number - 1]
  }

  @Test func `a question is accepted, and its answer's line is told`() async throws {
    let turn = try await explained("do", "you", "deliver", "to", "islands")
    #expect(turn["intent"] as? String == "faq.islands")
    #expect(turn["takenAs"] as? String == "faq.islands")
    #expect(turn["decision"] as? String == "accept")
    let answer = try #require((turn["answers"] as? [[String: Any]])?.first)
    let say = try #require(answer["say"] as? String)
    #expect(try say.hasPrefix(line(at: answer["source"])))
    #expect((turn["says"] as? [String])?.first == say)
    #expect((turn["contributions"] as? [Any])?.isEmpty == false)
    #expect((turn["runnersUp"] as? [Any])?.isEmpty == false)
  }

  @Test func `an answer's line is told in the language of the text`() async throws {
    let turn = try await explained("我的订单到哪了")
    #expect(turn["language"] as? String == "zh")
    let answers = try #require(turn["answers"] as? [[String: Any]])
    #expect(answers.count > 1)
    for answer in answers {
      let say = try #require(answer["say"] as? String)
      #expect(try line(at: answer["source"]).contains(say))
    }
    #expect(try #require((turn["slots"] as? [[String: Any]])?.first)["value"] == nil)
  }

  @Test func `values are read from the text, and looked up`() async throws {
    let turn = try await explained("is the kettle in stock")
    #expect(try #require((turn["slots"] as? [[String: Any]])?.first)["value"] as? String == "K11")
    #expect(turn["looksUp"] as? String == "product_by_code")
    let number = try await explained("457012")
    #expect(number["decision"] as? String == "number")
    #expect(number["takenAs"] as? String == "order_status")
    #expect(try #require((number["slots"] as? [[String: Any]])?.first)["value"] as? String == "457012")
  }

  @Test func `what is none of the shop's business is taken as nothing`() async throws {
    let turn = try await explained("🙂🙂")
    #expect(turn["decision"] as? String == "reject")
    #expect(turn["intent"] == nil)
    #expect(turn["takenAs"] == nil)
    let person = try await explained("talk to a person")
    #expect(person["handsOverTo"] as? String == "general")
  }

  @Test func `people read it in lines`() async throws {
    let result = try await Program.run("explain", "where is my order")
    #expect(result.status == 0)
    for words in ["intent    order_status", "because", "asked for", "takes it as order_status", "orders.yaml:"] {
      #expect(result.output.contains(words), "\(result.output)")
    }
  }

  @Test func `odd texts are explained, and none is wrong usage`() async throws {
    let long = try await explained(String(repeating: "order ", count: 16_000))
    #expect((long["text"] as? String)?.count ?? 0 <= 4000)
    _ = try await explained("\u{7}\u{1B}[2J order")
    let shown = try await Program.run("explain", "\u{1B}[2J order")
    #expect(!shown.output.contains("\u{1B}"))
    for arguments in [[], ["  "], ["#1"], ["--language", "fr", "hello"]] {
      let program = try Program(["explain"] + arguments)
      let result = try await program.end(within: 60)
      #expect(result.status == 2, "\(arguments)")
      #expect(result.errorLines.count == 1)
    }
  }
}

import Foundation
import Testing

@Suite struct TextTests {
  private func events(_ input: String, _ arguments: String...) async throws -> [[String: Any]] {
    let scratch = try Scratch()
    let program = try Program(["text", "--format", "json", "--store", scratch.file("s.sqlite")] + arguments)
    program.type(input)
    program.closeInput()
    let result = try await program.end(within: 120)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.isEmpty)
    return result.events
  }

  @Test func `an order is looked up in the data and answered from its row`() async throws {
    let events = try await events("where is my order\n457012\nno thanks\n5\n")
    #expect(
      EventSummary.lines(events) == [
        "said greeting", "heard order_status", "said order_status.order.ask", "heard order_status order=457012",
        "lookedUp order_by_number 1", "said order_status.answer", "said anything_else", "heard no",
        "said satisfaction", "heard -", "rated 5", "said satisfaction_thanks", "said goodbye", "ended contained",
      ])
    let answer = events.first { $0["prompt"] as? String == "order_status.answer" }?["text"] as? String ?? ""
    #expect(answer.contains("27 November"))
  }

  @Test func `the same in Chinese`() async throws {
    let events = try await events("我的订单到哪了\n四五七零一二\n对\n没有了\n", "--language", "zh")
    #expect(events.allSatisfy { $0["language"] as? String ?? "zh" == "zh" })
    let answer = events.first { $0["prompt"] as? String == "order_status.answer" }?["text"] as? String ?? ""
    #expect(answer.contains("11月27日"))
    #expect(events.last?["disposition"] as? String == "contained")
  }

  @Test func `days and times count from the day that is given`() async throws {
    let input = "can you deliver order 457012 next friday at three\nyes\nyes\nyes\n"
    let events = try await events(input, "--today", "2026-11-23")
    let heard = try #require(events.first { $0["event"] as? String == "heard" })
    #expect(heard["slots"] as? [String: String] == ["order": "457012", "day": "2026-12-04", "time": "15:00"])
    let said = events.compactMap { $0["text"] as? String }
    #expect(said.contains { $0.contains("Friday 4 December") })
    let chinese = try await self.events("订单457012明天下午三点送行吗\n", "--today", "2026-12-31", "--language", "zh")
    let values = chinese.first { $0["event"] as? String == "heard" }?["slots"] as? [String: String]
    #expect(values == ["order": "457012", "day": "2027-01-01", "time": "15:00"])
  }

  @Test func `a telephone number and a time are taken by keys`() async throws {
    let events = try await events("call me back\n#07700900123\n#2130\n#1630\n#1\n", "--today", "2026-11-23")
    let lines = EventSummary.lines(events)
    #expect(lines.contains("said callback.time.outside"))
    #expect(lines.contains("said callback.answer"))
    #expect(lines.contains("acted request_callback 1"))
    let answer = events.first { $0["prompt"] as? String == "callback.confirm" }?["text"] as? String ?? ""
    #expect(answer.contains("0 7 7, 0 0 9 0, 0 1 2 3") && answer.contains("half past 4 in the afternoon"))
  }

  @Test func `keys work as they do on a telephone`() async throws {
    let events = try await events("#1\n#457012\n#1\n#0\n")
    let lines = EventSummary.lines(events)
    #expect(lines.contains("pressed 457012"))
    #expect(lines.contains("lookedUp order_by_number 1"))
    #expect(lines.contains("handoff general asked") || lines.contains("handoff orders asked"))
    #expect(lines.last == "ended abandoned")
  }

  @Test func `each event has its fields`() async throws {
    let events = try await events("when do you open\n#0\n")
    let heard = try #require(events.first { $0["event"] as? String == "heard" })
    #expect(
      Set(heard.keys) == ["at", "event", "text", "confidence", "intent", "intentConfidence", "slots", "language"])
    let said = try #require(events.first { $0["event"] as? String == "said" })
    #expect(Set(said.keys) == ["at", "event", "text", "prompt", "interrupted"])
    let handoff = try #require(events.first { $0["event"] as? String == "handoff" })
    #expect(
      Set(handoff.keys) == ["at", "event", "queue", "reason", "ticket", "position", "expectedWaitSeconds"])
  }

  @Test func `odd lines do no harm`() async throws {
    let odd = "\n   \n\u{0}\u{7}\u{1B}[2J\n🙂🙂\n#\n##\n" + String(repeating: "order ", count: 20_000) + "\n"
    #expect(try await events(odd).last?["event"] as? String == "ended")
  }
}

import Dialogue
import Records
import Testing
import Understanding

@testable import Agents

struct DeskPageTests {
  private func scene() async throws -> (Scene, Desk) {
    let scene = Scene()
    _ = try await scene.openTicket()
    var chinese = someHandoff
    chinese.queue = "售后服务"
    chinese.language = .mandarin
    chinese.intent = nil
    chinese.frustration = 0.9
    chinese.slots = [:]
    chinese.tried = []
    chinese.transcript = [.init(.caller, "我要\u{1B}[2J人工\n服务")]
    _ = try await scene.openTicket(chinese)
    return (scene, try scene.desk("ann"))
  }

  @Test func `the list stands in columns, whatever the script`() async throws {
    let (scene, desk) = try await scene()
    scene.clock.advance(by: 5)
    _ = try await desk.claim(1)
    let lines = DeskPage.list(try await desk.list())
    #expect(
      lines == [
        "TICKET  STATE     WAITED  QUEUE     REASON   INTENT        LANG  MOOD   LINE",
        "1       with ann  0:05    service   nomatch  order_status  en    cross  open",
        "2       waiting   0:05    售后服务  nomatch  -             zh    angry  open",
      ])
    #expect(DeskPage.list([]) == ["Nobody is waiting."])
  }

  @Test func `a ticket is shown with all that is known`() async throws {
    let (scene, desk) = try await scene()
    try await scene.queue.hear("hello?", ticket: 1)
    _ = try await desk.claim(1)
    try await desk.say("Good morning!")
    scene.clock.advance(by: 3_725)
    #expect(
      DeskPage.show(try await desk.show()) == [
        "Ticket 1, with ann, waited 0:00", "Line      gone", "Reason    nomatch, queue service",
        "Intent    order_status", "Language  en", "Mood      cross", "Slot      order = 1042",
        "Tried     order_status.ask, nomatch", "Transcript", "  oriole  How can I help?", "  caller  My order",
        "  caller  hello?", "  agent   Good morning!",
      ])
    #expect(DeskPage.show(try await desk.show(2)).first == "Ticket 2, waiting, waited 1:02:05")
  }

  @Test func `what callers wrote cannot steer the terminal`() async throws {
    let (_, desk) = try await scene()
    let lines = DeskPage.show(try await desk.show(2))
    #expect(lines.last == "  caller  我要 [2J人工 服务")
    #expect(DeskPage.update(.said("a\r\n\u{9B}b\u{202E}c", number: 1)) == "caller: a   bc")
  }

  @Test(arguments: zip([0, 9, 75, 3_599, 3_600, 36_061], ["0:00", "0:09", "1:15", "59:59", "1:00:00", "10:01:01"]))
  func `times are shown as on a clock`(seconds: Int, text: String) { #expect(DeskPage.duration(seconds) == text) }
}

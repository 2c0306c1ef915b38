import Agents
import Dialogue
import Records
import Testing
import Understanding

struct DeskTests {
  @Test func `the list shows who waits, how long and why`() async throws {
    for scene in try Scene.all() {
      _ = try await scene.openTicket()
      scene.clock.advance(by: 10)
      _ = try await scene.openTicket()
      let desk = try scene.desk("ann")
      _ = try await desk.claim(1)
      scene.clock.advance(by: 14.5)
      try await desk.present()
      let entries = try await desk.list()
      #expect(entries.map(\.ticket) == [1, 2])
      #expect(entries.map(\.state) == [.claimed, .waiting])
      #expect(entries.map(\.waitingSeconds) == [10, 14])
      #expect(entries.map(\.agent) == ["ann", nil])
      #expect(entries.map(\.hasCaller) == [false, true])
      #expect(entries[1].intent == "order_status" && entries[1].reason == .nomatch && entries[1].frustration == 0.65)
    }
  }

  @Test func `a caller who hangs up is told to the agent, who still closes`() async throws {
    for scene in try Scene.all() {
      _ = try await scene.openTicket()
      let desk = try scene.desk("ann")
      _ = try await desk.claim()
      try await scene.queue.hear("bye", ticket: 1)
      try await scene.queue.leave(ticket: 1)
      #expect(try await desk.hear() == [.said("bye", number: 1), .callerLeft(ticket: 1)])
      #expect(try await desk.hear().isEmpty)
      await expect(.conflict) { try await desk.say("hello?") }
      scene.clock.advance(by: 30)
      try await desk.close(as: "resolved")
      #expect(try await scene.store.ticket(1).disposition == "resolved")
      #expect(try await scene.store.handlingTimes(last: 5).first.map { abs($0 - 30) < 0.01 } == true)
    }
  }

  @Test func `a line that has gone silent is told to the agent`() async throws {
    let scene = Scene()
    _ = try await scene.openTicket()
    let desk = try scene.desk("ann")
    _ = try await desk.claim()
    for _ in 0..<4 {
      scene.clock.advance(by: 5)
      try await desk.present()
    }
    #expect(try await desk.hear() == [.callerLeft(ticket: 1)])
    try await desk.close(as: "dropped")
  }

  @Test func `who leaves gives the caller back at once`() async throws {
    for scene in try Scene.all() {
      _ = try await scene.openTicket()
      scene.clock.advance(by: 1)
      _ = try await scene.openTicket()
      let ann = try scene.desk("ann")
      _ = try await ann.claim()
      try await ann.leave()
      #expect(await ann.ticket == nil)
      #expect(try await scene.store.agentsPresent(since: scene.clock.now()).isEmpty)
      #expect(try await scene.desk("bob").claim().entry.ticket == 1)
    }
  }

  @Test func `a restarted desk goes on with its caller`() async throws {
    for scene in try Scene.all() {
      _ = try await scene.openTicket()
      _ = try await scene.openTicket()
      _ = try await scene.desk("ann").claim(2)
      let restarted = try scene.desk("ann")
      await expect(.conflict) { _ = try await restarted.claim(1) }
      #expect(try await restarted.claim().entry.ticket == 2)
      try await restarted.say("I am back.")
    }
  }

  @Test func `two agents do not get one caller`() async throws {
    for scene in try Scene.all() {
      _ = try await scene.openTicket()
      let (ann, bob) = (try scene.desk("ann"), try scene.desk("bob"))
      _ = try await ann.claim()
      await expect(.conflict) { _ = try await bob.claim(1) }
      await expect(.notFound) { _ = try await bob.claim() }
      await expect(.conflict) { try await bob.say("hello") }
      await expect(.conflict) { try await bob.close(as: "resolved") }
      await expect(.conflict) { _ = try await bob.show() }
      #expect(try await bob.show(1).entry.agent == "ann")
    }
  }

  @Test func `the next agent sees what was said with the one before`() async throws {
    let scene = Scene()
    _ = try await scene.openTicket()
    let ann = try scene.desk("ann")
    _ = try await ann.claim()
    for number in 0..<230 { try await scene.queue.hear("\(number)", ticket: 1) }
    try await ann.say("One moment.")
    try await ann.leave()
    let bob = try scene.desk("bob")
    let detail = try await bob.claim()
    #expect(detail.messages.map(\.text) == (131..<230).map(String.init) + ["One moment."])
    #expect(try await bob.hear().isEmpty)
  }

  @Test(arguments: ["", "  ", "ann\n", "a\u{1B}[2J", String(repeating: "a", count: 61)])
  func `a name that is none is refused`(name: String) {
    #expect(throws: StoreError.self) { try Desk(store: MemoryStore(), agent: name) }
  }
}

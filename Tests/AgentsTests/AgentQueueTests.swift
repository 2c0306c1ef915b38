import Agents
import Dialogue
import Records
import Testing

struct AgentQueueTests {
  @Test func `caller and agent meet, speak and part`() async throws {
    for scene in try Scene.all() {
      let standing = try await scene.openTicket()
      #expect(standing == Standing(ticket: 1, position: 1, expectedWaitSeconds: nil, agentsPresent: 0))
      try await scene.queue.hear("anybody there?", ticket: 1)
      #expect(try await scene.queue.poll(ticket: 1).isEmpty)

      let desk = try scene.desk("ann")
      try await desk.present()
      let detail = try await desk.claim()
      #expect(detail.handoff == someHandoff)
      #expect(detail.messages.map(\.text) == ["anybody there?"])
      try await desk.say("Good morning!")
      try await desk.say("How can I help?")
      let updates = try await scene.queue.poll(ticket: 1)
      #expect(
        updates == [.joined(agent: "ann"), .said("Good morning!", number: 2), .said("How can I help?", number: 3)])
      #expect(try await scene.queue.poll(ticket: 1).isEmpty)

      try await scene.queue.hear("Where is my order?", ticket: 1)
      #expect(try await desk.hear() == [.said("Where is my order?", number: 4)])
      #expect(try await desk.hear().isEmpty)
      try await desk.say("On its way.")
      try await desk.close(as: "resolved")
      #expect(
        try await scene.queue.poll(ticket: 1) == [.said("On its way.", number: 5), .closed(disposition: "resolved")])
      #expect(await desk.ticket == nil)
      #expect(try await scene.queue.poll(ticket: 1).isEmpty)
      try await scene.queue.leave(ticket: 1)
      #expect(try await scene.store.ticket(1).state == .closed)
    }
  }

  @Test func `callers move up, and are told once`() async throws {
    for scene in try Scene.all() {
      for position in 1...3 { #expect(try await scene.openTicket().position == position) }
      let desk = try scene.desk("ann")
      _ = try await desk.claim()
      scene.clock.advance(by: 1)
      guard case .moved(let standing)? = try await scene.queue.poll(ticket: 3).first else {
        Issue.record("the third caller was not told")
        return
      }
      #expect(standing.position == 2 && standing.agentsPresent == 1)
      #expect(try await scene.queue.poll(ticket: 3).isEmpty)
      try await scene.queue.leave(ticket: 2)
      scene.clock.advance(by: 1)
      #expect(try await scene.queue.poll(ticket: 3).count == 1)
    }
  }

  @Test func `a caller whose agent goes silent is first again`() async throws {
    for scene in try Scene.all() {
      _ = try await scene.openTicket()
      let ann = try scene.desk("ann")
      _ = try await ann.claim()
      #expect(try await scene.queue.poll(ticket: 1) == [.joined(agent: "ann")])
      scene.clock.advance(by: 1)
      _ = try await scene.openTicket()
      var updates: [AgentUpdate] = []
      for _ in 0..<4 {
        scene.clock.advance(by: 5)
        updates += try await scene.queue.poll(ticket: 1)
        _ = try await scene.queue.poll(ticket: 2)
      }
      #expect(updates == [.lost(Standing(ticket: 1, position: 1, expectedWaitSeconds: nil, agentsPresent: 0))])
      #expect(try await scene.store.ticket(1).state == .waiting)
      await expect(.conflict) { try await ann.say("hello?") }
      #expect(try await ann.hear() == [.lost(ticket: 1)])
      #expect(try await ann.hear().isEmpty)

      let bob = try scene.desk("bob")
      #expect(try await bob.claim().entry.ticket == 1)
      #expect(try await scene.queue.poll(ticket: 1) == [.joined(agent: "bob")])
    }
  }

  @Test func `an agent who is there keeps the caller for as long as it takes`() async throws {
    for scene in try Scene.all() {
      _ = try await scene.openTicket()
      let desk = try scene.desk("ann")
      _ = try await desk.claim()
      for _ in 0..<20 {
        scene.clock.advance(by: 10)
        _ = try await scene.queue.poll(ticket: 1)
        try await desk.present()
        #expect(try await desk.hear().isEmpty)
      }
      #expect(try await scene.store.ticket(1).state == .claimed)
    }
  }

  @Test func `a line that gave no sign of life is out of the queue`() async throws {
    for scene in try Scene.all() {
      _ = try await scene.openTicket(limit: 1)
      await expect(.full) { _ = try await scene.openTicket(limit: 1) }
      scene.clock.advance(by: 16)
      // The dead line keeps nobody out.
      #expect(try await scene.openTicket(limit: 1).position == 1)
      #expect(try await scene.queue.poll(ticket: 1) == [.gone])
      #expect(try await scene.queue.poll(ticket: 1).isEmpty)
      await expect(.conflict) { try await scene.queue.hear("hello?", ticket: 1) }
    }
  }

  @Test func `a line that goes on after a restart hears only what is new`() async throws {
    let scene = Scene()
    _ = try await scene.openTicket()
    let desk = try scene.desk("ann")
    _ = try await desk.claim()
    try await desk.say("one")
    try await desk.say("two")
    let clock = scene.clock
    let restarted = AgentQueue(store: scene.store) { clock.now() }
    #expect(try await restarted.poll(ticket: 1, after: 1) == [.joined(agent: "ann"), .said("two", number: 2)])
    await expect(.notFound) { _ = try await restarted.poll(ticket: 9) }
  }

  @Test func `many words arrive before the close`() async throws {
    let scene = Scene()
    _ = try await scene.openTicket()
    let desk = try scene.desk("ann")
    _ = try await desk.claim()
    for number in 0..<150 { try await scene.queue.hear("\(number)", ticket: 1) }
    try await desk.say("Goodbye.")
    try await desk.close(as: "resolved")
    #expect(try await scene.queue.poll(ticket: 1) == [.joined(agent: "ann")])
    let rest = try await scene.queue.poll(ticket: 1)
    #expect(rest == [.said("Goodbye.", number: 151), .closed(disposition: "resolved")])
  }

  @Test func `the wait is estimated from what callers took`() async throws {
    let scene = Scene()
    let desk = try scene.desk("ann")
    for _ in 0..<3 {
      let ticket = try await scene.openTicket().ticket
      _ = try await desk.claim(ticket)
      scene.clock.advance(by: 10)
      try await desk.close(as: "resolved")
    }
    #expect(try await scene.openTicket().expectedWaitSeconds == 0)
    _ = try await desk.claim()
    #expect(try await scene.openTicket().expectedWaitSeconds == 10)
    #expect(try await scene.openTicket().expectedWaitSeconds == 20)
    try await desk.leave()
    let standing = try await scene.openTicket()
    #expect(standing.expectedWaitSeconds == nil && standing.agentsPresent == 0)
  }

  @Test func `without history the typical time counts, or nothing is said`() async throws {
    for (typical, expected) in [(nil, nil), (60, 60)] as [(Double?, Int?)] {
      let scene = Scene(typicalHandlingSeconds: typical)
      _ = try await scene.openTicket()
      _ = try await scene.desk("ann").claim()
      #expect(try await scene.openTicket().expectedWaitSeconds == expected)
    }
  }
}

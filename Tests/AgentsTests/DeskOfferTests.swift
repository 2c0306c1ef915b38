import Agents
import Dialogue
import Foundation
import Records
import Testing
import Understanding

struct DeskOfferTests {
  private func handoff(_ skill: String, _ language: Language = .english) -> Handoff {
    var handoff = someHandoff
    handoff.queue = skill
    handoff.language = language
    return handoff
  }

  private func desk(
    _ scene: Scene, _ agent: String, skills: Set<String>? = nil, languages: Set<Language>? = nil, wrapUp: Double = 0
  ) async throws -> Desk {
    let clock = scene.clock
    let desk = try Desk(
      store: scene.store, agent: agent, able: Competence(skills: skills, languages: languages), wrapUpSeconds: wrapUp
    ) { clock.now() }
    try await desk.begin(.ready)
    return desk
  }

  @Test func `who has been idle for longest gets the caller, and only once`() async throws {
    for scene in try Scene.all() {
      let ann = try await desk(scene, "ann")
      scene.clock.advance(by: 1)
      let bob = try await desk(scene, "bob")
      _ = try await scene.openTicket()
      #expect(try await bob.takeOffer() == nil)
      #expect(try await ann.takeOffer()?.entry.ticket == 1)
      #expect(try await ann.takeOffer() == nil)
      _ = try await scene.openTicket()
      #expect(try await bob.takeOffer()?.entry.ticket == 2)
      #expect(try await ann.agents().map(\.state) == [.talking, .talking])
    }
  }

  @Test func `nobody is offered what it cannot serve`() async throws {
    for scene in try Scene.all() {
      let orders = try await desk(scene, "ann", skills: ["orders"], languages: [.english])
      _ = try await scene.openTicket(handoff("complaints"))
      _ = try await scene.openTicket(handoff("orders", .mandarin))
      #expect(try await orders.takeOffer() == nil)
      await expect(.conflict) { _ = try await orders.claim(1) }
      await expect(.notFound) { _ = try await orders.claim() }
      let chinese = try await desk(scene, "lin", languages: [.mandarin])
      #expect(try await chinese.takeOffer()?.entry.ticket == 2)
    }
  }

  @Test func `a break and a wrap-up are times without callers`() async throws {
    let scene = Scene()
    let ann = try await desk(scene, "ann", wrapUp: 20)
    _ = try await scene.openTicket()
    _ = try await ann.takeOffer()
    try await ann.close(as: "resolved")
    _ = try await scene.openTicket()
    #expect(try await ann.agents().map(\.state) == [.wrapUp])
    #expect(try await ann.takeOffer() == nil)
    scene.clock.advance(by: 14)
    _ = try await scene.queue.poll(ticket: 2)
    scene.clock.advance(by: 6)
    try await ann.begin(.pause)
    #expect(try await ann.takeOffer() == nil)
    let standing = try await scene.openTicket()
    #expect(standing.agentsPresent == 0 && standing.expectedWaitSeconds == nil)
    try await ann.begin(.ready)
    #expect(try await ann.takeOffer()?.entry.ticket == 2)
  }

  @Test func `after a wrap-up callers come again`() async throws {
    let scene = Scene()
    let ann = try await desk(scene, "ann", wrapUp: 10)
    _ = try await scene.openTicket()
    _ = try await ann.takeOffer()
    try await ann.close(as: "resolved")
    scene.clock.advance(by: 10)
    try await ann.present()
    #expect(try await ann.agents().map(\.since) == [scene.clock.now()])
    _ = try await scene.openTicket()
    #expect(try await ann.takeOffer()?.entry.ticket == 2)
  }

  @Test func `a desk that hangs does not hold its caller up`() async throws {
    let scene = Scene()
    let ann = try await desk(scene, "ann")
    scene.clock.advance(by: 1)
    let bob = try await desk(scene, "bob")
    _ = try await scene.openTicket()
    scene.clock.advance(by: 6)
    try await bob.present()
    #expect(try await bob.takeOffer()?.entry.ticket == 1)
    #expect(try await ann.takeOffer() == nil)
  }

  @Test func `who was given back is the next, before a customer with a head start`() async throws {
    for scene in try Scene.all() {
      let ann = try await desk(scene, "ann")
      _ = try await scene.openTicket()
      _ = try await ann.takeOffer()
      var favoured = someHandoff
      favoured.headStart = 900
      _ = try await scene.openTicket(favoured)
      try await ann.leave()
      let bob = try await desk(scene, "bob")
      let entry = try await bob.takeOffer()?.entry
      #expect(entry?.ticket == 1 && entry?.isReturned == true)
    }
  }

  @Test func `a callback keeps its place, needs no line and is closed by the agent`() async throws {
    for scene in try Scene.all() {
      let call = try await scene.store.beginCall(Start(channel: .kiosk, language: .english), at: scene.clock.now())
      _ = try await scene.queue.open(someHandoff, for: call, limit: 5)
      _ = try await scene.openTicket()
      var wanted = someHandoff
      wanted.callback = "01614960138"
      let standing = try await scene.queue.open(wanted, for: call, limit: 5)
      #expect(standing.ticket == 1 && standing.position == 1 && standing.isCallback == true)
      scene.clock.advance(by: 3_600)
      let ann = try await desk(scene, "ann")
      let taken = try await ann.takeOffer()
      #expect(taken?.entry.callback == "01614960138" && taken?.entry.hasCaller == true)
      #expect(try await ann.hear().isEmpty)
      await expect(.conflict) { try await ann.say("hello") }
      try await ann.close(as: "called")
      #expect(try await ann.report().lines.first?.served == 1)
    }
  }

  @Test func `the report counts who hung up and how long they had waited`() async throws {
    for scene in try Scene.all() {
      let ann = try await desk(scene, "ann")
      for ticket in 1...2 {
        _ = try await scene.openTicket(handoff(ticket == 1 ? "orders" : "complaints"))
        scene.clock.advance(by: 10)
      }
      try await scene.queue.leave(ticket: 1)
      try await ann.present()
      _ = try await ann.takeOffer()
      scene.clock.advance(by: 30)
      try await ann.close(as: "resolved")
      let lines = try await ann.report().lines
      #expect(lines.map(\.skill) == [nil, "complaints", "orders"])
      #expect(lines.map(\.abandoned) == [1, 0, 1] && lines.map(\.served) == [1, 1, 0])
      #expect(lines[0].abandonedWait?.rounded() == 20 && lines[0].servedWait?.rounded() == 10)
      #expect(DeskPage.report(try await ann.report()).count == 4)
    }
  }

  @Test func `many desks at once give each caller to one agent`() async throws {
    for scene in try Scene.all() {
      var desks: [Desk] = []
      for number in 0..<12 { desks.append(try await desk(scene, "agent\(number)")) }
      for _ in 0..<8 { _ = try await scene.openTicket() }
      let taken = try await withThrowingTaskGroup(of: Int?.self) { group in
        for desk in desks { group.addTask { try await desk.takeOffer()?.entry.ticket } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(Set(taken.compactMap(\.self)).count == taken.count { $0 != nil })
      // Who lost a race against a desk that knew less tries again.
      for desk in desks { _ = try await desk.takeOffer() }
      #expect(try await scene.store.openTickets().allSatisfy { $0.state == .claimed })
    }
  }
}

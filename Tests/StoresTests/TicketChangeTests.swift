import Dialogue
import Foundation
import Records
import Testing
import Understanding

/// What every store keeps of what agents do with a caller beside talking.
struct TicketChangeTests {
  private func opened(_ store: any Store, at seconds: Double) async throws -> Ticket {
    let call = try await store.beginCall(Start(channel: .text, language: .mandarin), at: time(seconds))
    return try await store.openTicket(for: call, handoff("orders"), limit: 100, at: time(seconds))
  }

  @Test(arguments: StoreKind.allCases)
  func `whatever happens to a ticket changes its mark, and signs of life do not`(kind: StoreKind) async throws {
    try await kind.withStore { store in
      _ = try await opened(store, at: 0)
      _ = try await opened(store, at: 1)
      var seen = try await store.ticketMarks()
      #expect(seen.map(\.ticket) == [1, 2])
      let steps: [(any Store) async throws -> Void] = [
        { _ = try await $0.claim(1, by: "ann", at: time(2)) }, { try await $0.post("hello", from: .caller, to: 1) },
        { try await $0.post("good day", from: .agent, to: 1) },
        { _ = try await $0.changeTicket(1, .hold(true, by: "ann"), at: time(3)) },
        { _ = try await $0.releaseTickets(agentSeenBefore: time(90)) },
        { try await $0.abandonTicket(1, at: time(99)) },
      ]
      for step in steps {
        try await step(store)
        try await store.touch(2, as: .caller, at: time(4))
        let marks = try await store.ticketMarks()
        #expect(marks.first { $0.ticket == 1 } != seen.first { $0.ticket == 1 })
        #expect(marks.last == seen.last)
        seen = marks
      }
      #expect(seen.map(\.ticket) == [2])
    }
  }

  @Test(arguments: StoreKind.allCases) func `a caller is held, and handed to one agent before all who wait`(
    kind: StoreKind
  ) async throws {
    try await kind.withStore { store in
      _ = try await opened(store, at: 0)
      await expect(.conflict) { try await store.changeTicket(1, .hold(true, by: "ann"), at: time(1)) }
      _ = try await store.claim(1, by: "ann", at: time(1))
      await expect(.conflict) { try await store.changeTicket(1, .hold(true, by: "bob"), at: time(2)) }
      #expect(try await store.changeTicket(1, .hold(true, by: "ann"), at: time(2)).course.isHeld)
      #expect(try await store.ticket(1).course.isHeld)
      _ = try await opened(store, at: 3)
      let handover = Handover(from: "ann", to: "bob", skill: "returns", at: time(10))
      await expect(.conflict) {
        try await store.changeTicket(1, .handOver(Handover(from: "ann", to: "ann", at: time(9))), at: time(9))
      }
      let waiting = try await store.changeTicket(1, .handOver(handover), at: time(10))
      #expect((waiting.state, waiting.agent, waiting.handoff.queue) == (.waiting, nil, "returns"))
      #expect(try await store.ticket(1) == waiting)
      #expect(try await store.claim(nil, by: "ann", at: time(11)).number == 2)
      await expect(.conflict) { _ = try await store.claim(1, by: "cid", at: time(20)) }
      let able = Competence(skills: ["nothing"])
      let taken = try await store.claim(1, by: "bob", able: able, at: time(20))
      #expect((taken.agent, taken.course.isHeld, taken.course.handover?.from) == ("bob", false, "ann"))
    }
  }

  @Test(arguments: StoreKind.allCases) func `who was meant and does not come is not waited for`(kind: StoreKind)
    async throws
  {
    try await kind.withStore { store in
      _ = try await opened(store, at: 0)
      _ = try await store.claim(1, by: "ann", at: time(1))
      try await store.changeTicket(
        1, .handOver(Handover(from: "ann", skill: "orders", at: time(2))), at: time(2))
      await expect(.conflict) { _ = try await store.claim(1, by: "ann", at: time(3)) }
      #expect(try await store.claim(nil, by: "ann", at: time(63)).number == 1)
    }
  }

  @Test(arguments: StoreKind.allCases) func `a caller goes back to the machine, or to a supervisor`(kind: StoreKind)
    async throws
  {
    try await kind.withStore { store in
      _ = try await opened(store, at: 0)
      _ = try await opened(store, at: 1)
      _ = try await store.claim(1, by: "ann", at: time(2))
      _ = try await store.claim(2, by: "eve", at: time(2))
      await expect(.conflict) { try await store.changeTicket(1, .takeOver(by: "eve"), at: time(3)) }
      let back = try await store.changeTicket(2, .handBack("order_status.order", by: "eve"), at: time(4))
      #expect((back.state, back.disposition, back.course.step) == (.closed, "back", "order_status.order"))
      #expect(try await store.ticket(2) == back)
      #expect(try await store.changeTicket(1, .takeOver(by: "eve"), at: time(5)).agent == "eve")
      await expect(.conflict) { try await store.closeTicket(1, by: "ann", as: "done", at: time(6)) }
      await expect(.conflict) { try await store.changeTicket(1, .takeOver(by: "eve"), at: time(6)) }
    }
  }

  @Test(arguments: StoreKind.allCases) func `notes are kept in order`(kind: StoreKind) async throws {
    try await kind.withStore { store in
      _ = try await opened(store, at: 0)
      _ = try await opened(store, at: 1)
      try await store.note("wants a refund", .note, by: "ann", on: 1, at: time(2))
      try await store.note("other", .note, by: "ann", on: 2, at: time(3))
      try await store.note("offer tea", .whisper, by: "eve", on: 1, at: time(4))
      let notes = try await store.notes(on: 1, after: 0)
      #expect(notes.map(\.text) == ["wants a refund", "offer tea"])
      #expect(notes.map(\.kind) == [.note, .whisper])
      #expect(notes.first?.at == time(2))
      #expect(try await store.notes(on: 1, after: notes.first?.number ?? 0).map(\.author) == ["eve"])
      await expect(.notFound) { _ = try await store.notes(on: 9, after: 0) }
      await expect(.notFound) { try await store.note("x", .note, by: "ann", on: 9, at: time(5)) }
    }
  }
}

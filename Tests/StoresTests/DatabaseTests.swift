import Dialogue
import Foundation
import Records
import Testing
import Understanding

/// What every database does: it lasts, and may be shared.
struct DatabaseTests {
  @Test(arguments: StoreKind.shared) func `what was written is there when it is opened again`(kind: StoreKind)
    async throws
  {
    try await kind.withPlace { place in
      var store: (any DurableStore)? = try await kind.open(place)
      let ticket = try await store?.waitingTicket()
      try await store?.post("hello", from: .caller, to: 1)
      store = nil
      let again = try await kind.open(place)
      #expect(try await again.openTickets() == [ticket])
      #expect(try await again.messages(of: 1, after: 0).map(\.text) == ["hello"])
    }
  }

  @Test(arguments: StoreKind.shared) func `two processes never hold one ticket`(kind: StoreKind) async throws {
    try await kind.withStores(2) { stores in
      for number in 0..<30 { _ = try await stores[number % 2].waitingTicket(at: Double(number)) }
      let claimed = try await withThrowingTaskGroup(of: Int.self) { group in
        for agent in 0..<30 {
          group.addTask { try await stores[agent % 2].claim(nil, by: "agent\(agent)", at: time(50)).number }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(claimed.sorted() == Array(1...30))
      await expect(.notFound) { _ = try await stores[0].claim(nil, by: "late", at: time(60)) }
      // Both want the same one: one gets it, whichever is first.
      let last = try await stores[0].waitingTicket(at: 70)
      async let mine = try? stores[0].claim(last.number, by: "ann", at: time(71))
      async let theirs = try? stores[1].claim(last.number, by: "bob", at: time(71))
      let winners = await [mine, theirs].compactMap { $0?.agent }
      #expect(winners.count == 1)
      #expect(try await stores[1].ticket(last.number).agent == winners.first)
    }
  }

  @Test(arguments: StoreKind.shared) func `two desks of one agent hold one ticket`(kind: StoreKind) async throws {
    try await kind.withStores(2) { stores in
      for number in 0..<8 { _ = try await stores[0].waitingTicket(at: Double(number)) }
      let claimed = try await withThrowingTaskGroup(of: Int.self) { group in
        for desk in 0..<8 { group.addTask { try await stores[desk % 2].claim(nil, by: "ann", at: time(9)).number } }
        return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
      }
      #expect(claimed.count == 1)
    }
  }

  @Test(arguments: StoreKind.shared) func `the limit of the queue holds when many come at once`(kind: StoreKind)
    async throws
  {
    try await kind.withStores(2) { stores in
      let opened = await withTaskGroup(of: Bool.self) { group in
        for caller in 0..<20 {
          group.addTask { (try? await stores[caller % 2].waitingTicket(limit: 5)) != nil }
        }
        return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
      }
      #expect(opened == 5)
    }
  }

  @Test(arguments: StoreKind.shared) func `what two write of one call or customer is all kept`(kind: StoreKind)
    async throws
  {
    try await kind.withStores(2) { stores in
      let ticket = try await stores[0].waitingTicket()
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<20 {
          let store = stores[number % 2]
          group.addTask {
            try await store.append([JournalEntry(at: number, event: .callEnded, effects: [])], to: ticket.call)
            try await store.post("\(number)", from: .caller, to: ticket.number)
            try await store.remember(.preference("p\(number)", "x"), of: "C1", at: time(Double(number)))
          }
        }
        try await group.waitForAll()
      }
      #expect(try await stores[0].journal(of: ticket.call).map(\.at).sorted() == Array(0..<20))
      #expect(try await stores[0].messages(of: ticket.number, after: 0).count == 20)
      #expect(try await stores[0].profile(of: "C1").preferences.count == 20)
    }
  }

  @Test(arguments: StoreKind.shared) func `many open a new one at the same moment`(kind: StoreKind) async throws {
    try await kind.withPlace { place in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<6 {
          group.addTask { _ = try await kind.open(place).waitingTicket() }
        }
        try await group.waitForAll()
      }
      #expect(try await kind.open(place).openTickets().count == 6)
    }
  }

  @Test(arguments: StoreKind.databases) func `a write is finished although its task is cancelled`(kind: StoreKind)
    async throws
  {
    try await kind.withDatabase { store in
      _ = try await store.waitingTicket()
      let task = Task {
        withUnsafeCurrentTask { $0?.cancel() }
        try await store.abandonTicket(1, at: time(1))
      }
      try await task.value
      #expect(try await store.ticket(1).state == .abandoned)
    }
  }

  @Test(arguments: StoreKind.databases) func `a call that has ended stays as it ended`(kind: StoreKind) async throws {
    try await kind.withDatabase { store in
      let call = try await store.beginCall(Start(channel: .kiosk, language: .english), at: time(0))
      try await store.endCall(call, as: .contained, at: time(9))
      try await store.endCall(call, as: .failed, at: time(10))
      let ended = kind == .postgres ? "CAST(extract(epoch FROM ended_at) AS bigint)" : "unixepoch(ended_at)"
      let rows = try await store.rows("SELECT disposition, \(ended) AS ended FROM oriole_calls")
      #expect(rows == [["disposition": "contained", "ended": "1800000009"]])
    }
  }

  @Test(arguments: StoreKind.databases) func `a damaged record is named`(kind: StoreKind) async throws {
    try await kind.withDatabase { store in
      let ticket = try await store.waitingTicket()
      try await store.append([JournalEntry(at: 0, event: .callEnded, effects: [])], to: ticket.call)
      try await store.execute("UPDATE oriole_tickets SET handoff = '{'")
      try await store.execute("UPDATE oriole_journal SET entry = '[]'")
      await expect(.corrupt) { _ = try await store.openTickets() }
      let error = await #expect(throws: StoreError.self) { try await store.journal(of: ticket.call) }
      #expect(error?.message.hasPrefix("\(store.place): call 1, step 1") == true)
    }
  }

  @Test(arguments: StoreKind.databases) func `numbers that JSON has no word for are kept`(kind: StoreKind) async throws
  {
    try await kind.withDatabase { store in
      let call = try await store.beginCall(Start(channel: .text, language: .english), at: time(0))
      var odd = handoff()
      odd.frustration = .infinity
      #expect(try await store.openTicket(for: call, odd, limit: 1, at: time(0)).handoff == odd)
    }
  }
}

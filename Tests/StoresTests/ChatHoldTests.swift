import Dialogue
import Foundation
import Records
import Testing
import Understanding

/// What a program writes that was taken for dead, and does not know it yet.
struct ChatHoldTests {
  private static let (first, next) = (ChatHolder(run: "first", node: "here"), ChatHolder(run: "next", node: "there"))
  private static let entry = JournalEntry(at: 5, event: .callEnded, effects: [])

  private static func chat(in store: any Store) async throws -> CallID {
    try await store.enter(first, at: time(0))
    let call = try await store.beginCall(Start(channel: .chat, language: .english), at: time(0))
    let chat = KeptChat(
      call: call, name: "a", secretDigest: "d", origin: nil, address: "::1", language: .english, startedAt: time(0))
    try await store.keep(chat, heldBy: first)
    return call
  }

  private static func take(in store: any Store) async throws -> [KeptChat] {
    try await store.takeChats(for: next, fromThoseSeenBefore: time(9), endedSince: time(0), limit: 9, at: time(10))
  }

  @Test(arguments: StoreKind.allCases)
  func `only its holder writes what belongs to a chat`(kind: StoreKind) async throws {
    try await kind.withStore { store in
      try await store.load([DataTable(name: "counts", columns: ["number"], rows: [["0"]])])
      let call = try await Self.chat(in: store)
      let (old, new) = (ChatHold(call, by: Self.first), ChatHold(call, by: Self.next))
      try await store.append([Self.entry], to: call, by: old)
      await expect(.taken) { try await store.append([Self.entry], to: call, by: new) }
      let ticket = try await store.openTicket(for: call, handoff(), limit: 5, at: time(1), by: old).number
      try await store.post("one", from: .caller, to: ticket, by: old)
      try await store.remember(.preference("pace", "slow"), of: "ann", at: time(1), by: old)

      try await store.enter(Self.next, at: time(10))
      #expect(try await Self.take(in: store).map(\.call) == [call])
      await expect(.taken) { try await store.append([Self.entry], to: call, by: old) }
      await expect(.taken) {
        _ = try await store.openTicket(for: call, handoff("new"), limit: 5, at: time(11), by: old)
      }
      await expect(.taken) { try await store.post("two", from: .caller, to: ticket, by: old) }
      await expect(.taken) { try await store.abandonTicket(ticket, at: time(11), by: old) }
      await expect(.taken) { try await store.endCall(call, as: .failed, at: time(11), by: old) }
      await expect(.taken) {
        try await store.remember(.preference("pace", "fast"), of: "ann", at: time(11), by: old)
      }
      let action = ActionRequest(
        name: "note", statement: "UPDATE counts SET number = 1", arguments: [:], key: "\(call.value)")
      await expect(.taken) { _ = try await store.act(action, at: time(11), by: old) }
      #expect(try await store.journal(of: call) == [Self.entry])
      let kept = try await store.ticket(ticket)
      #expect(kept.state == .waiting && kept.handoff == handoff())
      #expect(try await store.messages(of: ticket, after: 0).map(\.text) == ["one"])
      #expect(try await store.profile(of: "ann").preferences == ["pace": "slow"])

      try await store.append([Self.entry], to: call, by: new)
      #expect(try await store.act(action, at: time(12), by: new).changes == 1)
      try await store.post("two", from: .caller, to: ticket, by: new)
      try await store.abandonTicket(ticket, at: time(12), by: new)
      try await store.endCall(call, as: .contained, at: time(12), by: new)
      #expect(try await store.journal(of: call).count == 2)
      #expect(try await store.ticket(ticket).state == .abandoned)
    }
  }

  @Test(arguments: StoreKind.shared)
  func `who takes a chat finds all that is ever written by the one before`(kind: StoreKind) async throws {
    try await kind.withStores(2) { stores in
      for _ in 0..<5 {
        let call = try await Self.chat(in: stores[0])
        let hold = ChatHold(call, by: Self.first)
        // Another one is written in the same transactions, and is not disturbed.
        let other = try await stores[0].beginCall(Start(channel: .text, language: .english), at: time(0))
        async let written = Self.write(by: hold, beside: other, in: stores[0])
        try await stores[1].enter(Self.next, at: time(10))
        while try await stores[1].journal(of: call).count < 20 { try await Task.sleep(for: .milliseconds(1)) }
        #expect(try await Self.take(in: stores[1]).map(\.call) == [call])
        let found = try await stores[1].journal(of: call).count
        let (count, others) = try await written
        #expect(found == count)
        #expect(try await stores[1].journal(of: call).count == count)
        #expect(try await stores[1].journal(of: other).count == others)
        try await stores[1].forgetChat("a", heldBy: Self.next)
      }
    }
  }

  /// Writes until it is refused; how much was written of both calls.
  private static func write(
    by hold: ChatHold, beside other: CallID, in store: any Store
  ) async throws -> (Int, Int) {
    for count in 0... {
      async let beside: Void = store.append([entry], to: other)
      let outcome: Result<Void, StoreError>
      do { outcome = .success(try await store.append([entry], to: hold.call, by: hold)) } catch {
        outcome = .failure(error)
      }
      try await beside
      if case .failure(let error) = outcome {
        guard error.code == .taken else { throw error }
        return (count, count + 1)
      }
    }
    return (0, 0)
  }
}

import Dialogue
import Foundation
import Records
import Testing
import Understanding

/// Open chats, and the programs that hold them.
struct ChatRecordsTests {
  private static let first = ChatHolder(run: "first", node: "here")

  private static func chat(_ name: String, in store: any Store, at seconds: Double = 0) async throws -> KeptChat {
    let start = Start(channel: .chat, language: .mandarin)
    let call = try await store.beginCall(start, at: time(seconds))
    let chat = KeptChat(
      call: call, name: name, secretDigest: "ab'c", origin: name == "b" ? nil : "https://shop.example", address: "::1",
      language: .mandarin, startedAt: time(seconds))
    try await store.keep(chat, heldBy: first)
    return chat
  }

  @Test(arguments: StoreKind.allCases)
  func `a program that listens where another one did goes on with its chats at once`(kind: StoreKind) async throws {
    try await kind.withStore { store in
      #expect(try await store.beat(Self.first, at: time(0)).isKnown == false, "who does not enter is not known")
      try await store.enter(Self.first, at: time(0))
      let chats = [try await Self.chat("a", in: store), try await Self.chat("b", in: store, at: 1)]
      #expect(try await store.beat(Self.first, at: time(1)) == HolderStanding(isKnown: true, mayTake: false))
      let second = ChatHolder(run: "second", node: "here")
      await expect(.notFound) {
        _ = try await store.takeChats(
          for: second, fromThoseSeenBefore: nil, endedSince: time(0), limit: 10, at: time(30))
      }
      try await store.enter(second, at: time(1.5))
      #expect(try await store.beat(second, at: time(1.5)).mayTake)
      #expect(
        try await store.takeChats(for: second, fromThoseSeenBefore: nil, endedSince: time(0), limit: 10, at: time(30))
          == chats)
      #expect(
        try await store.takeChats(for: second, fromThoseSeenBefore: nil, endedSince: time(0), limit: 10, at: time(30))
          .isEmpty)
      #expect(try await store.beat(second, at: time(2)) == HolderStanding(isKnown: true, mayTake: false))
      for _ in 1...2 {
        #expect(
          try await store.beat(Self.first, at: time(2)).isKnown == false, "the first one learns that it lost them")
      }
    }
  }

  @Test(arguments: StoreKind.allCases)
  func `chats elsewhere are taken when their program has been silent, oldest first`(kind: StoreKind) async throws {
    try await kind.withStore { store in
      try await store.enter(Self.first, at: time(0))
      let chats = [try await Self.chat("a", in: store), try await Self.chat("b", in: store)]
      let other = ChatHolder(run: "other", node: "there")
      try await store.enter(other, at: time(8))
      #expect(try await store.beat(other, fromThoseSeenBefore: time(0), at: time(8)).mayTake == false)
      #expect(try await store.beat(other, fromThoseSeenBefore: time(0.1), at: time(8)).mayTake)
      #expect(
        try await store.takeChats(for: other, fromThoseSeenBefore: nil, endedSince: time(0), limit: 10, at: time(30))
          .isEmpty)
      #expect(
        try await store.takeChats(
          for: other, fromThoseSeenBefore: time(0), endedSince: time(0), limit: 10, at: time(30)
        ).isEmpty)
      #expect(
        try await store.takeChats(
          for: other, fromThoseSeenBefore: time(0.1), endedSince: time(0), limit: 1, at: time(30)) == [chats[0]])
      #expect(try await store.beat(other, at: time(9)).mayTake, "one is nobody's")
      #expect(
        try await store.takeChats(for: other, fromThoseSeenBefore: nil, endedSince: time(0), limit: 10, at: time(30))
          == [chats[1]])
    }
  }

  @Test(arguments: StoreKind.allCases) func `who waits in the queue is alive as long as the holder`(kind: StoreKind)
    async throws
  {
    try await kind.withStore { store in
      try await store.enter(Self.first, at: time(0))
      let chat = try await Self.chat("a", in: store)
      let ticket = try await store.openTicket(for: chat.call, handoff(), limit: 5, at: time(1))
      try await store.beat(Self.first, at: time(20))
      #expect(try await store.ticket(ticket.number).callerSeenAt == time(20))
      let next = ChatHolder(run: "next", node: "here")
      try await store.enter(next, at: time(30))
      #expect(try await store.ticket(ticket.number).callerSeenAt == time(20))
      _ = try await store.takeChats(for: next, fromThoseSeenBefore: nil, endedSince: time(0), limit: 10, at: time(30))
      #expect(try await store.ticket(ticket.number).callerSeenAt == time(30))
    }
  }

  @Test(arguments: StoreKind.allCases) func `a chat is kept until it is forgotten`(kind: StoreKind) async throws {
    try await kind.withStore { store in
      try await store.enter(Self.first, at: time(0))
      let chat = try await Self.chat("a", in: store)
      try await store.endCall(chat.call, as: .contained, at: time(2))
      #expect(try await store.isChatKept("a"))
      #expect(try await store.isChatKept("A") == false)
      let next = ChatHolder(run: "next", node: "here")
      try await store.enter(next, at: time(3))
      let after = try await store.takeChats(
        for: next, fromThoseSeenBefore: time(9), endedSince: time(2), limit: 10, at: time(30))
      #expect(after == [chat], "its visitor may still ask for it")
      #expect(
        try await store.takeChats(for: next, fromThoseSeenBefore: nil, endedSince: time(3), limit: 10, at: time(30))
          .isEmpty)
      #expect(try await store.isChatKept("a") == false)
      try await store.keep(chat, heldBy: next)
      try await store.forgetChat("a", heldBy: Self.first)
      #expect(try await store.isChatKept("a"), "only its holder may forget it")
      try await store.forgetChat("a", heldBy: next)
      #expect(try await store.isChatKept("a") == false)
      #expect(
        try await store.takeChats(for: next, fromThoseSeenBefore: time(9), endedSince: time(0), limit: 10, at: time(30))
          .isEmpty)
      var lost = chat
      lost.call = CallID(99)
      await expect(.notFound) { [lost] in try await store.keep(lost, heldBy: next) }
    }
  }

  @Test(arguments: StoreKind.shared) func `two that take at once take each chat once`(kind: StoreKind) async throws {
    try await kind.withStores(2) { stores in
      try await stores[0].enter(Self.first, at: time(0))
      for number in 0..<20 { _ = try await Self.chat("chat \(number)", in: stores[0]) }
      let takers = [ChatHolder(run: "x", node: "x"), ChatHolder(run: "y", node: "y")]
      for (store, taker) in zip(stores, takers) { try await store.enter(taker, at: time(20)) }
      async let some = stores[0].takeChats(
        for: takers[0], fromThoseSeenBefore: time(10), endedSince: time(0), limit: 15, at: time(30))
      async let others = stores[1].takeChats(
        for: takers[1], fromThoseSeenBefore: time(10), endedSince: time(0), limit: 15, at: time(30))
      let taken = try await some + others
      #expect(taken.count == 20)
      #expect(Set(taken.map(\.name)).count == 20)
    }
  }

  @Test(arguments: StoreKind.databases) func `an erased call's chat is erased`(kind: StoreKind) async throws {
    try await kind.withDatabase { store in
      try await store.enter(Self.first, at: time(0))
      let chat = try await Self.chat("a", in: store)
      try await store.erase(chat.call, at: time(5))
      #expect(try await store.isChatKept("a") == false)
    }
  }
}

extension Store {
  /// A sign of life of one who takes nobody for dead but those at the same node.
  @discardableResult func beat(_ holder: ChatHolder, at now: Date) async throws -> HolderStanding {
    try await beat(holder, fromThoseSeenBefore: nil, at: now)
  }
}

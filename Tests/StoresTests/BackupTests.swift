import Dialogue
import Foundation
import Records
import Stores
import Testing
import Understanding

/// Backups go from any store to any other.
struct BackupTests {
  private static let orders = DataTable(
    name: "orders", columns: ["number", "total", "note"], rows: [["0042", "1.5", ""], ["0043", "20.0", "x\"\n"]])

  /// A store with something of everything.
  private func fill(_ store: any DurableStore) async throws {
    try await store.load([
      Self.orders
    ])
    let ticket = try await store.waitingTicket(at: 1.5)
    _ = try await store.waitingTicket(at: 2)
    try await store.append([JournalEntry(at: 3, event: .heard(Utterance("我的订单")), effects: [])], to: ticket.call)
    try await store.post("hello\\ \t", from: .caller, to: ticket.number)
    _ = try await store.claim(1, by: "ann", at: time(3))
    try await store.closeTicket(1, by: "ann", as: "solved", at: time(9))
    try await store.endCall(ticket.call, as: .handedOff, at: time(10))
    try await store.remember(.preference("language", "zh"), of: "C14", at: time(4))
    try await store.addAccount(Account(name: "ada", role: .manager, passwordHash: "$x", isDisabled: true))
    try await store.note(AuditEntry(at: time(5), account: "ada", action: "see", subject: "call 1"))
    _ = try await store.act(
      ActionRequest(
        name: "note", statement: "UPDATE orders SET note = 'done' WHERE number = '0042'", arguments: [:], key: "k"),
      at: time(6))
  }

  @Test(arguments: [(StoreKind.sqliteFile, StoreKind.postgres), (.postgres, .sqliteFile), (.postgres, .postgres)])
  func `chats are restored without those who held them, and go on`(from: StoreKind, to: StoreKind) async throws {
    try await withFolder { folder in
      let file = folder + "/all.backup"
      let (old, new) = (ChatHolder(run: "old", node: "here"), ChatHolder(run: "new", node: "here"))
      try await from.withDatabase { store in
        try await store.enter(old, at: time(0))
        let ticket = try await store.waitingTicket(at: 1)
        let chat = KeptChat(
          call: ticket.call, name: "a", secretDigest: "d'\\", origin: nil, address: "::1", language: .mandarin,
          startedAt: time(1))
        try await store.keep(chat, heldBy: old)
        _ = try await store.backUp(toFile: file)
        try await to.withDatabase { other in
          // It runs there already, and has the same chats.
          try await other.restore(fromFile: file, replacing: false)
          try await other.enter(old, at: time(20))
          #expect(
            try await other.takeChats(for: old, fromThoseSeenBefore: nil, endedSince: time(0), limit: 9, at: time(21))
              == [chat])
          try await other.restore(fromFile: file, replacing: true)
          await expect(.taken) { try await other.append([], to: chat.call, by: ChatHold(chat.call, by: old)) }
          #expect(try await other.beat(old, at: time(30)).isKnown == false)
          try await other.enter(new, at: time(31))
          #expect(try await other.beat(new, at: time(31)) == HolderStanding(isKnown: true, mayTake: true))
          #expect(
            try await other.takeChats(for: new, fromThoseSeenBefore: nil, endedSince: time(0), limit: 9, at: time(32))
              == [chat])
          #expect(try await other.ticket(ticket.number).callerSeenAt == time(32))
        }
      }
    }
  }

  private func expectSame(_ one: any DurableStore, _ other: any DurableStore) async throws {
    let all = time(-9)..<time(99)
    #expect(try await one.calls(begunIn: all, after: nil, limit: 9) == other.calls(begunIn: all, after: nil, limit: 9))
    #expect(
      try await one.tickets(openedIn: all, after: 0, limit: 9) == other.tickets(openedIn: all, after: 0, limit: 9))
    #expect(try await one.journal(of: CallID(1)) == other.journal(of: CallID(1)))
    #expect(try await one.messages(of: 1, after: 0) == other.messages(of: 1, after: 0))
    #expect(try await one.profile(of: "C14") == other.profile(of: "C14"))
    #expect(try await one.accounts() == other.accounts())
    #expect(try await one.auditTrail(before: nil, limit: 9) == other.auditTrail(before: nil, limit: 9))
    let orders = "SELECT * FROM orders ORDER BY number"
    #expect(try await one.rows(orders) == other.rows(orders))
  }

  @Test(arguments: [(StoreKind.sqliteFile, StoreKind.postgres), (.postgres, .sqliteFile), (.postgres, .postgres)])
  func `a store is moved as it is, and goes on with its numbers`(from: StoreKind, to: StoreKind) async throws {
    try await withFolder { folder in
      let file = folder + "/all.backup"
      try await from.withDatabase { old in
        try await fill(old)
        #expect(try await old.backUp(toFile: file) > 10)
        try await to.withDatabase { new in
          try await new.restore(fromFile: file, replacing: false)
          try await expectSame(old, new)
          #expect(try await new.waitingTicket(at: 20).number == 3)
          // What was loaded and changed is not loaded again.
          let changed = try await new.load([
            Self.orders
          ])
          #expect(!changed)
          await expect(.conflict) { try await new.restore(fromFile: file, replacing: false) }
          try await new.restore(fromFile: file, replacing: true)
          try await expectSame(old, new)
        }
      }
      let attributes = try FileManager.default.attributesOfItem(atPath: file)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
  }

  @Test(arguments: StoreKind.shared)
  func `a file that is no whole backup changes nothing`(kind: StoreKind) async throws {
    try await withFolder { folder in
      let file = folder + "/all.backup"
      try await kind.withDatabase { store in
        try await fill(store)
        _ = try await store.backUp(toFile: file)
        let whole = try String(contentsOfFile: file, encoding: .utf8)
        let bad = [
          "", "hello", String(whole.prefix(whole.count / 2)), whole.replacing("solved", with: "salved"),
          whole + "more\n", whole.replacing("\"version\":1", with: "\"version\":9"), String(whole.dropLast()),
          whole.split(separator: "\n").dropLast().joined(separator: "\n") + "\n",
        ]
        for text in bad.map({ Data($0.utf8) }) + [Data([0xFF, 0x00, 0x0A, 0x0A])] {
          try text.write(to: URL(fileURLWithPath: file))
          if text == Data(whole.dropLast().utf8) { continue }
          await expect(.corrupt) { try await store.restore(fromFile: file, replacing: true) }
        }
        await expect(.unavailable) { try await store.restore(fromFile: folder + "/none", replacing: true) }
        await expect(.unavailable) { _ = try await store.backUp(toFile: folder + "/none/x") }
        #expect(try await store.ticket(1).disposition == "solved")
      }
    }
  }
}

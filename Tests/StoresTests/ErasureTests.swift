import Dialogue
import Foundation
import Records
import Stores
import Testing
import Understanding

/// What people said is erased, and what is counted stays.
struct ErasureTests {
  private func change(_ customer: String) -> ActionRequest {
    ActionRequest(
      name: "note", statement: "UPDATE orders SET number = number", arguments: ["phone": "secret"],
      key: "note phone=secret \(customer)")
  }

  /// A call of a customer who was heard, known, asked for and handed over.
  private func call(
    of customer: String, _ store: any DurableStore, at seconds: Double, isRecorded: Bool = false
  ) async throws -> Ticket {
    let start = Start(
      channel: .chat, language: .english, identity: Identity(.number, "0161-\(customer)"), isRecorded: isRecorded)
    let call = try await store.beginCall(start, at: time(seconds))
    let words = Utterance("I am secret", alternatives: ["eye am secret"])
    try await store.append(
      [
        JournalEntry(at: 0, event: .callStarted(start), effects: []),
        JournalEntry(
          at: 1, event: .heard(words),
          effects: [
            .report(.understood(words, Candidate("order_status", probability: 0.9), slots: ["order": "secret"])),
            .report(.recognised(customer, isVerified: true)), .remember(customer, .preference("x", "secret")),
            .play(Prompt(name: "answer", text: "secret", language: .english), Turn(1)),
          ]),
        JournalEntry(at: 2, event: .lookedUp([["name": "secret"]], Turn(1)), effects: [.report(.rated(4))]),
        JournalEntry(at: 3, event: .speechStarted, effects: [.act(change(customer), Turn(2))]),
      ], to: call)
    try await store.load([DataTable(name: "orders", columns: ["number"], rows: [["1"]])])
    _ = try await store.act(change(customer), at: time(seconds))
    var handoff = handoff()
    handoff.slots = ["order": "secret"]
    handoff.transcript = [.init(.caller, "secret")]
    handoff.customer = ["name": "secret"]
    handoff.callback = nil
    let ticket = try await store.openTicket(for: call, handoff, limit: 9, at: time(seconds))
    try await store.post("secret", from: .caller, to: ticket.number)
    try await store.note("secret", .note, by: "ada", on: ticket.number, at: time(seconds))
    try await store.remember(.preference("name", "secret"), of: customer, at: time(seconds))
    try await store.note(AuditEntry(at: time(seconds), account: "ada", action: "customer.see", subject: customer))
    return ticket
  }

  @Test(arguments: StoreKind.databases) func `a customer is forgotten, and nobody else`(kind: StoreKind) async throws {
    try await kind.withDatabase { store in
      let (one, other) = (try await call(of: "C1", store, at: 0), try await call(of: "C12", store, at: 5))
      _ = try await store.claim(one.number, by: "ann", at: time(1))
      try await store.closeTicket(one.number, by: "ann", as: "solved", at: time(9))
      let erasure = Erasure(store)
      let found = try await erasure.find("C1")
      #expect(found.calls == [one.call] && found.hasProfile)
      #expect(try await erasure.find("0161-C12").calls == [other.call])
      try await erasure.erase(found, of: "C1", by: "test", at: time(20))
      #expect(try await erasure.find("C1").isNothing)
      let journal = try await store.journal(of: one.call)
      #expect(!"\(journal)".contains("secret") && !"\(journal)".contains("0161") && journal.count == 4)
      #expect("\(journal)".contains("order_status") && journal[2].effects == [.report(.rated(4))])
      let ticket = try await store.ticket(one.number)
      #expect(!"\(ticket)".contains("secret") && ticket.disposition == "solved" && ticket.handlingSeconds == 8)
      #expect(try await store.messages(of: one.number, after: 0).map(\.text) == ["…"])
      #expect(try await store.notes(on: one.number, after: 0).map(\.text) == ["…"])
      let trail = try await store.auditTrail(before: nil, limit: 9)
      #expect(trail.map(\.action) == ["customer.forget", "customer.see", "customer.see"])
      #expect(trail.map(\.subject) == ["1 calls", "C12", "…"])
      let keys = "SELECT key FROM oriole_actions ORDER BY number"
      #expect(try await store.rows(keys).map { $0["key"] } == ["erased 1", "note phone=secret C12"])
      #expect("\(try await store.journal(of: other.call))".contains("secret"))
      #expect(try await store.ticket(other.number) == other)
      #expect(try await store.profile(of: "C12").preferences == ["name": "secret"])
    }
  }

  @Test(arguments: StoreKind.databases)
  func `what is older than the retention is erased once`(kind: StoreKind) async throws {
    try await kind.withDatabase { store in
      let (old, new) = (try await call(of: "C1", store, at: 0), try await call(of: "C2", store, at: 86_400 * 5))
      let now = time(86_400 * 8)
      #expect(try await Erasure(store).retain(days: 5, by: "test", at: now) == .init(calls: 1, customers: 1))
      #expect(try await Erasure(store).retain(days: 5, by: "test", at: now).isNothing)
      #expect(!"\(try await store.journal(of: old.call))".contains("secret"))
      #expect(try await store.ticket(old.number).state == .abandoned)
      #expect("\(try await store.journal(of: new.call))".contains("secret"))
      #expect(try await store.ticket(new.number).state == .waiting)
      #expect(try await store.auditTrail(before: nil, limit: 1).first?.action == "records.retain")
    }
  }

  /// A folder with a file for each of some calls.
  private func sound(of calls: [CallID], in folder: String) throws -> RecordingFolder {
    let recordings = RecordingFolder(folder)
    for call in calls { try Data("RIFF".utf8).write(to: URL(fileURLWithPath: recordings.file(of: call))) }
    return recordings
  }

  @Test(arguments: StoreKind.databases)
  func `the sound of what is erased is erased too, before the words`(kind: StoreKind) async throws {
    try await withFolder { folder in
      try await kind.withDatabase { store in
        let one = try await call(of: "C1", store, at: 0, isRecorded: true)
        let other = try await call(of: "C2", store, at: 5, isRecorded: true)
        let silent = try await call(of: "C1", store, at: 6)
        // The last file is of some other store's call.
        let recordings = try sound(of: [one.call, other.call, silent.call], in: folder)
        let erasure = Erasure(store, recordings: recordings)
        let found = try await erasure.find("C1")
        #expect(found.calls == [one.call, silent.call] && found.recorded == [one.call])
        try await erasure.erase(found, of: "C1", by: "test", at: time(20))
        #expect(recordings.calls() == [other.call, silent.call])
        #expect(try await store.auditTrail(before: nil, limit: 1).first?.subject == "2 calls, 1 recordings")
        let now = time(86_400 * 8)
        let retained = try await erasure.retain(days: 5, by: "test", at: now)
        #expect(retained == .init(calls: 1, customers: 1, recordings: 1))
        #expect(recordings.calls() == [silent.call])
      }
    }
  }

  @Test(arguments: StoreKind.databases)
  func `sound that another machine could not erase is swept, and what a dead program left`(kind: StoreKind)
    async throws
  {
    try await withFolder { folder in
      try await kind.withDatabase { store in
        let one = try await call(of: "C1", store, at: 0, isRecorded: true)
        let other = try await call(of: "C2", store, at: 5, isRecorded: true)
        let recordings = try sound(of: [one.call, other.call, CallID(99)], in: folder)
        for name in [".oriole-1f.wav", "notes.txt"] {
          try Data("x".utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
        }
        let elsewhere = Erasure(store)
        try await elsewhere.erase(try await elsewhere.find("C1"), of: "C1", by: "test", at: time(20))
        let erasure = Erasure(store, recordings: recordings)
        // A call goes on for a while.
        #expect(try await erasure.sweep(at: Date()) == 1)
        #expect(recordings.calls() == [other.call, CallID(99)])
        #expect(try await erasure.sweep(at: Date() + 7_200) == 1)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 3)
        #expect(try await Erasure(store, recordings: RecordingFolder("/nowhere")).sweep(at: Date()) == 0)
      }
    }
  }
}

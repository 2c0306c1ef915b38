import Dialogue
import Foundation
import PostgresServers
import Records
import Stores
import Synchronization
import Testing
import Understanding

@testable import Web

/// PostgreSQL crashes and comes back while many visitors talk: they notice a delay at most.
@Suite(.timeLimit(.minutes(4))) struct StoreRestartTests {
  private static let visitors = 50
  private static let limits = """
    serve: {limits: {chats_per_address: 100, new_chats_per_minute: 1000, messages_per_minute: 1000,
      requests_per_minute: 100000, connections_per_address: 200}}

    """
  /// What visitors say again and again, and what each is answered: one answer needs the database.
  private static let turns = [
    ("when do you open", "Nine to six."), ("where is my book 12345", "12345?"), ("yes", "Ulysses is out"),
  ]

  /// When visitors have said enough.
  private final class End: Sendable {
    private let isThere = Mutex(false)
    var hasCome: Bool { isThere.withLock { $0 } }
    func come() { isThere.withLock { $0 = true } }
  }

  @Test func `fifty visitors lose nothing when PostgreSQL crashes and comes back`() async throws {
    let database = try PostgresServer()
    defer { database.end() }
    let server = try ServeProgram(["--port", "0", "--store", database.address()], settings: Self.limits)
    let address = try await server.address()
    var visitors: [WebCaller] = []
    for _ in 0..<Self.visitors { visitors.append(try await WebCaller.chatting(address)) }
    let end = End()
    let talks = visitors.map { visitor in Task { try await Self.talk(visitor, until: end) } }
    for _ in 0..<2 {
      try await Task.sleep(for: .seconds(3))
      try database.stop(.immediate)
      try await Task.sleep(for: .milliseconds(500))
      try database.start()
    }
    try await Task.sleep(for: .seconds(1))
    let backup = server.folder.appendingPathComponent("all.backup").path
    try await Self.oriole(["backup", backup, "--store", database.address()], in: server.folder)
    try await Task.sleep(for: .seconds(1))
    end.come()
    var said: [[String]] = []
    for (visitor, talk) in zip(visitors, talks) {
      let words = try await talk.value
      let events = try await visitor.events().compactMap { event in
        (event["from"] as? String).map { ($0, event["text"] as? String ?? "") }
      }
      #expect(events.filter { $0.0 == "visitor" }.map(\.1) == words)
      for (asked, answer) in Self.turns {
        let answers = events.count { $0.0 == "oriole" && $0.1.contains(answer) }
        #expect(answers == words.count { $0 == asked }, "\(asked): \(events)")
      }
      #expect(!events.contains { $0.1.contains("lookup_failed") || $0.1.contains("rephrase") }, "\(events)")
      said.append(words)
    }
    let restored = FileManager.default.temporaryDirectory.appendingPathComponent("oriole-\(UUID().uuidString).sqlite")
    defer { try? FileManager.default.removeItem(at: restored) }
    try await Self.oriole(["restore", backup, "--store", restored.path], in: server.folder)
    server.stop()
    #expect(try await server.status() == 0)
    #expect(server.errors.isEmpty, "\(server.errors.prefix(2_000))")
    try await expectWholeJournals(said, at: database.address())
    try await expectBeginnings(in: restored.path, of: database.address())
  }

  private static func oriole(_ words: [String], in folder: URL) async throws {
    let program = try ServeProgram(words, of: "oriole", in: folder)
    #expect(try await program.status() == 0, "\(words): \(program.errors)")
  }

  /// A backup that was taken while the calls went on has each as it was then.
  private func expectBeginnings(in backup: String, of address: String) async throws {
    let (early, late) = (try await StoreName(backup).open(), try await StoreName(address).open())
    let calls = try await early.calls(begunIn: .distantPast..<(.distantFuture), after: nil, limit: 1_000)
    #expect(calls.count == Self.visitors)
    for call in calls {
      let (journal, whole) = (try await early.journal(of: call.id), try await late.journal(of: call.id))
      #expect(!journal.isEmpty && journal == Array(whole.prefix(journal.count)))
    }
  }

  /// Talks until the end; what was said.
  private static func talk(_ visitor: WebCaller, until end: End) async throws -> [String] {
    var said: [String] = []
    var read = 0
    while !end.hasCome {
      for (words, answer) in turns {
        let reply = try await visitor.say(words)
        guard (200..<300).contains(reply.status) else { throw TestFailure("\(words): \(reply.text)") }
        said.append(words)
        read = try await wait(for: answer, after: read, in: visitor)
        try await Task.sleep(for: .milliseconds(100))
      }
    }
    return said
  }

  /// The number of the event that has the answer, at most a minute from now.
  private static func wait(for answer: String, after read: Int, in visitor: WebCaller) async throws -> Int {
    for _ in 0..<600 {
      for event in try await visitor.events(after: read) {
        if event["from"] as? String == "oriole", (event["text"] as? String)?.contains(answer) == true,
          let number = event["id"] as? Int
        {
          return number
        }
      }
      try await Task.sleep(for: .milliseconds(100))
    }
    throw TestFailure("no “\(answer)”; there was \(try await visitor.said())")
  }

  /// Each call is in the store as it was, and has ended.
  private func expectWholeJournals(_ said: [[String]], at address: String) async throws {
    let store = try await StoreName(address).open()
    let calls = try await store.calls(begunIn: .distantPast..<(.distantFuture), after: nil, limit: 1_000)
    #expect(calls.count == said.count)
    #expect(calls.allSatisfy { $0.endedAt != nil && $0.disposition != nil })
    var heard: [[String]] = []
    for call in calls {
      let journal = try await store.journal(of: call.id)
      #expect(journal.map(\.at) == journal.map(\.at).sorted())
      if case .callStarted? = journal.first?.event {} else { Issue.record("call \(call.id) has no beginning") }
      #expect(journal.last?.event == .callEnded)
      heard.append(
        journal.compactMap { entry in
          if case .heard(let utterance) = entry.event { utterance.text } else { nil }
        })
    }
    #expect(heard.sorted { $0.count < $1.count }.map(\.count) == said.map(\.count).sorted())
    #expect(Set(heard) == Set(said))
  }
}

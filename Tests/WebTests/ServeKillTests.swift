import Foundation
import OrioleChat
import PostgresServers
import Synchronization
import Testing

@testable import Web

/// A server that is killed without a word, and started again where it was.
@Suite struct ServeKillTests {
  private final class Reader: Sendable {
    private let updates = Mutex<[ChatUpdate]>([])
    private let reading = Mutex<Task<Void, any Error>?>(nil)

    init(_ chat: ChatClient) {
      let task = Task { for try await update in await chat.updates() { updates.withLock { $0.append(update) } } }
      reading.withLock { $0 = task }
    }

    var all: [ChatUpdate] { updates.withLock { $0 } }
    var texts: [String] {
      all.compactMap { if case .message(let from, let text, _, _) = $0 { "\(from): \(text)" } else { nil } }
    }

    func has(_ text: String, times: Int = 1) async throws {
      for _ in 0..<1_500 {
        if texts.count(where: { $0 == text }) >= times { return }
        try await Task.sleep(for: .milliseconds(20))
      }
      throw TestFailure("“\(text)” did not come \(times) times: \(texts)")
    }
  }

  private static func restart(_ server: ServeProgram) async throws -> ServeProgram {
    let port = try #require(try await server.address().port)
    server.kill()
    let next = try ServeProgram(["--port", "\(port)"], in: server.folder)
    _ = try await next.address()
    return next
  }

  @Test func `a conversation goes on where it was, with what was said shown once`() async throws {
    let first = try ServeProgram(["--port", "0"])
    defer { try? FileManager.default.removeItem(at: first.folder) }
    let chat = try await ChatClient.connect(to: try await first.address(), language: "en")
    let reader = Reader(chat)
    try await chat.send("where is my book", id: "one")
    try await reader.has("oriole: Which loan?")
    let second = try await Self.restart(first)
    #expect(try await chat.send("where is my book", id: "one") == "one", "what was taken before counts once")
    try await chat.send("12345", id: "two")
    try await reader.has("oriole: 12345?")
    let third = try await Self.restart(second)
    try await chat.send("yes")
    try await reader.has("oriole: Ulysses is out, loan 12345.")
    try await chat.end()
    let said = reader.texts
    #expect(
      said.filter { $0.hasPrefix("visitor") } == [
        "visitor: where is my book", "visitor: 12345", "visitor: yes",
      ])
    #expect(said.count(where: { $0 == "oriole: This is greeting." }) == 1, "\(said)")

    // Who comes new sees all of it again, under the same numbers, also of what has ended.
    try await chat.rate(4)
    let fourth = try await Self.restart(third)
    let ticket = await chat.ticket
    let whole = Reader(
      ChatClient(server: try await fourth.address(), ticket: .init(chat: ticket.chat, token: ticket.token)))
    for _ in 0..<500 where whole.all.count < reader.all.count { try await Task.sleep(for: .milliseconds(20)) }
    #expect(whole.texts == said)
    #expect(whole.all.last == .ended(disposition: "contained", reason: "visitor"))
    var history = WebCaller(try await fourth.address())
    history.token = ticket.token
    let events = try await history.get("/api/chats/\(ticket.chat)").text
    #expect(events.contains(#""rating":4"#), "\(events)")
    fourth.stop()
    #expect(try await fourth.status() == 0)
    #expect(fourth.errors.isEmpty, "\(fourth.errors)")
  }

  @Test(.timeLimit(.minutes(3))) func `another node goes on with the chats of one that is dead`() async throws {
    let store = try PostgresServer.shared().freshAddress()
    let first = try ServeProgram(["--port", "0", "--store", store])
    let chat = try await ChatClient.connect(to: try await first.address(), language: "en")
    try await chat.send("where is my book")
    try await chat.send("12345")
    let second = try ServeProgram(["--port", "0", "--store", store])
    let elsewhere = ChatClient(server: try await second.address(), ticket: await chat.ticket)
    let reader = Reader(elsewhere)
    var caller = WebCaller(try await second.address())
    caller.token = await chat.ticket.token
    let path = await "/api/chats/\(chat.ticket.chat)"
    #expect(try await caller.get(path).code == "chat_elsewhere", "the first node lives")
    first.kill()
    try? FileManager.default.removeItem(at: first.folder)
    try await reader.has("oriole: 12345?")
    try await elsewhere.send("yes")
    try await reader.has("oriole: Ulysses is out, loan 12345.")
    second.stop()
    #expect(try await second.status() == 0)
    #expect(second.errors.isEmpty, "\(second.errors)")
  }

  @Test func `a visitor goes on where a backup was restored`() async throws {
    let first = try ServeProgram(["--port", "0"])
    defer { try? FileManager.default.removeItem(at: first.folder) }
    let chat = try await ChatClient.connect(to: try await first.address(), language: "en")
    try await chat.send("where is my book")
    try await chat.send("12345")
    func run(_ words: String...) async throws {
      let program = try ServeProgram(words, of: "oriole", in: first.folder)
      #expect(try await program.status() == 0, "\(program.errors)")
    }
    try await run("backup", "all.backup")
    let port = try #require(try await first.address().port)
    first.kill()
    let store = try PostgresServer.shared().freshAddress()
    try await run("restore", "all.backup", "--store", store)
    let second = try ServeProgram(["--port", "\(port)", "--store", store], in: first.folder)
    _ = try await second.address()
    let reader = Reader(chat)
    try await reader.has("oriole: 12345?")
    try await chat.send("yes")
    try await reader.has("oriole: Ulysses is out, loan 12345.")
    second.stop()
    #expect(try await second.status() == 0)
    #expect(second.errors.isEmpty, "\(second.errors)")
  }

  @Test func `who waits for a person keeps the place, and what was written to the person arrives`() async throws {
    let first = try ServeProgram(["--port", "0"])
    defer { try? FileManager.default.removeItem(at: first.folder) }
    let chat = try await ChatClient.connect(to: try await first.address(), language: "en")
    let reader = Reader(chat)
    try await chat.send(keys: "0")
    for _ in 0..<500 where !reader.all.contains(where: \.isQueue) { try await Task.sleep(for: .milliseconds(20)) }
    try #require(reader.all.count { $0.isQueue } == 1)
    let second = try await Self.restart(first)
    let desk = try ServeProgram(
      ["desk", "--agent", "Anna", "--by-hand"], of: "oriole", typed: "claim\nsay Good day.\n", in: first.folder,
      staysOpen: true)
    try await reader.has("agent: Good day.")
    try await chat.send("hello Anna")
    try await desk.prints("hello Anna")
    let third = try await Self.restart(second)
    try await chat.send("are you still there")
    try await desk.prints("are you still there")
    try desk.type("say I am.\n")
    try await reader.has("agent: I am.")
    try desk.type("close solved\nquit\n")
    try await reader.has("oriole: This is agent_closed.")
    #expect(try await desk.status() == 0)
    #expect(reader.texts.count(where: { $0 == "agent: Good day." }) == 1)
    #expect(desk.output.components(separatedBy: "hello Anna").count == 2, "\(desk.output)")
    third.stop()
    #expect(try await third.status() == 0)
    #expect(third.errors.isEmpty, "\(third.errors)")
  }
}

extension ChatUpdate {
  fileprivate var isQueue: Bool { if case .queue = self { true } else { false } }
}

import Assistant
import Dialogue
import Foundation
import PostgresServers
import Records
import Stores
import Testing

@testable import Web

/// A server that hangs for so long that another one takes it for dead, and then goes on.
@Suite(.timeLimit(.minutes(4))) struct ServeHangTests {
  @Test func `a node that hung writes nothing more of the chats that another one has`() async throws {
    let place = try PostgresServer.shared().freshAddress()
    let first = try ServeProgram(["--port", "0", "--store", place])
    defer {
      first.kill()
      try? FileManager.default.removeItem(at: first.folder)
    }
    let second = try ServeProgram(["--port", "0", "--store", place], in: first.folder)
    defer { second.kill() }
    let (near, far) = (try await first.address(), try await second.address())
    var chats: [WebCaller] = []
    for _ in 0..<12 { chats.append(try await .chatting(near)) }
    let waiting = try await WebCaller.chatting(near)
    for chat in chats { #expect(try await chat.say("where is my book", id: "one").status == 202) }
    try await waiting.press("0")
    _ = try await waiting.wait { $0["type"] as? String == "queue" }

    first.freeze()
    let there = chats.map { $0.moved(to: far) }
    for chat in there where try await !chat.isThere() {
      throw TestFailure("the chat was not taken: \(second.errors)")
    }
    // Half of them write to both; all that comes to the first one lies there until it goes on.
    let late = chats.map { chat in Task { try await chat.say("12345", id: "two") } }
    for chat in there.prefix(6) { #expect(try await chat.say("12345", id: "two").status == 202) }
    try await Task.sleep(for: .milliseconds(300))
    first.thaw()
    for reply in late {
      let reply = try await reply.value
      #expect(reply.status == 503 && reply.code == "chat_elsewhere", "\(reply.text)")
    }
    for chat in there {
      let again = try await chat.say("12345", id: "two")
      #expect((200...202).contains(again.status), "\(again.text)")
      #expect(try await chat.say("yes", id: "three").status == 202)
      try await chat.wait(until: "Ulysses is out, loan 12345.")
    }
    // The first one knows by now that it has lost them, and takes new ones.
    let new = try await WebCaller.chatting(near)
    #expect(try await new.say("where is my book").status == 202)
    #expect(first.errors.contains("goes on with"), "\(first.errors)")

    let store = try await StoreName(place).open()
    let script = try AssistantLoader.load(first.folder.appendingPathComponent("library").path).script
    for chat in there {
      let journal = try await store.journal(of: try #require(try Self.call(of: chat, at: place)))
      #expect(journal.compactMap(\.message) == ["one", "two", "three"])
      #expect(journal.count { if case .callStarted = $0.event { true } else { false } } == 1)
      var conversation = Conversation(script: script)
      for entry in journal {
        let effects = conversation.handle(entry.event).map(\.kept)
        #expect(entry.effects.filter(\.isDone) == effects.filter(\.isDone), "what was done follows from what happened")
      }
    }
    let ticket = try await store.openTickets().first
    #expect(ticket?.call == (try Self.call(of: waiting, at: place)))
    #expect(ticket?.state == .waiting)
  }

  private static func call(of chat: WebCaller, at place: String) throws -> CallID? {
    let sql = "SELECT call FROM oriole_chats WHERE name = '\(chat.chat)'"
    return Int64(try PostgresServer.shared().query(sql, at: place)).map(CallID.init)
  }
}

extension Effect {
  /// Whether it is more than a report, which has what the servers' classifiers said.
  fileprivate var isDone: Bool { if case .report = self { false } else { true } }
}

extension WebCaller {
  /// The same visitor at another node.
  fileprivate func moved(to address: URL) -> WebCaller {
    var caller = WebCaller(address)
    (caller.chat, caller.token) = (chat, token)
    return caller
  }

  /// Whether the chat is at this node, a minute from now at most.
  fileprivate func isThere() async throws -> Bool {
    // Not so often that the server finds it too much.
    for _ in 0..<240 {
      if try await get("/api/chats/\(chat)").status == 200 { return true }
      try await Task.sleep(for: .milliseconds(250))
    }
    return false
  }
}

import Agents
import Foundation
import OrioleChat
import Synchronization
import Testing

@testable import Web

/// The Swift client with a real server, and a network between them that fails.
@Suite struct ClientTests {
  /// Reads a chat's updates until it ends.
  private static func read(_ chat: ChatClient, each: @Sendable @escaping (ChatUpdate) -> Void = { _ in })
    -> Task<[ChatUpdate], any Error>
  {
    Task {
      var updates: [ChatUpdate] = []
      for try await update in await chat.updates() {
        updates.append(update)
        each(update)
      }
      return updates
    }
  }

  private static func texts(_ updates: [ChatUpdate]) -> [String] {
    updates.compactMap { if case .message(let from, let text, _, _) = $0 { "\(from): \(text)" } else { nil } }
  }

  @Test func `a chat from its greeting to its end`() async throws {
    try await TestServer.with { server in
      let chat = try await ChatClient.connect(to: server.address, language: "en")
      let reading = Self.read(chat)
      try await chat.send("when do you open")
      try await chat.typing()
      try await chat.end()
      let updates = try await reading.value
      #expect(
        Self.texts(updates) == [
          "oriole: This is greeting.", "visitor: when do you open", "oriole: Nine to six.",
          "oriole: This is anything_else.",
        ])
      #expect(updates.last == .ended(disposition: "contained", reason: "visitor"))
      try await chat.rate(5)
      await #expect(throws: ChatFailure.self) { try await chat.send("hello?") }
    }
  }

  @Test func `nothing is lost and nothing comes twice while the network fails`() async throws {
    try await TestServer.with { server in
      let proxy = try CuttingProxy(to: server.port)
      defer { proxy.close() }
      let address = try #require(URL(string: "http://127.0.0.1:\(proxy.port)"))
      let chat = try await ChatClient.connect(to: address)
      let heard = Mutex(0)
      let reading = Self.read(chat) { update in if case .message = update { heard.withLock { $0 += 1 } } }
      for number in 1...15 {
        if number.isMultiple(of: 3) { proxy.cut() }
        if number == 7 {
          proxy.setDown(true)
          Task {
            try await Task.sleep(for: .milliseconds(700))
            proxy.setDown(false)
          }
        }
        // By its key: words that are said again and again lead to a person.
        try await chat.send(keys: "3", id: "m-\(number)")
      }
      for _ in 0..<1_000 where heard.withLock({ $0 }) < 46 { try await Task.sleep(for: .milliseconds(20)) }
      try await chat.end()
      let updates = try await reading.value
      let ids = updates.compactMap { if case .message(.visitor, _, _, let id) = $0 { id } else { nil } }
      #expect(ids == (1...15).map { "m-\($0)" })
      let texts = Self.texts(updates)
      #expect(texts.filter { $0 == "oriole: Nine to six." }.count == 15)
      #expect(texts.filter { $0 == "oriole: This is greeting." }.count == 1)
    }
  }

  @Test func `another process goes on where one stopped`() async throws {
    try await TestServer.with { server in
      let first = try await ChatClient.connect(to: server.address)
      for try await update in await first.updates() { if case .expects = update { break } }
      let second = ChatClient(server: server.address, ticket: await first.ticket)
      let reading = Self.read(second)
      try await second.send("when do you open")
      try await second.end()
      #expect(Self.texts(try await reading.value).first == "visitor: when do you open")
    }
  }

  @Test func `a chat that the server does not know fails at once`() async throws {
    try await TestServer.with { server in
      let chat = ChatClient(server: server.address, ticket: .init(chat: "none", token: "none"))
      await #expect(throws: ChatFailure.self) { for try await _ in await chat.updates() {} }
      await #expect(throws: ChatFailure.self) { try await chat.send("hello") }
    }
    let nowhere = try #require(URL(string: "http://127.0.0.1:9"))
    await #expect(throws: ChatFailure.self) { _ = try await ChatClient.connect(to: nowhere) }
  }
}

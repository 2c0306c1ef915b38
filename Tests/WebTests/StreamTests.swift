import Understanding
import Foundation
import Testing

@testable import Web

/// The stream of events, as Server-Sent Events.
@Suite struct StreamTests {
  /// Opens a chat's stream on a connection of its own.
  private static func open(_ server: TestServer, _ visitor: WebCaller, after: Int? = nil) async throws -> RawConnection
  {
    let connection = try RawConnection(port: server.port)
    let seen = after.map { "Last-Event-ID: \($0)\r\n" } ?? ""
    await connection.write(
      "GET /api/chats/\(visitor.chat)/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(visitor.token ?? "")\r\n\(seen)\r\n"
    )
    return connection
  }

  private static func ids(_ text: String) -> [Int] {
    text.split(whereSeparator: \.isNewline).compactMap {
      $0.hasPrefix("id: ") ? Int($0.dropFirst(4).filter(\.isNumber)) : nil
    }
  }

  @Test func `a reader is told what happened before and what happens then`() async throws {
    try await TestServer.with { server in
      let visitor = try await WebCaller.chatting(server)
      let stream = try await Self.open(server, visitor)
      let first = await stream.read(until: "expects")
      #expect(first.contains("Content-Type: text/event-stream"))
      #expect(first.contains("This is greeting."))
      try await visitor.say("when do you open")
      #expect(await stream.read(until: "anything_else").contains("Nine to six."))
    }
  }

  @Test func `a reader that was cut off goes on where it was, without loss or repetition`() async throws {
    try await TestServer.with { server in
      let visitor = try await WebCaller.chatting(server)
      var seen: [Int] = []
      for round in 1...8 {
        let stream = try await Self.open(server, visitor, after: seen.last ?? 0)
        try await visitor.say("when do you open", id: "round-\(round)")
        _ = try await visitor.wait { $0["message"] as? String == "round-\(round)" }
        // Cut now early in it, now late.
        seen += Self.ids(await stream.read(until: round.isMultiple(of: 2) ? "event: " : "anything_else"))
      }
      let last = try #require(try await visitor.events().last?["id"] as? Int)
      let rest = try await Self.open(server, visitor, after: seen.last ?? 0)
      if seen.last ?? 0 < last { seen += Self.ids(await rest.read(until: "id: \(last)\n")) }
      #expect(seen == Array(1...last))
    }
  }

  @Test func `a stream ends with the chat, and there is nothing after it`() async throws {
    try await TestServer.with { server in
      let visitor = try await WebCaller.chatting(server)
      let stream = try await Self.open(server, visitor)
      _ = await stream.read(until: "expects")
      _ = try await visitor.post("/api/chats/\(visitor.chat)/end", "{}")
      let rest = await stream.read()
      #expect(rest.contains("event: ended"))
      let last = try #require(try await visitor.events().last?["id"] as? Int)
      let again = try await visitor.get("/api/chats/\(visitor.chat)/events", fields: ["Last-Event-ID": "\(last)"])
      #expect(again.status == 204)
    }
  }

  @Test func `the oldest of too many readers is sent away`() async throws {
    try await TestServer.with { server in
      let visitor = try await WebCaller.chatting(server)
      var streams: [RawConnection] = []
      for _ in 0...ChatLog.mostReaders {
        let stream = try await Self.open(server, visitor)
        _ = await stream.read(until: "expects")
        streams.append(stream)
      }
      #expect(await streams[0].isClosed(within: 60))
      try await visitor.say("when do you open")
      #expect(await streams[1].read(until: "Nine to six.").contains("Nine to six."))
    }
  }

  @Test func `a reader that has gone is noticed at once`() async throws {
    try await TestServer.with { server in
      let visitor = try await WebCaller.chatting(server)
      do {
        let stream = try await Self.open(server, visitor)
        _ = await stream.read(until: "expects")
        #expect(await server.desk.chat(visitor.chat)?.log.readers == 1)
      }
      for _ in 0..<200 where await server.desk.chat(visitor.chat)?.log.readers != 0 {
        try await Task.sleep(for: .milliseconds(20))
      }
      #expect(await server.desk.chat(visitor.chat)?.log.readers == 0)
    }
  }

  @Test func `a server that stops tells its visitors, and ends their calls`() async throws {
    let server = try await TestServer()
    let visitor = try await WebCaller.chatting(server)
    let stream = try await Self.open(server, visitor)
    _ = await stream.read(until: "expects")
    let stopped = ContinuousClock.now
    try await server.stop()
    #expect(stopped.duration(to: .now) < .seconds(10))
    let rest = await stream.read()
    #expect(rest.contains(#""reason":"stopping""#))
  }

  @Test func `a log forgets its oldest events, and says so`() {
    let log = ChatLog { Date(timeIntervalSince1970: 0) }
    for number in 1...ChatLog.limit + 1 {
      log.append(.message(from: .oriole, text: "\(number)", language: .english, message: nil))
    }
    let news = log.news(after: 5)
    #expect(news.hasGap)
    #expect(news.events.first?.id == ChatLog.limit / 10 + 1)
    #expect(news.events.last?.id == ChatLog.limit + 1)
    #expect(!log.news(after: ChatLog.limit).hasGap)
    #expect(log.news(after: 1_000_000).events.isEmpty)
  }
}

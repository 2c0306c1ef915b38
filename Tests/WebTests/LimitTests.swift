import Understanding
import Settings
import Foundation
import Testing

@testable import Web

/// How much one visitor or one address may take.
@Suite struct LimitTests {
  @Test func `a chat that talks too fast has to wait`() async throws {
    try await TestServer.with {
      $0.limits.messagesPerMinute = 3
    } _: { server in
      let visitor = try await WebCaller.chatting(server)
      for _ in 0..<3 { #expect(try await visitor.say("when do you open").status == 202) }
      let fourth = try await visitor.say("when do you open")
      #expect((fourth.status, fourth.code) == (429, "too_fast"))
      #expect(fourth.field("Retry-After") != nil)
    }
  }

  @Test func `a chat has so many messages and no more`() async throws {
    try await TestServer.with {
      $0.limits.messages = 2
    } _: { server in
      let visitor = try await WebCaller.chatting(server)
      for _ in 0..<2 { try await visitor.say("when do you open") }
      let third = try await visitor.say("when do you open")
      #expect((third.status, third.code) == (429, "chat_full"))
    }
  }

  @Test func `an address starts so many chats a minute, and has so many open`() async throws {
    try await TestServer.with {
      $0.limits.newChatsPerMinute = 2
    } _: { server in
      for _ in 0..<2 { _ = try await WebCaller.chatting(server) }
      #expect(try await WebCaller(server).post("/api/chats", "{}").code == "too_fast")
    }
    try await TestServer.with {
      $0.limits.chatsPerAddress = 1
    } _: { server in
      let visitor = try await WebCaller.chatting(server)
      #expect(try await WebCaller(server).post("/api/chats", "{}").code == "too_many_chats")
      _ = try await visitor.post("/api/chats/\(visitor.chat)/end", "{}")
      #expect(try await WebCaller(server).post("/api/chats", "{}").status == 201)
    }
    try await TestServer.with {
      $0.limits.chats = 1
    } _: { server in
      _ = try await WebCaller.chatting(server)
      let second = try await WebCaller(server).post("/api/chats", "{}")
      #expect((second.status, second.code) == (503, "busy"))
    }
  }

  @Test func `an address sends so many requests a minute`() async throws {
    try await TestServer.with {
      $0.limits.requestsPerMinute = 5
    } _: { (server: TestServer) async throws in
      let caller = WebCaller(server)
      for _ in 0..<5 { #expect(try await caller.get("/api/assistant").status == 200) }
      #expect(try await caller.get("/api/assistant").code == "too_fast")
      #expect(try await caller.get("/health").status == 200)
    }
  }

  @Test func `a proxy's word on who calls counts only where it is trusted`() async throws {
    try await TestServer.with {
      $0.limits.requestsPerMinute = 2
    } _: { server in
      for number in 0..<3 {
        let reply = try await WebCaller(server).get("/api/assistant", fields: ["X-Forwarded-For": "10.0.0.\(number)"])
        #expect(reply.status == (number < 2 ? 200 : 429))
      }
    }
    try await TestServer.with {
      $0.limits.requestsPerMinute = 2
      $0.trustsForwarded = true
    } _: { server in
      for number in 0..<3 {
        // What the client made up stands before what the proxy saw.
        let fields = ["X-Forwarded-For": "1.2.3.\(number), 10.0.0.7"]
        let reply = try await WebCaller(server).get("/api/assistant", fields: fields)
        #expect(reply.status == (number < 2 ? 200 : 429))
      }
    }
  }

  @Test func `an address has so many connections and no more`() async throws {
    try await TestServer.with {
      $0.limits.connectionsPerAddress = 3
    } _: { server in
      let request = "GET /health HTTP/1.1\r\nHost: x\r\n\r\n"
      var open: [RawConnection] = []
      for _ in 0..<3 {
        let connection = try RawConnection(port: server.port)
        await connection.write(request)
        #expect(await connection.read(until: "ok").contains("200 OK"))
        open.append(connection)
      }
      let fourth = try RawConnection(port: server.port)
      await fourth.write(request)
      #expect(await fourth.read().contains("too_many_connections"))
      open = []
      for _ in 0..<100 {
        let fifth = try RawConnection(port: server.port)
        await fifth.write(request)
        if await fifth.read(until: "}").contains("200 OK") { return }
        try await Task.sleep(for: .milliseconds(20))
      }
      Issue.record("connections were not given back")
    }
  }

  @Test func `a request that does not arrive is given up`() async throws {
    try await TestServer.with {
      $0.limits.requestSeconds = 1
    } _: { server in
      let drip = try RawConnection(port: server.port)
      await drip.write(
        "POST /api/chats HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n")
      for _ in 0..<15 {
        await drip.write(" ")
        try await Task.sleep(for: .milliseconds(100))
      }
      #expect(await drip.read(until: "too_slow").contains("408"))
      #expect(await drip.isClosed(within: 60))
      let silent = try RawConnection(port: server.port)
      await silent.write("GET / HTT")
      #expect(await silent.isClosed(within: 60))
    }
  }

  @Test func `a reader that does not read is cut off`() async throws {
    try await TestServer.with {
      $0.limits.writeSeconds = 1
      $0.limits.messagesPerMinute = 100_000
      $0.limits.messages = 10_000
      $0.limits.requestsPerMinute = 1_000_000
    } _: { server in
      let visitor = try await WebCaller.chatting(server)
      let chat = try #require(await server.desk.chat(visitor.chat))
      let lazy = try RawConnection(port: server.port, receiveBuffer: 2_048)
      await lazy.write(
        "GET /api/chats/\(visitor.chat)/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(visitor.token ?? "")\r\n\r\n"
      )
      let long = String(repeating: "x", count: 4_000)
      for _ in 0..<3_000 {
        chat.log.append(.message(from: .oriole, text: long, language: .english, message: nil))
      }
      for _ in 0..<1_500 where chat.log.readers > 0 { try await Task.sleep(for: .milliseconds(20)) }
      #expect(chat.log.readers == 0)
      #expect(try await visitor.say("when do you open").status == 202)
      _ = lazy
    }
  }
}

import Settings
import Foundation
import Testing

@testable import Web

/// What is wrong is refused in words, and hurts nobody else.
@Suite struct RefusalTests {
  @Test func `bad messages are told what is wrong with them`() async throws {
    try await TestServer.with { server in
      let visitor = try await WebCaller.chatting(server)
      let path = "/api/chats/\(visitor.chat)/messages"
      let cases: [(String, Int, String)] = [
        ("{", 400, "malformed_json"), ("[]", 400, "malformed_json"), ("null", 400, "malformed_json"),
        (#"{"id":7,"text":"a"}"#, 400, "malformed_json"), (#"{"id":"a"}"#, 400, "bad_request"),
        (#"{"text":"a"}"#, 400, "bad_request"), (#"{"id":"a b","text":"a"}"#, 400, "bad_request"),
        (#"{"id":"a","text":"  "}"#, 400, "bad_request"), (#"{"id":"a","text":"a","keys":"1"}"#, 400, "bad_request"),
        (#"{"id":"a","keys":"1x"}"#, 400, "bad_request"), (#"{"id":"a","keys":""}"#, 400, "bad_request"),
        (#"{"id":"a","text":"look","attachments":[]}"#, 415, "attachments_refused"),
        ("{\"id\":\"a\",\"text\":\"" + String(repeating: "x", count: 4_001) + "\"}", 400, "bad_request"),
        (String(repeating: "[", count: 10_000), 400, "malformed_json"), ("\u{0}", 400, "malformed_json"),
      ]
      for (body, status, code) in cases {
        let reply = try await visitor.post(path, body)
        #expect((reply.status, reply.code) == (status, code), "\(body.prefix(40))")
        #expect((reply.json["error"] as? [String: Any])?["message"] is String)
      }
      #expect(try await visitor.say("when do you open").status == 202)
    }
  }

  @Test func `other content types are refused, files in words of their own`() async throws {
    try await TestServer.with { server in
      let visitor = try await WebCaller.chatting(server)
      let path = "/api/chats/\(visitor.chat)/messages"
      let plain = try await visitor.post(path, "hello", fields: ["Content-Type": "text/plain"])
      #expect((plain.status, plain.code) == (415, "json_expected"))
      for type in ["multipart/form-data; boundary=x", "image/png", "application/octet-stream"] {
        let file = try await visitor.post(path, "hello", fields: ["Content-Type": type])
        #expect((file.status, file.code) == (415, "attachments_refused"))
      }
    }
  }

  @Test func `bodies that are too large are refused before they are read`() async throws {
    try await TestServer.with { server in
      let visitor = try await WebCaller.chatting(server)
      let large = try await visitor.post("/api/chats/\(visitor.chat)/messages", String(repeating: "x", count: 20_000))
      #expect((large.status, large.code) == (413, "too_large"))
      let declared = try RawConnection(port: server.port)
      await declared.write(
        "POST /api/chats HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99999999999\r\n\r\n")
      #expect(await declared.read(until: "too_large").contains("413"))
      #expect(await declared.isClosed(within: 60))
      let chunked = try RawConnection(port: server.port)
      await chunked.write(
        "POST /api/chats HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n")
      for _ in 0..<10 { await chunked.write("1000\r\n" + String(repeating: "x", count: 4_096) + "\r\n") }
      #expect(await chunked.read(until: "too_large").contains("413"))
    }
  }

  @Test func `wrong methods and addresses are refused`() async throws {
    try await TestServer.with { server in
      let caller = WebCaller(server)
      for (method, path) in [
        ("GET", "/api/chats"), ("PUT", "/api/chats/x"), ("DELETE", "/"), ("TRACE", "/health"), ("QUERY", "/health"),
      ] {
        let reply = try await caller.send(method, path, body: nil)
        #expect((reply.status, reply.code) == (405, "wrong_method"))
        #expect(reply.field("Allow")?.isEmpty == false)
      }
      for path in ["/nothing", "/api", "/api/chats/x/y/z", "/..%2f..%2fetc/passwd", "/chat.html"] {
        let reply = try await caller.get(path)
        #expect((reply.status, reply.code) == (404, "not_found"), "\(path)")
      }
      #expect(try await caller.send("HEAD", "/", body: nil).status == 200)
    }
  }

  @Test func `only the holder of a chat's token reads and writes it`() async throws {
    try await TestServer.with { server in
      let visitor = try await WebCaller.chatting(server)
      var thief = try await WebCaller.chatting(server)
      thief.chat = visitor.chat
      for path in ["", "/events"] {
        let reply = try await thief.get("/api/chats/\(visitor.chat)\(path)")
        #expect((reply.status, reply.code) == (403, "wrong_token"))
      }
      let said = try await thief.say("let me in")
      #expect((said.status, said.code) == (403, "wrong_token"))
      thief.token = nil
      let bare = try await thief.get("/api/chats/\(visitor.chat)")
      #expect((bare.status, bare.code) == (401, "token_missing"))
      thief.chat = "0123456789abcdef0123456789abcdef"
      #expect(try await thief.get("/api/chats/\(thief.chat)").status == 404)
      #expect(try await visitor.said() == ["oriole: This is greeting."])
    }
  }

  @Test func `an id of an event that is none is refused`() async throws {
    try await TestServer.with { server in
      let visitor = try await WebCaller.chatting(server)
      for id in ["x", "-1", "1.5", "99999999999999999999"] {
        let reply = try await visitor.get("/api/chats/\(visitor.chat)/events", fields: ["Last-Event-ID": id])
        #expect((reply.status, reply.code) == (400, "bad_request"))
      }
      let reply = try await visitor.get("/api/chats/\(visitor.chat)?after=-1", fields: ["Last-Event-ID": "0"])
      #expect((reply.status, reply.code) == (400, "bad_request"))
      let list = try await visitor.post("/api/chats/\(visitor.chat)/typing", "[]")
      #expect((list.status, list.code) == (400, "malformed_json"))
    }
  }

  @Test func `bytes that are no HTTP are refused`() async throws {
    try await TestServer.with { server in
      for bytes in [
        "\r\n\r\n\u{1}\u{2}", "GET\r\n\r\n", "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
        String(repeating: "A", count: 100_000),
      ] {
        let connection = try RawConnection(port: server.port)
        await connection.write(bytes)
        let answer = await connection.read()
        #expect(answer.isEmpty || answer.contains(" 4"), "\(answer.prefix(60))")
      }
      let headers = try RawConnection(port: server.port)
      await headers.write("GET / HTTP/1.1\r\nHost: x\r\n" + (0..<2_000).map { "X-\($0): y\r\n" }.joined() + "\r\n")
      let answer = await headers.read()
      #expect(answer.isEmpty || answer.contains(" 4"))
      #expect(try await WebCaller(server).get("/health").status == 200)
    }
  }
}

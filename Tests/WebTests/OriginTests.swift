import Foundation
import Settings
import Testing

@testable import Web

/// Which sites' pages may use the chat, and what browsers are told.
@Suite struct OriginTests {
  private static let shop = "https://shop.example"

  @Test func `a site that is not named may not use the chat`() async throws {
    try await TestServer.with { server in
      for site in [Self.shop, "null", "http://127.0.0.1:1", "https://127.0.0.1.evil.example"] {
        let reply = try await WebCaller(server).post("/api/chats", "{}", fields: ["Origin": site])
        #expect((reply.status, reply.code) == (403, "wrong_origin"), "\(site)")
        #expect(reply.field("Access-Control-Allow-Origin") == nil)
      }
      let own = try await WebCaller(server).post(
        "/api/chats", "{}", fields: ["Origin": "http://127.0.0.1:\(server.port)"])
      #expect(own.status == 201)
    }
  }

  @Test func `a site that is named may, and may frame the page`() async throws {
    try await TestServer.with {
      $0.origins = Set([WebOrigin(Self.shop)].compactMap(\.self))
    } _: { server in
      let caller = WebCaller(server)
      let begun = try await caller.post("/api/chats", "{}", fields: ["Origin": Self.shop])
      #expect(begun.status == 201)
      #expect(begun.field("Access-Control-Allow-Origin") == Self.shop)
      #expect(begun.field("Vary") == "Origin")
      let asked = try await caller.send(
        "OPTIONS", "/api/chats", body: nil, fields: ["Origin": Self.shop, "Access-Control-Request-Method": "POST"])
      #expect(asked.status == 204)
      #expect(asked.field("Access-Control-Allow-Headers")?.contains("Authorization") == true)
      let page = try await caller.get("/")
      #expect(page.field("Content-Security-Policy")?.contains("frame-ancestors 'self' https://shop.example") == true)
    }
  }

  @Test func `a token is of use on the site where the chat began only`() async throws {
    let sites = Set(["https://a.example", "https://b.example"].compactMap(WebOrigin.init))
    try await TestServer.with {
      $0.origins = sites
    } _: { server in
      var visitor = WebCaller(server)
      let begun = try await visitor.post("/api/chats", "{}", fields: ["Origin": "https://a.example"])
      (visitor.chat, visitor.token) = (begun["chat"] ?? "", begun["token"])
      #expect(
        try await visitor.get("/api/chats/\(visitor.chat)", fields: ["Origin": "https://a.example"]).status == 200)
      let stolen = try await visitor.get("/api/chats/\(visitor.chat)", fields: ["Origin": "https://b.example"])
      #expect((stolen.status, stolen.code) == (403, "wrong_origin"))
    }
  }

  @Test func `every response tells browsers what they may not do`() async throws {
    try await TestServer.with { server in
      for path in ["/", "/chat.js", "/api/assistant", "/nothing"] {
        let reply = try await WebCaller(server).get(path)
        #expect(reply.field("Content-Security-Policy")?.contains("default-src 'none'") == true)
        #expect(reply.field("X-Content-Type-Options") == "nosniff")
        #expect(reply.field("Referrer-Policy") == "no-referrer")
      }
      #expect(try await WebCaller(server).get("/widget.js").field("Cross-Origin-Resource-Policy") == "cross-origin")
    }
  }
}

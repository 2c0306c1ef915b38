import Logging
import HTTPTypes
import Settings
import Assistant
import Foundation
import Teaching
import Testing

@testable import Web

/// The API's description, the pages and the status.
@Suite struct DescriptionTests {
  @Test func `the description names every address of the API, and no other`() async throws {
    try await TestServer.with { server in
      let reply = try await WebCaller(server).get("/openapi.json")
      #expect(reply.json["openapi"] as? String == "3.1.0")
      let paths = try #require(reply.json["paths"] as? [String: [String: Any]])
      let described = Set(
        paths.flatMap { path, item in
          item.keys.filter { $0 != "parameters" }.map { "\($0.uppercased()) \(path)" }
        })
      let routes = WebServer(
        settings: .init(), desk: server.desk, authority: server.authority, log: server.store,
        teaching: .init { try AssistantLoader.load($0) }, metrics: server.metrics,
        logger: .init(label: "test")
      ).routes.0
      let served = Set(
        routes.methods.flatMap { entry in entry.methods.map { "\($0.rawValue) \(entry.path)" } }
          .filter { $0.contains("/api/") || $0.hasSuffix("/health") || $0.hasSuffix("/metrics") })
      #expect(described == served)
    }
  }

  @Test func `the pages are there, and are not sent again when they are the same`() async throws {
    try await TestServer.with { server in
      for path in ["/", "/chat.css", "/chat.js", "/words.js", "/widget.js"] {
        let page = try await WebCaller(server).get(path)
        #expect(page.status == 200)
        #expect(page.text.count > 500)
        let tag = try #require(page.field("ETag"))
        let again = try RawConnection(port: server.port)
        await again.write("GET \(path) HTTP/1.1\r\nHost: x\r\nIf-None-Match: \(tag)\r\nConnection: close\r\n\r\n")
        #expect(await again.read().contains("304 Not Modified"))
      }
    }
  }

  @Test func `health and figures are there for those who may read them`() async throws {
    try await TestServer.with { server in
      _ = try await WebCaller.chatting(server)
      let health = try await WebCaller(server).get("/health")
      #expect(health.json["chats"] as? Int == 1)
      let metrics = try await WebCaller(server).get("/metrics").text
      #expect(metrics.contains("\noriole_chats_open 1\n"))
      #expect(metrics.contains("# TYPE oriole_reply_seconds histogram"))
      #expect(try await WebCaller(server).get("/metrics", fields: ["X-Forwarded-For": "9.9.9.9"]).status == 404)
    }
    try await TestServer.with {
      $0.metrics = .off
    } _: { server in
      let reply = try await WebCaller(server).get("/metrics")
      #expect(reply.status == 404)
    }
  }
}

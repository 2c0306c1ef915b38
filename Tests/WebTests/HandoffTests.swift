import Settings
import RecordsSQLite
import Records
import Dialogue
import Agents
import Foundation
import Testing

@testable import Web

/// A visitor who asks for a person meets the same queue as all other callers.
@Suite struct HandoffTests {
  @Test func `a visitor waits, talks with an agent, and is told when the agent has gone`() async throws {
    try await TestServer.with { server in
      let desk = try Desk(store: server.store, agent: "Anna")
      try await desk.present()
      let visitor = try await WebCaller.chatting(server)
      try await visitor.press("0")
      let standing = try await visitor.wait { $0["type"] as? String == "queue" }
      #expect(standing["position"] as? Int == 1)
      #expect(standing["agentsPresent"] as? Int == 1)

      let held = try await desk.claim()
      #expect(held.handoff.transcript.contains { $0.text == "This is greeting." })
      let joined = try await visitor.wait { $0["state"] as? String == "joined" }
      #expect(joined["name"] as? String == "Anna")
      try await desk.say("What can I do for you?")
      let said = try await visitor.wait { $0["from"] as? String == "agent" }
      #expect(said["text"] as? String == "What can I do for you?")

      try await visitor.say("my book is wet")
      var heard: [DeskUpdate] = []
      for _ in 0..<200 where heard.isEmpty {
        heard = try await desk.hear()
        try await Task.sleep(for: .milliseconds(20))
      }
      #expect(heard.contains { if case .said("my book is wet", _) = $0 { true } else { false } })
      try await desk.close(as: "resolved")
      let ended = try await visitor.wait { $0["type"] as? String == "ended" }
      #expect(ended["disposition"] as? String == "handedOff")
    }
  }

  @Test func `those who wait are told when they move up`() async throws {
    try await TestServer.with { server in
      let desk = try Desk(store: server.store, agent: "Anna")
      let first = try await WebCaller.chatting(server)
      try await first.press("0")
      _ = try await first.wait { $0["type"] as? String == "queue" }
      let second = try await WebCaller.chatting(server)
      try await second.press("0")
      _ = try await second.wait { $0["position"] as? Int == 2 }
      _ = try await desk.claim()
      _ = try await second.wait { $0["position"] as? Int == 1 }
    }
  }

  @Test func `a visitor who goes leaves the queue`() async throws {
    try await TestServer.with { server in
      let visitor = try await WebCaller.chatting(server)
      try await visitor.press("0")
      _ = try await visitor.wait { $0["type"] as? String == "queue" }
      _ = try await visitor.post("/api/chats/\(visitor.chat)/end", "{}")
      await server.desk.chat(visitor.chat)?.finished()
      #expect(try await server.store.openTickets().isEmpty)
    }
    try await TestServer.with {
      $0.limits.awaySeconds = 0
    } _: { server in
      let visitor = try await WebCaller.chatting(server)
      try await visitor.press("0")
      _ = try await visitor.wait { $0["type"] as? String == "queue" }
      await server.desk.sweep()
      await server.desk.chat(visitor.chat)?.finished()
      #expect(try await server.store.openTickets().isEmpty)
    }
  }
}

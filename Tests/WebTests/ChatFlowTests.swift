import Dialogue
import Records
import RecordsSQLite
import Settings
import Foundation
import Testing

@testable import Web

/// What a visitor's program can do with a chat.
@Suite struct ChatFlowTests {
  @Test func `a chat begins with a greeting and the menu to choose from`() async throws {
    try await TestServer.with { server in
      let visitor = try await WebCaller.chatting(server)
      #expect(visitor.token?.count == 64)
      let events = try await visitor.events()
      #expect(events.first?["text"] as? String == "This is greeting.")
      let choices = events.last?["choices"] as? [[String: String]]
      #expect(choices?.map { $0["keys"] } == ["1", "3", "4", "0"])
      #expect(choices?.first?["label"] == "A loan")
    }
  }

  @Test func `a question is answered, with the figures as they are written`() async throws {
    try await TestServer.with { server in
      let visitor = try await WebCaller.chatting(server)
      let taken = try await visitor.say("where is my book")
      #expect(taken.status == 202)
      try await visitor.wait(until: "Which loan?")
      try await visitor.say("12345")
      try await visitor.wait(until: "12345?")
      let asked = try await visitor.events().last { $0["type"] as? String == "expects" }
      #expect(asked?["input"] as? String == "yesNo")
      try await visitor.press("1")
      try await visitor.wait(until: "Ulysses is out, loan 12345.")
      #expect(try await visitor.said().contains("visitor: Yes"))
    }
  }

  @Test func `Chinese visitors are answered in Chinese`() async throws {
    try await TestServer.with { server in
      let visitor = try await WebCaller.chatting(server, language: "zh")
      try await visitor.say("几点开门")
      try await visitor.wait(until: "九点到六点。")
      let other = try await WebCaller(server).post("/api/chats", #"{"language":"xx"}"#)
      #expect(other["language"] == "en")
    }
  }

  @Test func `a message that is sent again is taken once`() async throws {
    try await TestServer.with { server in
      let visitor = try await WebCaller.chatting(server)
      #expect(try await visitor.say("when do you open", id: "m-1").status == 202)
      let again = try await visitor.say("when do you open", id: "m-1")
      #expect(again.status == 200)
      #expect(again["status"] == "repeated")
      let other = try await visitor.say("goodbye", id: "m-1")
      #expect((other.status, other.code) == (409, "id_taken"))
      try await visitor.wait(until: "Nine to six.")
      #expect(try await visitor.said().filter { $0.hasPrefix("visitor") }.count == 1)
    }
  }

  @Test func `the same message at the same moment from many connections is taken once`() async throws {
    try await TestServer.with { server in
      let visitor = try await WebCaller.chatting(server)
      let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<20 { group.addTask { try await visitor.say("when do you open", id: "same").status } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(statuses.filter { $0 == 202 }.count == 1)
      #expect(statuses.allSatisfy { $0 == 200 || $0 == 202 })
      try await visitor.wait(until: "Nine to six.")
      #expect(try await visitor.said().filter { $0.contains("Nine to six.") }.count == 1)
    }
  }

  @Test func `what is secret is not shown again`() async throws {
    try await TestServer.with { server in
      let visitor = try await WebCaller.chatting(server)
      try await visitor.say("what is my name")
      let asked = try await visitor.wait { $0["input"] as? String == "secret" }
      #expect((asked["choices"] as? [Any])?.isEmpty == true)
      try await visitor.say("2718")
      try await visitor.wait(until: "You are Ada.")
      #expect(try await visitor.said().allSatisfy { !$0.contains("2718") })
    }
  }

  @Test func `the visitor ends the chat, rates it once, and can read it again`() async throws {
    try await TestServer.with { server in
      let visitor = try await WebCaller.chatting(server)
      try await visitor.say("when do you open")
      try await visitor.wait(until: "Nine to six.")
      #expect(try await visitor.post("/api/chats/\(visitor.chat)/end", "").status == 204)
      #expect(try await visitor.post("/api/chats/\(visitor.chat)/end", "{}").status == 204)
      let ended = try await visitor.wait { $0["type"] as? String == "ended" }
      #expect(ended["disposition"] as? String == "contained")
      #expect(ended["reason"] as? String == "visitor")
      let late = try await visitor.say("hello?")
      #expect((late.status, late.code) == (409, "chat_over"))
      let rated = try await visitor.post("/api/chats/\(visitor.chat)/rating", #"{"rating":4}"#)
      #expect(rated.json["counts"] as? Bool == true)
      let again = try await visitor.post("/api/chats/\(visitor.chat)/rating", #"{"rating":1}"#)
      #expect(again.json["counts"] as? Bool == false)
      #expect(try await visitor.events().last?["rating"] as? Int == 4)
      // The manager's figures are made of the journal.
      var isKept = false
      for _ in 0..<200 where !isKept {
        isKept = try await server.store.journal(of: CallID(1)).contains { $0.effects == [.report(.rated(4))] }
        if !isKept { try await Task.sleep(for: .milliseconds(50)) }
      }
      #expect(isKept)
      #expect(await server.desk.open() == 0)
      #expect(try await WebCaller(server).get("/metrics").text.contains(#"oriole_ratings_total{rating="4"} 1"#))
    }
  }

  @Test func `a rating answers the question for it`() async throws {
    try await TestServer.with { server in
      let visitor = try await WebCaller.chatting(server)
      try await visitor.say("when do you open")
      try await visitor.wait(until: "Nine to six.")
      try await visitor.say("goodbye")
      _ = try await visitor.wait { $0["input"] as? String == "rating" }
      _ = try await visitor.post("/api/chats/\(visitor.chat)/rating", #"{"rating":5}"#)
      let ended = try await visitor.wait { $0["type"] as? String == "ended" }
      #expect(ended["reason"] as? String == "goodbye")
      #expect(try await visitor.events().contains { $0["rating"] as? Int == 5 })
      #expect(try await visitor.said().contains("oriole: This is satisfaction_thanks."))
    }
  }

  @Test func `a visitor who does not come back is forgotten after a while`() async throws {
    try await TestServer.with {
      $0.limits.idleMinutes = 0
    } _: { server in
      let visitor = try await WebCaller.chatting(server)
      await server.desk.sweep()
      let ended = try await visitor.wait { $0["type"] as? String == "ended" }
      #expect(ended["reason"] as? String == "away")
    }
    try await TestServer.with {
      $0.limits.keptMinutes = 0
    } _: { server in
      let visitor = try await WebCaller.chatting(server)
      _ = try await visitor.post("/api/chats/\(visitor.chat)/end", "{}")
      await server.desk.sweep()
      let late = try await visitor.get("/api/chats/\(visitor.chat)")
      #expect((late.status, late.code) == (404, "no_such_chat"))
    }
  }
}

import Foundation
import PostgresServers
import Testing

@testable import Web

/// Two servers on one PostgreSQL: an agent at one serves a visitor at the other.
@Suite(.timeLimit(.minutes(4))) struct NodesTests {
  private struct Nodes {
    var near: ServeProgram
    var far: ServeProgram
    var nearAddress: URL
    var farAddress: URL

    func stop() async throws {
      near.stop()
      far.stop()
      _ = try await near.status()
      _ = try await far.status()
    }
  }

  /// Starts two servers; `ada` and `ben` may log in.
  private func withNodes(at given: String? = nil, _ test: (Nodes) async throws -> Void) async throws {
    let store = try given ?? PostgresServer.shared().freshAddress()
    let settings = "serve: {wrap_up_seconds: 0}\n"
    let near = try ServeProgram(["--port", "0", "--store", store], settings: settings)
    let far = try ServeProgram(["--port", "0", "--store", store], settings: settings)
    let adding = try ["ada", "ben"].map { name in
      try ServeProgram(["agents", "add", name, "--store", store], typed: StaffCaller.password + "\n", in: near.folder)
    }
    let nodes = Nodes(near: near, far: far, nearAddress: try await near.address(), farAddress: try await far.address())
    do {
      for added in adding { #expect(try await added.status() == 0, "\(added.errors)") }
      try await test(nodes)
    } catch {
      try? await nodes.stop()
      throw error
    }
    try await nodes.stop()
  }

  private func desk(_ name: String, at address: URL) async throws -> DeskCaller {
    try await DeskCaller(try await StaffCaller.logIn(WebCaller(address), name))
  }

  @Test func `an agent at one node serves a visitor at another, and hands over to an agent there`() async throws {
    try await withNodes { nodes in
      let ada = try await desk("ada", at: nodes.nearAddress)
      let ben = try await desk("ben", at: nodes.farAddress)
      await ada.do("state", #""state":"ready""#)
      try await ada.next("self", "ready")
      let visitor = try await WebCaller.chatting(nodes.farAddress)
      try await visitor.say("when do you open")
      try await visitor.press("0")
      try await ada.next("ring")
      await ada.do("accept")
      try await ada.next("case")
      _ = try await visitor.wait { $0["state"] as? String == "joined" && $0["name"] as? String == "ada" }
      try await ada.next("lines", "when do you open")
      try await visitor.say("my book is wet")
      try await ada.next("lines", "my book is wet")
      await ada.do("say", #""text":"Ben knows about wet books.""#)
      try await visitor.wait(until: "Ben knows about wet books.")

      await ada.do("transfer", #""to":"ben","text":"it is wet""#)
      try await ada.next("over", "transfer")
      await ben.do("state", #""state":"ready""#)
      let rung = try await ben.next("ring")
      #expect("\(rung)".contains("it is wet"))
      await ben.do("accept")
      try await ben.next("lines", "Ben knows about wet books.")
      _ = try await visitor.wait { $0["state"] as? String == "joined" && $0["name"] as? String == "ben" }
      await ben.do("say", #""text":"Dry it in the sun.""#)
      try await visitor.wait(until: "Dry it in the sun.")
      await ben.do("close", #""disposition":"resolved""#)
      try await ben.next("over", "close")
      let ended = try await visitor.wait { $0["type"] as? String == "ended" }
      #expect(ended["disposition"] as? String == "handedOff")
    }
  }

  @Test func `who is logged in at one node is known at another, and after a restart`() async throws {
    let store = try PostgresServer.shared().freshAddress()
    try await withNodes(at: store) { nodes in
      let ada = try await StaffCaller.logIn(WebCaller(nodes.nearAddress), "ada")
      let there = StaffCaller(caller: WebCaller(nodes.farAddress), cookie: ada.cookie, csrfToken: ada.csrfToken)
      #expect(try await there.get("/api/session")["csrfToken"] == ada.csrfToken)
      _ = try await DeskCaller(there)
      nodes.near.kill()
      let again = try ServeProgram(["--port", "0", "--store", store])
      let back = StaffCaller(
        caller: WebCaller(try await again.address()), cookie: ada.cookie, csrfToken: ada.csrfToken)
      #expect(try await back.get("/api/session")["account"] == "ada")
      #expect(try await back.send("DELETE", "/api/session").status == 204)
      #expect(try await there.get("/api/session").code == "not_logged_in")
      again.stop()
      #expect(try await again.status() == 0)
    }
  }

  @Test func `when an agent's node is killed, the caller is first in the queue and served at another node`()
    async throws
  {
    try await withNodes { nodes in
      let ada = try await desk("ada", at: nodes.nearAddress)
      let ben = try await desk("ben", at: nodes.farAddress)
      let visitor = try await WebCaller.chatting(nodes.farAddress)
      try await visitor.say("where is my book 12345")
      try await visitor.press("0")
      _ = try await visitor.wait { $0["type"] as? String == "queue" }
      await ada.do("accept")
      try await ada.next("case")
      _ = try await visitor.wait { $0["state"] as? String == "joined" }
      let other = try await WebCaller.chatting(nodes.farAddress)
      try await other.press("0")
      _ = try await other.wait { $0["position"] as? Int == 1 }

      nodes.near.kill()
      try await visitor.say("are you there")
      _ = try await visitor.wait { $0["state"] as? String == "left" }
      _ = try await visitor.wait { $0["type"] as? String == "queue" && $0["position"] as? Int == 1 }
      _ = try await other.wait { $0["position"] as? Int == 2 }
      await ben.do("state", #""state":"ready""#)
      try await ben.next("ring")
      await ben.do("accept")
      try await ben.next("lines", "are you there")
      await ben.do("say", #""text":"I am here now.""#)
      try await visitor.wait(until: "I am here now.")
    }
  }
}

import Foundation
import HTTPTypes
import Hummingbird
import Records
import RecordsSQLite
import Settings
import Testing

@testable import Accounts
@testable import Web

/// Logging in and out, and who is kept out.
@Suite struct SessionTests {
  @Test func `who logs in is known until logging out`() async throws {
    try await TestServer.with { server in
      let ada = try await StaffCaller.loggedIn(server, as: .supervisor)
      let shown = try await ada.get("/api/session")
      #expect(shown.status == 200)
      #expect((shown["account"], shown["role"], shown["csrfToken"]) == ("ada", "supervisor", ada.csrfToken))
      #expect(!shown.text.contains("scrypt"))
      let left = try await ada.send("DELETE", "/api/session")
      #expect(left.status == 204)
      #expect(left.field("Set-Cookie")?.contains("Max-Age=0") == true)
      #expect(try await ada.get("/api/session").code == "not_logged_in")
      let trail = try await server.store.auditTrail(before: nil, limit: 9).map(\.action)
      #expect(trail == ["session.end", "session.open", "account.add"])
    }
  }

  @Test func `the cookie is for the server alone`() async throws {
    try await TestServer.with { server in
      try await server.accounts.add("ada", as: .agent, password: StaffCaller.password, by: "test")
      let reply = try await WebCaller(server).post(
        "/api/session", #"{"name":"ada","password":"\#(StaffCaller.password)"}"#)
      let cookie = try #require(reply.field("Set-Cookie"))
      for part in ["oriole-session=", "; HttpOnly", "; SameSite=Strict", "; Path=/"] { #expect(cookie.contains(part)) }
      #expect(!cookie.contains("Secure"))
    }
    try await TestServer.with {
      $0.trustsForwarded = true
    } _: { server in
      try await server.accounts.add("ada", as: .agent, password: StaffCaller.password, by: "test")
      let login = #"{"name":"ada","password":"\#(StaffCaller.password)"}"#
      let fields = ["X-Forwarded-Proto": "https", "X-Forwarded-For": "9.9.9.9"]
      let reply = try await WebCaller(server).post("/api/session", login, fields: fields)
      let cookie = try #require(reply.field("Set-Cookie"))
      #expect(cookie.hasPrefix("__Host-oriole-session=") && cookie.contains("; Secure"))
      let pair = String(cookie.prefix { $0 != ";" })
      let name = pair.replacing("__Host-", with: "")
      #expect(
        try await WebCaller(server).get("/api/session", fields: fields.merging(["Cookie": pair]) { $1 }).status == 200)
      // Without its prefix it may have been set by another host.
      #expect(
        try await WebCaller(server).get("/api/session", fields: fields.merging(["Cookie": name]) { $1 }).status == 401)
    }
  }

  @Test func `a cookie that is none of ours opens nothing`() async throws {
    try await TestServer.with { server in
      let ada = try await StaffCaller.loggedIn(server)
      let token = String(ada.cookie.dropFirst("oriole-session=".count))
      let wrong = [
        "", "oriole-session=", "oriole-session=\(token)x", "oriole-session=\(token.dropLast())0g",
        "oriole-session=\(String(repeating: "0", count: 64))", "session=\(token)", "oriole-session",
        "oriole-session=\(token); oriole-session=\(String(repeating: "0", count: 64))",
        "oriole-session=\(ada.csrfToken)",
      ]
      for cookie in wrong {
        let reply = try await WebCaller(server).get("/api/session", fields: ["Cookie": cookie])
        #expect((reply.status, reply.code) == (401, "not_logged_in"), "\(cookie)")
      }
      let among = "a=b; \(ada.cookie); c"
      #expect(try await WebCaller(server).get("/api/session", fields: ["Cookie": among]).status == 200)
    }
  }

  @Test func `another password and a disabled account end the sessions`() async throws {
    try await TestServer.with { server in
      var ada = try await StaffCaller.loggedIn(server)
      let ben = try await StaffCaller.loggedIn(server, "ben")
      try await server.accounts.setPassword(of: "ada", to: "green teapot 8", by: "test")
      #expect(try await ada.get("/api/session").status == 401)
      #expect(try await ben.get("/api/session").status == 200)
      ada = try await StaffCaller.logIn(server, "ada", "green teapot 8")
      try await server.accounts.setDisabled("ada", true, by: "test")
      #expect(try await ada.get("/api/session").status == 401)
      try await server.accounts.setDisabled("ada", false, by: "test")
      #expect(try await ada.get("/api/session").status == 401)
      ada = try await StaffCaller.logIn(server, "ada", "green teapot 8")
      try await server.accounts.remove("ada", by: "test")
      #expect(try await ada.get("/api/session").status == 401)
    }
  }

  @Test func `one's own password is changed with the present one only`() async throws {
    try await TestServer.with { server in
      let (ada, other) = (try await StaffCaller.loggedIn(server), try await StaffCaller.logIn(server))
      let change = { (old: String, new: String) in #"{"password":"\#(old)","newPassword":"\#(new)"}"# }
      let path = "/api/session/password"
      #expect(try await ada.send("POST", path, change("wrong one 1", "green teapot 8")).code == "wrong_login")
      let short = try await ada.send("POST", path, change(StaffCaller.password, "short"))
      #expect((short.status, short.code) == (400, "bad_request"))
      let changed = try await ada.send("POST", path, change(StaffCaller.password, "green teapot 8"))
      #expect(changed.status == 200)
      #expect(try await other.get("/api/session").status == 401)
      #expect(try await ada.get("/api/session").status == 401)
      let cookie = try #require(changed.field("Set-Cookie")).prefix { $0 != ";" }
      #expect(try await WebCaller(server).get("/api/session", fields: ["Cookie": String(cookie)]).status == 200)
      #expect(try await StaffCaller.logIn(server, "ada", "green teapot 8").get("/api/session").status == 200)
    }
  }

  @Test func `requests of other sites are refused, also of one that may embed the chat`() async throws {
    try await TestServer.with {
      $0.origins = Set([WebOrigin("https://shop.example")].compactMap(\.self))
    } _: { server in
      let ada = try await StaffCaller.loggedIn(server)
      for site in ["https://shop.example", "https://evil.example", "null", "http://127.0.0.1:1"] {
        let read = try await ada.get("/api/session", fields: ["Origin": site])
        #expect((read.status, read.code) == (403, "wrong_origin"), "\(site)")
        let left = try await ada.send("DELETE", "/api/session", fields: ["Origin": site])
        #expect((left.status, left.code) == (403, "wrong_origin"), "\(site)")
        let login = #"{"name":"ada","password":"\#(StaffCaller.password)"}"#
        let forced = try await WebCaller(server).post("/api/session", login, fields: ["Origin": site])
        #expect((forced.status, forced.code) == (403, "wrong_origin"), "\(site)")
        #expect(forced.field("Set-Cookie") == nil)
      }
      let own = ["Origin": "http://127.0.0.1:\(server.port)"]
      #expect(try await ada.get("/api/session", fields: own).status == 200)
      #expect(try await ada.send("DELETE", "/api/session", fields: own).status == 204)
    }
  }

  @Test func `a writing request needs its own session's token`() async throws {
    try await TestServer.with { server in
      let (ada, ben) = (try await StaffCaller.loggedIn(server), try await StaffCaller.loggedIn(server, "ben"))
      for token in ["", "x", ben.csrfToken, ada.csrfToken + "0"] {
        let reply = try await ada.send("DELETE", "/api/session", fields: ["X-CSRF-Token": token])
        #expect((reply.status, reply.code) == (403, "wrong_csrf_token"))
      }
      let bare = try await WebCaller(server).send("DELETE", "/api/session", body: nil, fields: ["Cookie": ada.cookie])
      #expect(bare.code == "wrong_csrf_token")
      #expect(try await ada.get("/api/session").status == 200)
    }
  }

  @Test func `roles and upgrades are checked by the head of a request`() async throws {
    try await TestServer.with { server in
      let ada = try await StaffCaller.loggedIn(server, as: .supervisor)
      let site = "http://127.0.0.1:\(server.port)"
      var head = HTTPRequest(method: .get, scheme: "http", authority: "127.0.0.1:\(server.port)", path: "/x")
      head.headerFields[.cookie] = ada.cookie
      let authority = server.authority
      #expect(try await authority.account(head, atLeast: .agent).name == "ada")
      #expect(try await authority.account(head, atLeast: .supervisor).name == "ada")
      await #expect(throws: WebError.notAllowed) { try await authority.account(head, atLeast: .manager) }
      // Browsers name the page's site with every upgrade.
      await #expect(throws: WebError.wrongSite) {
        try await authority.account(head, atLeast: .agent, isUpgrade: true)
      }
      head.headerFields[.origin] = site
      #expect(try await authority.account(head, atLeast: .agent, isUpgrade: true).name == "ada")
      // What an agent can serve ends nothing; another role does.
      try await server.accounts.set("ada", role: nil, able: Competence(skills: ["general"]), by: "test")
      #expect(try await authority.account(head, atLeast: .supervisor).competence.skills == ["general"])
      try await server.accounts.set("ada", role: .manager, able: nil, by: "test")
      await #expect(throws: WebError.notLoggedIn) { try await authority.account(head, atLeast: .agent) }
      head.headerFields[.cookie] = try await StaffCaller.logIn(server).cookie
      #expect(try await authority.account(head, atLeast: .manager).role == .manager)
    }
  }
}

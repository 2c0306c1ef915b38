import Foundation
import Records
import RecordsSQLite
import Testing

@testable import Accounts
@testable import Web

/// Accounts as managers make and change them.
@Suite struct AccountRoutesTests {
  private static func names(_ reply: WebCaller.Reply) -> [String] {
    (reply.json["accounts"] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String }
  }

  @Test func `a manager adds an account, whose owner comes in by the password that was made`() async throws {
    try await TestServer.with { server in
      let mia = try await StaffCaller.loggedIn(server, "mia", as: .manager)
      let made = try await mia.send(
        "POST", "/api/accounts", #"{"name":"ben","role":"supervisor","skills":["general"],"languages":["zh"]}"#)
      #expect(made.status == 201, "\(made.text)")
      let password = try #require(made["password"])
      #expect(password.count == 19)
      let ben = try await StaffCaller.logIn(server, "ben", password)
      let shown = try await ben.get("/api/session")
      #expect(shown["role"] == "supervisor")
      #expect(shown.json["skills"] as? [String] == ["general"])
      let typed = try await mia.send("POST", "/api/accounts", #"{"name":"阿达","password":"一二三四五六七八九十"}"#)
      #expect((typed.status, typed["password"]) == (201, nil), "\(typed.text)")
      let list = try await mia.get("/api/accounts")
      #expect(Self.names(list) == ["ben", "mia", "阿达"])
      #expect(list.json["skills"] as? [String] == ["general"])
      #expect(!list.text.contains("scrypt"))

      // What is left out stays, null is all, and another role ends what is open.
      let changed = try await mia.send("PATCH", "/api/accounts/ben", #"{"role":"agent","languages":null}"#)
      #expect(changed.json["skills"] as? [String] == ["general"])
      #expect(changed.json["languages"] == nil && changed["role"] == "agent")
      #expect(try await ben.get("/api/session").status == 401)
      let again = try await StaffCaller.logIn(server, "ben", password)
      let renewed = try await mia.send("POST", "/api/accounts/ben/password", "{}")
      #expect(renewed.status == 200 && renewed["password"] != password)
      #expect(try await again.get("/api/session").status == 401)
      let path = "/api/accounts/%E9%98%BF%E8%BE%BE"
      #expect(try await mia.send("PATCH", path, #"{"isDisabled":true}"#).json["isDisabled"] as? Bool == true)
      #expect(try await mia.send("DELETE", path).status == 204)
      #expect(try await mia.send("DELETE", path).code == "no_such_account")
      let trail = try await server.store.auditTrail(before: nil, limit: 20).reversed()
        .filter { $0.action.hasPrefix("account.") && $0.account == "mia" }.map { "\($0.action) \($0.subject)" }
      #expect(
        trail == [
          "account.add ben as supervisor", "account.add 阿达 as agent",
          "account.set ben as agent, skills general, languages all", "account.password ben", "account.disable 阿达",
          "account.remove 阿达",
        ])
    }
  }

  @Test func `the last manager stays`() async throws {
    try await TestServer.with { server in
      let mia = try await StaffCaller.loggedIn(server, "mia", as: .manager)
      for (method, json) in [("PATCH", #"{"role":"agent"}"#), ("PATCH", #"{"isDisabled":true}"#), ("DELETE", nil)] {
        let reply = try await mia.send(method, "/api/accounts/mia", json)
        #expect((reply.status, reply.code) == (409, "last_manager"), "\(reply.text)")
      }
      #expect(try await mia.send("PATCH", "/api/accounts/mia", #"{"skills":["general"]}"#).status == 200)
      #expect(try await mia.send("POST", "/api/accounts", #"{"name":"eve","role":"manager"}"#).status == 201)
      #expect(try await mia.send("DELETE", "/api/accounts/mia").status == 204)
      #expect(try await mia.get("/api/accounts").status == 401)
    }
  }

  @Test func `what is not allowed, or is none, is refused`() async throws {
    try await TestServer.with { server in
      let mia = try await StaffCaller.loggedIn(server, "mia", as: .manager)
      let sue = try await StaffCaller.loggedIn(server, "sue", as: .supervisor)
      for (method, path, json) in [
        ("GET", "/api/accounts", nil), ("POST", "/api/accounts", #"{"name":"x"}"#),
        ("PATCH", "/api/accounts/sue", #"{"role":"manager"}"#), ("DELETE", "/api/accounts/mia", nil),
        ("POST", "/api/accounts/mia/password", "{}"),
      ] {
        let low = try await sue.send(method, path, json)
        #expect((low.status, low.code) == (403, "not_allowed"), "\(method) \(path)")
        let nobody = try await WebCaller(server).send(
          method, path, body: json.map { Data($0.utf8) }, fields: ["Content-Type": "application/json"])
        #expect(nobody.status == 401, "\(method) \(path)")
        guard method != "GET" else { continue }
        let forged = try await mia.send(method, path, json, fields: ["X-CSRF-Token": String(repeating: "0", count: 64)])
        #expect(forged.code == "wrong_csrf_token", "\(method) \(path)")
        let elsewhere = try await mia.send(method, path, json, fields: ["Origin": "https://evil.example"])
        #expect(elsewhere.code == "wrong_origin", "\(method) \(path)")
      }
      for (path, json, status, code) in [
        ("/api/accounts", #"{"name":"sue"}"#, 409, "account_conflict"),
        ("/api/accounts", #"{"name":"a b"}"#, 400, "bad_request"),
        ("/api/accounts", #"{"name":"bo","role":"king"}"#, 400, "bad_request"),
        ("/api/accounts", #"{"name":"bo","password":"short"}"#, 400, "bad_request"),
        ("/api/accounts", #"{"name":"bo","skills":[""]}"#, 400, "bad_request"),
        ("/api/accounts", #"{"role":"agent"}"#, 400, "malformed_json"),
        ("/api/accounts/mia/password", "{}", 409, "own_password"),
        ("/api/accounts/bo/password", "{}", 404, "no_such_account"),
      ] {
        let reply = try await mia.send("POST", path, json)
        #expect((reply.status, reply.code) == (status, code), "\(json): \(reply.text)")
      }
      #expect(Self.names(try await mia.get("/api/accounts")) == ["mia", "sue"])
    }
  }
}

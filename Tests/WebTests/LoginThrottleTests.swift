import Foundation
import Records
import RecordsSQLite
import Settings
import Testing

@testable import Accounts
@testable import Web

/// Guessing names and passwords.
@Suite struct LoginThrottleTests {
  private func login(_ server: TestServer, _ name: String, _ password: String) async throws -> WebCaller.Reply {
    try await WebCaller(server).post("/api/session", #"{"name":"\#(name)","password":"\#(password)"}"#)
  }

  @Test func `a wrong name and a wrong password are answered alike`() async throws {
    try await TestServer.with { server in
      try await server.accounts.add("ada", as: .agent, password: StaffCaller.password, by: "test")
      try await server.accounts.add("gone", as: .agent, password: StaffCaller.password, by: "test")
      try await server.accounts.setDisabled("gone", true, by: "test")
      let replies = [
        try await login(server, "ada", "wrong one 1"), try await login(server, "nobody", "wrong one 1"),
        try await login(server, "gone", StaffCaller.password), try await login(server, "", ""),
        try await login(server, String(repeating: "x", count: 300), "y"),
      ]
      for reply in replies {
        #expect((reply.status, reply.code) == (401, "wrong_login"))
        #expect(reply.body == replies[0].body)
        #expect(reply.field("Set-Cookie") == nil)
      }
    }
  }

  @Test func `an unknown name takes as long as a wrong password`() async throws {
    // A cost that stands out from everything else; the middle of several is compared, with much room.
    let book = AccountBook(store: try SQLiteStore.inMemory(), cost: .init(rounds: 13, blocks: 8, repeats: 1))
    try await book.add("ada", as: .agent, password: StaffCaller.password, by: "test")
    func middle(_ name: String) async throws -> Duration {
      var times: [Duration] = []
      for _ in 0..<7 {
        let start = ContinuousClock.now
        #expect(try await book.account(name, password: "wrong one 1") == nil)
        times.append(start.duration(to: .now))
      }
      return times.sorted()[3]
    }
    let (known, unknown) = (try await middle("ada"), try await middle("nobody"))
    #expect(unknown > known / 4 && known > unknown / 4, "\(known) \(unknown)")
  }

  @Test func `guessing one account's password is slowed down, for right ones too`() async throws {
    try await TestServer.with {
      $0.limits.loginsPerAccountPerMinute = 3
    } _: { server in
      try await server.accounts.add("ada", as: .agent, password: StaffCaller.password, by: "test")
      // Those who know it are not counted.
      for _ in 0..<5 { #expect(try await login(server, "ada", StaffCaller.password).status == 200) }
      for _ in 0..<3 { #expect(try await login(server, "ada", "wrong one 1").status == 401) }
      for password in ["wrong one 1", StaffCaller.password] {
        let reply = try await login(server, "ada", password)
        #expect((reply.status, reply.code) == (429, "too_many_logins"))
        #expect(reply.field("Retry-After") != nil)
      }
      for _ in 0..<3 { #expect(try await login(server, "nobody", "wrong one 1").status == 401) }
      #expect(try await login(server, "nobody", "wrong one 1").status == 429)
    }
  }

  @Test func `guessing many accounts' passwords from one address is slowed down`() async throws {
    try await TestServer.with {
      $0.limits.loginsPerMinute = 4
      $0.trustsForwarded = true
    } _: { server in
      for name in ["a", "b", "c", "d"] { #expect(try await login(server, name, "wrong one 1").status == 401) }
      #expect(try await login(server, "e", "wrong one 1").status == 429)
      let other = try await WebCaller(server).post(
        "/api/session", #"{"name":"f","password":"x"}"#, fields: ["X-Forwarded-For": "9.9.9.9"])
      #expect(other.status == 401)
    }
  }

  @Test func `what is no login is refused in words`() async throws {
    try await TestServer.with { server in
      let caller = WebCaller(server)
      for body in ["", "{}", "[]", #"{"name":"a"}"#, #"{"name":1,"password":"x"}"#, #"{"name":null,"password":null}"#] {
        let reply = try await caller.post("/api/session", body)
        #expect((reply.status, reply.code) == (400, "malformed_json"), "\(body)")
      }
      let long = #"{"name":"a","password":"\#(String(repeating: "x", count: 5_000))"}"#
      #expect(try await caller.post("/api/session", long).status == 413)
      #expect(try await caller.post("/api/session", "name=a", fields: ["Content-Type": "text/plain"]).status == 415)
      #expect(try await caller.send("PUT", "/api/session", body: nil).status == 405)
    }
  }
}

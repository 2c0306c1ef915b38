import Foundation
import Records

@testable import Accounts
@testable import Web

/// Calls a server as the page of somebody who is logged in does.
struct StaffCaller: Sendable {
  let caller: WebCaller
  var cookie: String
  var csrfToken: String

  static let password = "blue kettle 7"

  /// Adds an account and logs in.
  static func loggedIn(
    _ server: TestServer, _ name: String = "ada", as role: Account.Role = .agent
  ) async throws -> StaffCaller {
    try await server.accounts.add(name, as: role, password: password, by: "test")
    return try await logIn(server, name)
  }

  static func logIn(_ server: TestServer, _ name: String = "ada", _ word: String = password) async throws -> StaffCaller
  {
    try await logIn(WebCaller(server), name, word)
  }

  static func logIn(_ caller: WebCaller, _ name: String, _ word: String = password) async throws -> StaffCaller {
    let reply = try await caller.post("/api/session", #"{"name":"\#(name)","password":"\#(word)"}"#)
    guard let cookie = reply.field("Set-Cookie")?.split(separator: ";").first, let token = reply["csrfToken"] else {
      throw TestFailure(reply.text)
    }
    return StaffCaller(caller: caller, cookie: String(cookie), csrfToken: token)
  }

  func get(_ path: String, fields: [String: String] = [:]) async throws -> WebCaller.Reply {
    try await caller.get(path, fields: ["Cookie": cookie].merging(fields) { $1 })
  }

  /// Writes, with the session's token unless another one is given.
  func send(
    _ method: String, _ path: String, _ json: String? = nil, fields: [String: String] = [:]
  ) async throws -> WebCaller.Reply {
    var all = ["Cookie": cookie, "X-CSRF-Token": csrfToken]
    if json != nil { all["Content-Type"] = "application/json" }
    return try await caller.send(method, path, body: json.map { Data($0.utf8) }, fields: all.merging(fields) { $1 })
  }
}

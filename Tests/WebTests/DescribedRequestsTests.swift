import Foundation
import Testing

@testable import Web

/// What the API's description allows and what it forbids, tried on a real server by Schemathesis.
@Suite(.timeLimit(.minutes(5))) struct DescribedRequestsTests {
  /// What may be asked for as often as it likes; logins are few, because each takes a while.
  private static let limits = [
    "CONNECTIONS_PER_ADDRESS": 1_000, "CHATS_PER_ADDRESS": 1_000, "NEW_CHATS_PER_MINUTE": 10_000,
    "REQUESTS_PER_MINUTE": 100_000, "MESSAGES_PER_MINUTE": 10_000, "MESSAGES": 10_000, "LOGINS_PER_MINUTE": 2,
  ]
  private static let checks = [
    "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_headers_conformance",
    "response_schema_conformance",
  ]

  @Test func `every request, good or bad, is answered as the description says`() async throws {
    let server = try ServeProgram(
      ["--port", "0"],
      environment: Dictionary(uniqueKeysWithValues: Self.limits.map { ("ORIOLE_SERVE_LIMITS_\($0)", "\($1)") }))
    defer { server.kill() }
    let added = try ServeProgram(
      ["agents", "add", "ada", "--role", "manager"], typed: StaffCaller.password + "\n", in: server.folder)
    #expect(try await added.status() == 0, "\(added.errors)")
    let address = try await server.address()
    let (chat, ada) = (try await WebCaller.chatting(address), try await StaffCaller.logIn(WebCaller(address), "ada"))
    try await Self.describe(chat, in: server.folder)

    let fields = [
      "Authorization: Bearer \(chat.token ?? "")", "Cookie: \(ada.cookie)", "X-CSRF-Token: \(ada.csrfToken)",
    ]
    let words =
      [
        "run", "api.json", "--url", "http://127.0.0.1:\(address.port ?? 0)", "--phases", "examples,coverage,fuzzing",
        "--checks", Self.checks.joined(separator: ","), "--max-examples", "8", "--generation-deterministic",
        "--no-shrink", "--generation-with-security-parameters", "false", "--request-timeout", "30", "--no-color",
        "--continue-on-failure",
        // Streams and sockets have no end, and what ends the chat or the session would spoil the rest.
        "--exclude-path-regex", "/events$|/end$|^/api/desk", "--exclude-name", "DELETE /api/session",
      ] + fields.flatMap { ["--header", $0] }
    let report = try Self.schemathesis(words, in: server.folder)
    #expect(report.hasSuffix("status 0\n"), "\(report)")
    let passed = try #require(report.firstMatch(of: #/(\d+) generated, (\d+) passed/#))
    #expect(passed.1 == passed.2 && Int(passed.2) ?? 0 > 400, "\(passed.0)")

    // It is as it was.
    #expect(try await chat.get("/api/chats/\(chat.chat)").status == 200)
    server.stop()
    #expect(try await server.status() == 0)
  }

  /// Writes the server's description, with the chat in place of any.
  private static func describe(_ chat: WebCaller, in folder: URL) async throws {
    let whole = try await chat.get("/openapi.json").json
    let data = try JSONSerialization.data(withJSONObject: named(whole, chat.chat), options: .sortedKeys)
    try data.write(to: folder.appendingPathComponent("api.json"))
  }

  private static func named(_ value: Any, _ chat: String) -> Any {
    if let list = value as? [Any] { return list.map { named($0, chat) } }
    guard var object = value as? [String: Any] else { return value }
    if object["in"] as? String == "path", object["name"] as? String == "chat" {
      object["schema"] = ["type": "string", "enum": [chat]]
    }
    return object.mapValues { named($0, chat) }
  }

  /// What it prints, and how it ends.
  private static func schemathesis(_ words: [String], in folder: URL) throws -> String {
    let place = FileManager.default.currentDirectoryPath + "/.build/schemathesis"
    guard FileManager.default.fileExists(atPath: place + "/bin/schemathesis") else {
      throw TestFailure("there is no \(place); `make test-packages` fetches it")
    }
    let quoted = words.map { "'\($0)'" }.joined(separator: " ")
    return try Shell.run(
      "PYTHONPATH='\(place)' /usr/bin/python3 '\(place)/bin/schemathesis' \(quoted) 2>&1; echo status $?", in: folder)
  }
}

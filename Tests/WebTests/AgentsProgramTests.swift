import Foundation
import Testing

@testable import Web

/// `oriole agents`, and what of it a running server notices.
@Suite struct AgentsProgramTests {
  /// What a command prints; its error when it fails.
  private func oriole(_ words: String, in folder: URL, typed: String = "") async throws -> String {
    let run = try ServeProgram(words.split(separator: " ").map(String.init), of: "oriole", typed: typed, in: folder)
    let status = try await run.status()
    #expect(!run.output.contains("kettle") && !run.errors.contains("kettle"))
    return status == 0 ? run.output : "\(status) \(run.errors)"
  }

  private func login(_ server: WebCaller, _ password: String) async throws -> WebCaller.Reply {
    try await server.post("/api/session", #"{"name":"zuleika","password":"\#(password)"}"#)
  }

  @Test func `accounts are made at the command line, and end at once`() async throws {
    let server = try ServeProgram(["--port", "0"], settings: "serve: {log: debug}\n")
    let (folder, web) = (server.folder, WebCaller(try await server.address()))
    #expect(try await oriole("agents list", in: folder).isEmpty)
    #expect(
      try await oriole(
        "agents add zuleika --role manager --skills a,b --languages=zh", in: folder, typed: "blue kettle 7\n")
        == "zuleika may log in as manager\n")
    #expect(try await oriole("agents list", in: folder) == "zuleika  manager  skills a,b  languages zh\n")
    let reply = try await login(web, "blue kettle 7")
    #expect(reply["role"] == "manager")
    let cookie = ["Cookie": String(try #require(reply.field("Set-Cookie")).prefix { $0 != ";" })]
    #expect(try await web.get("/api/session", fields: cookie).status == 200)
    _ = try await oriole("agents password zuleika", in: folder, typed: "red kettle 99\n")
    #expect(try await web.get("/api/session", fields: cookie).status == 401)
    #expect(try await login(web, "red kettle 99").status == 200)
    #expect(try await oriole("agents disable zuleika", in: folder) == "zuleika may not log in any more\n")
    #expect(try await login(web, "red kettle 99").status == 401)
    #expect(try await oriole("agents set zuleika --role agent --skills all", in: folder).hasSuffix("disabled\n"))
    #expect(try await oriole("agents remove zuleika", in: folder) == "zuleika is removed\n")
    server.stop()
    #expect(try await server.status() == 0)
    // At its most talkative the log has neither passwords nor tokens nor names.
    #expect(server.errors.contains("/api/session"))
    for secret in [
      "kettle", "zuleika", "scrypt", String(cookie["Cookie"]?.suffix(64) ?? ""), reply["csrfToken"] ?? "?",
    ] {
      #expect(!server.errors.contains(secret), "\(secret)")
    }
  }

  @Test func `what a visitor says is not in the log`() async throws {
    let server = try ServeProgram(["--port", "0"], settings: "serve: {log: debug}\n")
    var visitor = WebCaller(try await server.address())
    let begun = try await visitor.post("/api/chats", "{}")
    (visitor.chat, visitor.token) = (begun["chat"] ?? "", begun["token"])
    try await visitor.say("what is my name")
    try await visitor.say("R1")
    try await visitor.say("my telephone is 02896496767")
    try await visitor.press("2718")
    _ = try await visitor.get("/api/nowhere?mail=ada@example.org&number=02896496767")
    server.stop()
    #expect(try await server.status() == 0)
    #expect(server.errors.contains("/api/chats"))
    for secret in ["02896496767", "2718", "telephone", "ada@example.org", visitor.chat, visitor.token ?? "?"] {
      #expect(!server.errors.contains(secret), "\(secret)")
    }
  }

  @Test func `what is wrong is told in a line`() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("oriole-agents-\(UUID().uuidString)")
    try Library.write(to: folder.appendingPathComponent("library"))
    defer { try? FileManager.default.removeItem(at: folder) }
    let cases: [(String, String, String)] = [
      ("agents", "", "2 oriole: say what to do"), ("agents dance", "", "2 oriole: say what to do"),
      ("agents add", "", "2 oriole: add needs one name"), ("agents list zuleika", "", "2 oriole: list takes no name"),
      ("agents add zuleika --role boss", "x\n", "2 oriole: “boss” is none of agent"),
      ("agents add zuleika --password x", "", "2 oriole: “--password” is no option"),
      ("agents disable zuleika --role agent", "", "2 oriole: --role"),
      ("agents add zuleika", "", "1 oriole: no password was given"),
      ("agents add zuleika", "short\n", "1 oriole: a password has"),
      ("agents add a/b", "a long one 7\n", "1 oriole: a name is"),
      ("agents password zuleika", "a long one 7\n", "1 oriole: there is no account “zuleika”"),
      ("agents remove zuleika", "", "1 oriole: there is no account “zuleika”"),
    ]
    for (words, typed, message) in cases {
      let told = try await oriole(words, in: folder, typed: typed)
      #expect(told.hasPrefix(message), "\(words): \(told)")
      #expect(told.split(separator: "\n").count == 1)
    }
  }

  @Test func `log lines hide what customers are known by`() {
    let cases = [
      ("caller 02896496767 hung up", "caller ••• hung up"), ("+44 289 649 6767", "•••"),
      ("at 127.0.0.1:8080", "at 127.0.0.1:8080"),
      ("mail zuleika.b@example.org, please", "mail •••, please"), ("order 457012 is gone", "order ••• is gone"),
      ("GET /api/chats/0123456789abcdef0123456789abcdef 200", "GET /api/chats/••• 200"), ("ticket 17", "ticket 17"),
      ("4111-1111-1111-1111", "•••"), ("", ""),
    ]
    for (text, masked) in cases { #expect(MaskedText.masked(text) == masked) }
  }
}

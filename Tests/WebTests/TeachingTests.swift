import Foundation
import Testing

@testable import Web

/// Teaching on the web, with the program and an assistant in files.
@Suite(.serialized, .timeLimit(.minutes(5))) struct TeachingTests {
  static let conversations = """
    opening:
      turns:
        - say: when do you open
          says: Nine to six
    """

  /// A server with a manager; the assistant's files are in its folder.
  static func served(_ body: (ServeProgram, StaffCaller) async throws -> Void) async throws {
    let server = try ServeProgram(["--port", "0"]) { folder in
      let tests = folder.appendingPathComponent("library/tests")
      try FileManager.default.createDirectory(at: tests, withIntermediateDirectories: true)
      try Data(conversations.utf8).write(to: tests.appendingPathComponent("en.yaml"))
    }
    do {
      let address = try await server.address()
      for name in ["mia", "max"] {
        let add = try ServeProgram(
          ["agents", "add", name, "--role", "manager"], typed: StaffCaller.password + "\n", in: server.folder)
        #expect(try await add.status() == 0)
      }
      try await body(server, try await StaffCaller.logIn(WebCaller(address), "mia"))
    } catch {
      server.stop()
      _ = try? await server.status()
      throw error
    }
    server.stop()
    #expect(try await server.status() == 0)
    #expect(server.errors.isEmpty)
  }

  /// Waits until a lesson has been tried.
  private func tried(_ manager: StaffCaller, _ lesson: String) async throws -> WebCaller.Reply {
    let begun = try await manager.send("POST", "/api/teaching/lessons", lesson)
    guard begun.status == 202, let name = begun["lesson"] else { throw TestFailure(begun.text) }
    for _ in 0..<900 {
      let reply = try await manager.get("/api/teaching/lessons/\(name)")
      if reply["state"] != "waiting" { return reply }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw TestFailure("it is still being tried")
  }

  private static func teach(_ phrase: String, as intent: String) -> String {
    #"{"group":"en-1","language":"en","phrases":["\#(phrase)"],"intent":"\#(intent)"}"#
  }

  /// What Oriole says to a text in a new chat.
  private func reply(_ address: URL, to text: String) async throws -> String {
    var visitor = WebCaller(address)
    let begun = try await visitor.post("/api/chats", "{}")
    (visitor.chat, visitor.token) = (begun["chat"] ?? "", begun["token"])
    try await visitor.say(text)
    return try await visitor.said().joined(separator: "\n")
  }

  @Test func `a taught phrase is understood by the next chat`() async throws {
    try await Self.served { server, mia in
      let address = mia.caller.address
      let phrase = "are the doors unlocked yet"
      #expect(try await !reply(address, to: phrase).contains("Nine to six"))
      let list = try await mia.get("/api/teaching").json
      let groups = list["groups"] as? [[String: Any]] ?? []
      #expect(groups.count == 1 && groups.first?["language"] as? String == "en")
      #expect(((groups.first?["phrases"] as? [[String: Any]])?.first?["text"] as? String) == phrase)
      #expect((list["intents"] as? [[String: String]])?.contains { $0["name"] == "opening_hours" } == true)
      let trial = try await tried(mia, Self.teach(phrase, as: "opening_hours"))
      #expect(trial["state"] == "tried", "\(trial.text)")
      #expect(trial.json["breaks"] as? Bool == false && trial.json["played"] as? Int == 1)
      // Nothing is live before it is kept.
      #expect(try await !reply(address, to: phrase).contains("Nine to six"))
      let name = try #require(trial["lesson"])
      let kept = try await mia.send("POST", "/api/teaching/lessons/\(name)/keep", "{}")
      #expect((kept.status, kept["state"]) == (200, "kept"))
      let said = try await reply(address, to: phrase)
      #expect(said.contains("Nine to six"), "\(said) \(trial.text)")
      let again = try await tried(mia, Self.teach(phrase, as: "opening_hours"))
      #expect(again["state"] == "known")
      let trail = try await mia.get("/api/audit").json["entries"] as? [[String: Any]] ?? []
      #expect(trail.contains { $0["action"] as? String == "teaching.keep" && $0["account"] as? String == "mia" })
      #expect(!trail.contains { ($0["subject"] as? String)?.contains("doors") == true })
    }
  }

  @Test func `of two managers' lessons at once none is lost`() async throws {
    try await Self.served { server, mia in
      let max = try await StaffCaller.logIn(mia.caller, "max")
      let one = try await tried(mia, Self.teach("are the doors unlocked yet", as: "opening_hours"))
      let two = try await tried(max, Self.teach("is the gate up already", as: "opening_hours"))
      let (first, second) = (try #require(one["lesson"]), try #require(two["lesson"]))
      // Nobody keeps what another one has tried.
      #expect(try await max.get("/api/teaching/lessons/\(first)").code == "no_such_lesson")
      #expect(try await mia.send("POST", "/api/teaching/lessons/\(first)/keep", "{}").status == 200)
      let late = try await max.send("POST", "/api/teaching/lessons/\(second)/keep", "{}")
      #expect((late.status, late.code) == (409, "changed_meanwhile"))
      let third = try #require(
        try await tried(max, Self.teach("is the gate up already", as: "opening_hours"))["lesson"])
      #expect(try await max.send("POST", "/api/teaching/lessons/\(third)/keep", "{}").status == 200)
      let file = try String(
        contentsOf: server.folder.appendingPathComponent("library/intents/all.yaml"), encoding: .utf8)
      #expect(file.contains("doors unlocked") && file.contains("gate up"))
    }
  }

  @Test func `a question with its answer is taught in every language, and faults are told`() async throws {
    try await Self.served { server, mia in
      let address = mia.caller.address
      let half =
        #"{"language":"en","phrases":["have you got parking"],"texts":{"en":{"question":"Is there parking?","answer":"Yes, behind the house."}}}"#
      let failed = try await tried(mia, half)
      #expect(failed["state"] == "failed" && failed["reason"]?.contains("zh") == true)
      #expect(failed["reason"]?.contains(server.folder.path) == false)
      let whole =
        #"{"language":"en","phrases":["have you got parking"],"texts":{"en":{"question":"Is there parking?","answer":"Yes, behind the house."},"zh":{"question":"有停车场吗","answer":"有，在楼后面。"}}}"#
      let trial = try await tried(mia, whole)
      let name = try #require(trial["lesson"])
      #expect(trial["state"] == "tried", "\(trial.text)")
      #expect(try await mia.send("POST", "/api/teaching/lessons/\(name)/keep", "{}").status == 200)
      #expect(try await reply(address, to: "have you got parking").contains("behind the house"))
      let nowhere = try await tried(mia, Self.teach("x y z", as: "no_such_intent"))
      #expect(nowhere["state"] == "failed" && nowhere["reason"]?.contains("no intent") == true)
      for (body, code) in [
        ("{}", "malformed_json"), (#"{"phrases":[],"language":"en","intent":"a"}"#, "bad_request"),
        (#"{"phrases":["a"],"language":"en"}"#, "bad_request"),
        (#"{"phrases":["a"],"language":"en","intent":"a","texts":{}}"#, "bad_request"),
        (#"{"phrases":["\#(String(repeating: "x", count: 201))"],"language":"en","intent":"a"}"#, "bad_request"),
      ] {
        #expect(try await mia.send("POST", "/api/teaching/lessons", body).code == code, "\(body.prefix(60))")
      }
      #expect(try await mia.send("POST", "/api/teaching/lessons/nothing/keep", "{}").status == 404)
      let bare = try await mia.send("POST", "/api/teaching/lessons", half, fields: ["X-CSRF-Token": "x"])
      #expect(bare.code == "wrong_csrf_token")
    }
  }

  @Test func `a manager teaches by the page, and a visitor is understood`() async throws {
    try await Self.served { server, mia in
      let address = mia.caller.address
      let phrase = "are the doors unlocked yet"
      _ = try await reply(address, to: phrase)
      _ = try await reply(address, to: "我想知道大门现在锁了没有")
      try await BrowserPage.using(width: 1_000, height: 900) { page in
        try await ManagerPageTests.enter(page, address, "/manager/teaching")
        for language in ["zh", "en"] {
          try await page.go(to: "\(address)/manager/teaching?language=\(language)")
          let title = language == "zh" ? "教学 · Oriole" : "Teaching · Oriole"
          try await page.wait(
            until: "document.title === '\(title)' && document.querySelectorAll('#groups button').length === 2")
          try await page.run(
            "[...document.querySelectorAll('#groups button')].find(b => b.innerText.includes('doors')).click()")
          try await page.wait(until: "!document.getElementById('lesson').hidden")
          try await page.run("document.getElementById('intent').value = 'opening_hours'; 1")
          try await AccessibilityCheck(page: page).expectNone("teaching, \(language)")
          try await page.tab(to: "#try")
          try await page.press("Enter")
          try await page.wait(until: "!document.getElementById('effect').hidden")
          #expect(try await page.text("document.getElementById('details').innerText").contains("opening_hours"))
          try await page.picture("teaching")
          try await AccessibilityCheck(page: page).expectNone("teaching, tried, \(language)")
        }
        try await page.run("document.getElementById('keep').click()")
        try await page.wait(until: "document.getElementById('progress').innerText.includes('live')")
      }
      #expect(try await reply(address, to: phrase).contains("Nine to six"))
    }
  }
}

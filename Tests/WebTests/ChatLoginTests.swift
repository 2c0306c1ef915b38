import Accounts
import Dialogue
import Foundation
import OrioleChat
import Records
import RecordsSQLite
import Settings
import Testing

@testable import Web

/// Visitors whom the business's own site has logged in.
@Suite(.serialized, .timeLimit(.minutes(5))) struct ChatLoginTests {
  private static func with(_ test: (TestServer) async throws -> Void) async throws {
    try await TestServer.with({ $0.chatSecret = LoginToken.secret }, test)
  }

  private static func begin(_ server: TestServer, _ token: String) async throws -> WebCaller.Reply {
    try await WebCaller(server).post("/api/chats", #"{"language":"en","identity":"\#(token)"}"#)
  }

  /// What Oriole has said until the end.
  private static func said(_ chat: ChatClient) async throws -> [String] {
    var texts: [String] = []
    for try await update in await chat.updates() {
      if case .message(.oriole, let text, _, _) = update { texts.append(text) }
    }
    return texts
  }

  @Test func `a customer is known and verified from the beginning, and so to the agent`() async throws {
    try await Self.with { server in
      var visitor = WebCaller(server)
      let begun = try await Self.begin(server, try LoginToken.byPython("R1"))
      #expect(begun.status == 201, "\(begun.text)")
      (visitor.chat, visitor.token) = (begun["chat"] ?? "", begun["token"])
      try await visitor.say("what is my name")
      try await visitor.wait(until: "You are Ada.")
      try await visitor.press("0")
      _ = try await visitor.wait { $0["type"] as? String == "queue" }
      let handoff = try await server.store.ticket(1).handoff
      #expect(handoff.customer?["customer.name"] == "Ada")
      #expect(handoff.isVerified == true)
      _ = try await visitor.post("/api/chats/\(visitor.chat)/end", "{}")
      _ = try await visitor.wait { $0["type"] as? String == "ended" }
      // The next chat knows of this one.
      #expect(try await server.store.profile(of: "R1").contacts.first?.channel == .chat)
    }
  }

  @Test func `an app passes its customer's login on`() async throws {
    try await Self.with { server in
      let chat = try await ChatClient.connect(
        to: server.address, language: "en", identity: LoginToken.make("R2"))
      try await chat.send("what is my name")
      try await chat.end()
      #expect(try await Self.said(chat).contains("You are Ben."))
      let failure = await #expect(throws: ChatFailure.self) {
        _ = try await ChatClient.connect(to: server.address, identity: LoginToken.make("R2", for: -1))
      }
      #expect((failure?.status, failure?.code) == (403, "identity_expired"))
    }
  }

  @Test func `what does not hold is refused with a reason, and begins no chat`() async throws {
    try await Self.with { server in
      for (token, code) in [
        (LoginToken.make("R1", for: -10), "identity_expired"), (LoginToken.make("R9"), "customer_unknown"),
        (LoginToken.make("R1", secret: String(repeating: "x", count: 32)), "identity_refused"),
        (LoginToken.make("R1", for: 100_000), "identity_refused"), ("", "identity_refused"), ("R1", "identity_refused"),
      ] {
        let reply = try await Self.begin(server, token)
        #expect((reply.status, reply.code) == (403, code), "\(reply.text)")
        #expect(token.isEmpty || !reply.text.contains(token))
      }
      let odd = try await WebCaller(server).post("/api/chats", #"{"identity":7}"#)
      #expect((odd.status, odd.code) == (400, "malformed_json"))
      let described = try await WebCaller(server).get("/openapi.json").text
      #expect(described.contains("identity_refused") && described.contains("serve.chat_secret"))
      let nobody = try await WebCaller(server).post("/api/chats", #"{"identity":null}"#)
      #expect(nobody.status == 201)
      #expect(await server.desk.open() == 1)
    }
    try await TestServer.with { server in
      let reply = try await Self.begin(server, LoginToken.make("R1"))
      #expect((reply.status, reply.code) == (400, "identity_off"), "\(reply.text)")
    }
  }

  @Test func `a login survives a killed server, and is forgotten with its customer`() async throws {
    let environment = ["ORIOLE_SERVE_CHAT_SECRET": LoginToken.secret]
    let first = try ServeProgram(["--port", "0"], environment: environment)
    defer { try? FileManager.default.removeItem(at: first.folder) }
    let address = try await first.address()
    let chat = try await ChatClient.connect(to: address, language: "en", identity: LoginToken.make("R1"))
    first.kill()
    let second = try ServeProgram(["--port", "\(address.port ?? 0)"], environment: environment, in: first.folder)
    _ = try await second.address()
    try await chat.send("what is my name")
    try await chat.end()
    #expect(try await Self.said(chat).contains("You are Ada."))
    second.stop()
    #expect(try await second.status() == 0)
    #expect(second.errors.isEmpty, "\(second.errors)")

    let forget = try ServeProgram(["forget", "R1", "--yes"], of: "oriole", in: first.folder)
    #expect(try await forget.status() == 0, "\(forget.errors)")
    let store = try SQLiteStore(path: first.folder.appendingPathComponent("library.sqlite").path)
    let call = try #require(
      try await store.calls(begunIn: .distantPast..<Date.distantFuture, after: nil, limit: 2).first)
    let journal = try await store.journal(of: call.id)
    let kept = String(decoding: try JSONEncoder().encode(journal), as: UTF8.self)
    #expect(journal.count > 3)
    #expect(!kept.contains("R1") && !kept.contains("Ada"), "\(kept)")
  }

  @Test func `the log has no token`() {
    let token = LoginToken.make("R1")
    #expect(MaskedText.masked("refused \(token) of 1.2.3.4") == "refused •••.•••.••• of 1.2.3.4")
  }

  @Test func `an agent sees who is logged in, and another customer at the same browser begins anew`() async throws {
    let change: (inout WebSettings) -> Void = { $0.chatSecret = LoginToken.secret }
    try await BrowserPage.atDesks(change) { server, browser in
      let before = try await ChatClient.connect(to: server.address, identity: LoginToken.make("R1"))
      try await before.send("when do you open")
      try await before.end()
      let ada = try await BrowserPage.desk("ada", server, in: browser)
      try await ada.alt("KeyR")
      let page = try await BrowserPage.open(in: browser)
      let token = LoginToken.make("R1")
      try await page.go(to: "\(server.address)/?language=en#identity=\(token)")
      try await page.wait(forWords: "This is greeting.")
      #expect(try await page.text("location.href").contains("identity") == false)
      try await page.type("what is my name")
      try await page.press("Enter")
      try await page.wait(forWords: "You are Ada.")
      try await page.run("document.getElementById('person').click()")
      try await ada.wait(until: "!document.getElementById('ring').hidden")
      try await ada.alt("KeyA")
      try await ada.wait(until: BrowserPage.shows("Ada", in: "customer"))
      #expect(try await ada.text("document.getElementById('verified').innerText") == "Verified")
      #expect(try await ada.text("document.getElementById('call-title').innerText").hasPrefix("Ada"))
      try await ada.wait(until: BrowserPage.shows("opening hours", in: "history"))
      try await ada.picture("desk-login")

      // The same customer goes on, also without the login in the address; another one begins anew.
      try await page.run("window.isOld = true")
      try await page.command("Page.reload")
      try await page.wait(until: "!window.isOld && document.getElementById('log')?.innerText.includes('You are Ada.')")
      try await page.run("window.isOld = true")
      try await page.go(to: "\(server.address)/?language=en&again#identity=\(LoginToken.make("R2"))")
      try await page.wait(until: "!window.isOld")
      try await page.wait(forWords: "This is greeting.")
      try await page.type("what is my name")
      try await page.press("Enter")
      try await page.wait(forWords: "You are Ben.")
      #expect(try await page.text("document.getElementById('log').innerText").contains("Ada") == false)
      try await ada.wait(until: "document.body.innerText.includes('The caller has hung up')")

      // A login that is too old is told, and the visitor is served all the same.
      try await page.run("window.isOld = true")
      try await page.go(to: "\(server.address)/?language=en&old#identity=\(LoginToken.make("R1", for: -60))")
      try await page.wait(until: "!window.isOld")
      try await page.wait(until: "document.getElementById('status')?.innerText.includes('not recognised')")
      try await page.wait(forWords: "This is greeting.")
      try await page.picture("chat-login-refused")
    }
  }
}

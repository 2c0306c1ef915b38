import Foundation
import Records
import RecordsSQLite
import Testing

@testable import Accounts
@testable import Web

/// The agents' desk in a real browser, with a visitor of the chat as the caller.
@Suite(.serialized, .timeLimit(.minutes(5))) struct DeskPageTests {
  @Test func `an agent is rung, accepts, talks, hands over, and the machine goes on at a step`() async throws {
    try await BrowserPage.atDesks { server, browser in
      let ada = try await BrowserPage.desk("ada", server, in: browser)
      let ben = try await BrowserPage.desk("ben", server, in: browser)
      try await ada.picture("desk-idle-light")
      try await ada.alt("KeyR")
      try await ada.wait(until: BrowserPage.shows("Ready", in: "own"))
      let visitor = try await WebCaller.chatting(server)
      try await visitor.say("where is my book 12345")
      try await visitor.press("0")
      try await ada.wait(until: "!document.getElementById('ring').hidden")
      #expect(try await ada.text("document.getElementById('ring-what').innerText").contains("asked for a person"))
      try await ada.picture("desk-ring-light")
      try await ada.alt("KeyA")
      try await ada.wait(until: "!document.getElementById('call').hidden")
      _ = try await visitor.wait { $0["state"] as? String == "joined" }
      try await ada.wait(until: BrowserPage.shows("where is my book 12345"))

      try await visitor.say("when do you open")
      try await ada.wait(until: BrowserPage.shows("when do you open"))
      try await ada.wait(until: BrowserPage.shows("Nine to six.", in: "suggestions"))
      try await ada.alt("KeyS")
      try await ada.type("I'll look after it.")
      try await ada.press("Enter")
      try await visitor.wait(until: "I'll look after it.")
      try await ada.picture("desk-call-light")

      // A page that is loaded again goes on with its caller, and so does a second one.
      try await ada.run("window.isOld = true")
      try await ada.command("Page.reload")
      try await ada.wait(until: "!window.isOld && document.getElementById('call')?.hidden === false")
      try await ada.wait(until: BrowserPage.shows("I'll look after it."))
      let second = try await ada.sibling()
      try await second.go(to: "\(server.address)/desk?language=zh")
      try await second.wait(until: BrowserPage.shows("I'll look after it."))
      try await second.command(
        "Emulation.setEmulatedMedia", ["features": [["name": "prefers-color-scheme", "value": "dark"]]])
      try await second.picture("desk-call-dark-zh")

      try await handOn(ada, ben, visitor, second)
      let trail = try await server.store.auditTrail(before: nil, limit: 100).map(\.action)
      for action in ["ticket.accept", "ticket.transfer", "ticket.back"] { #expect(trail.contains(action)) }
    }
  }

  /// Holds the visitor, hands it to Ben, who hands it to the machine.
  private func handOn(_ ada: BrowserPage, _ ben: BrowserPage, _ visitor: WebCaller, _ second: BrowserPage) async throws
  {
    try await ada.alt("KeyH")
    try await ada.wait(until: "!document.getElementById('held').hidden")
    try await visitor.wait(until: "This is on_hold.")
    try await ada.alt("KeyH")
    try await visitor.wait(until: "This is off_hold.")

    try await ada.alt("KeyT")
    try await ada.run("document.getElementById('transfer-to').value = '@ben'")
    try await ada.run("document.getElementById('transfer-note').value = 'the book is wet'")
    try await ada.picture("desk-transfer-light")
    try await ada.run("document.getElementById('transfer-form').requestSubmit()")
    try await ada.wait(until: "document.getElementById('call').hidden")
    try await second.wait(until: "document.getElementById('call').hidden")
    try await visitor.wait(until: "This is agent_handed_over.")

    try await ben.alt("KeyR")
    try await ben.wait(until: "!document.getElementById('ring').hidden")
    #expect(try await ben.text("document.getElementById('ring-what').innerText").contains("the book is wet"))
    try await ben.alt("KeyA")
    try await ben.wait(until: BrowserPage.shows("the book is wet", in: "notes"))
    try await ben.alt("KeyM")
    try await ben.run("document.getElementById('back-to').value = 'loan_status.loan'")
    try await ben.run("document.getElementById('back-form').requestSubmit()")
    try await visitor.wait(until: "This is agent_handed_back.")
    try await visitor.wait(until: "Which loan?")
    try await visitor.say("23456")
    _ = try await visitor.wait {
      ($0["text"] as? String)?.contains("23456") == true && $0["from"] as? String == "oriole"
    }
  }

  @Test func `a supervisor sees all, whispers, takes over and closes`() async throws {
    try await BrowserPage.atDesks { server, browser in
      let ada = try await BrowserPage.desk("ada", server, in: browser)
      let eve = try await BrowserPage.desk("eve", as: .supervisor, server, in: browser)
      try await ada.alt("KeyR")
      let visitor = try await WebCaller.chatting(server)
      try await visitor.press("0")
      try await ada.wait(until: "!document.getElementById('ring').hidden")
      try await ada.alt("KeyA")
      try await eve.wait(until: "document.querySelector('#calls button')")
      try await eve.run("document.querySelector('#calls button').click()")
      try await visitor.say("my book is wet")
      try await eve.wait(until: BrowserPage.shows("my book is wet", in: "watched-lines"))
      try await eve.run("document.getElementById('whisper').value = 'offer a new one'")
      try await eve.run("document.getElementById('whisper-form').requestSubmit()")
      try await ada.wait(until: BrowserPage.shows("offer a new one", in: "notes"))
      #expect(try await visitor.said().allSatisfy { !$0.contains("offer a new one") })
      try await eve.picture("desk-supervisor-light")
      try await eve.run("document.getElementById('take-over').click()")
      try await ada.wait(until: BrowserPage.shows("eve", in: "status"))
      try await eve.wait(until: "!document.getElementById('call').hidden")
      _ = try await visitor.wait { $0["name"] as? String == "eve" }
      try await eve.alt("KeyC")
      try await eve.run("document.getElementById('close-note').value = 'sent a new one'")
      try await eve.run("document.getElementById('close-form').requestSubmit()")
      let ended = try await visitor.wait { $0["type"] as? String == "ended" }
      #expect(ended["disposition"] as? String == "handedOff")
      let ticket = try await server.store.ticket(1)
      #expect((ticket.state, ticket.disposition, ticket.agent) == (.closed, "resolved", "eve"))
      #expect(try await server.store.notes(on: 1, after: 0).map(\.text) == ["offer a new one", "sent a new one"])
    }
  }

  @Test func `the desk is usable by keyboard, says what everything is, and speaks Chinese`() async throws {
    try await BrowserPage.atDesks { server, browser in
      let ada = try await BrowserPage.desk("ada", server, in: browser, language: "zh")
      try await ada.wait(until: BrowserPage.shows("休息", in: "own"))
      let spoken = try await ada.spoken()
      for wanted in ["button 就绪 Alt R", "heading 我的状态", "button 退出"] {
        #expect(spoken.contains { $0.hasPrefix(wanted) }, "\(wanted): \(spoken)")
      }
      try await ada.tab(to: "#ready")
      try await ada.press("Enter")
      try await ada.wait(until: BrowserPage.shows("就绪", in: "own"))
      let visitor = try await WebCaller.chatting(server, language: "zh")
      try await visitor.press("0")
      try await ada.wait(until: "!document.getElementById('ring').hidden && document.activeElement?.id === 'accept'")
      try await ada.picture("desk-ring-zh")
      try await ada.press("Enter")
      try await ada.wait(until: "document.activeElement?.id === 'call-title'")
      let named = try await ada.run(
        """
        [...document.querySelectorAll('input, textarea, select, button')].filter((e) => e.checkVisibility())
          .every((e) => e.labels?.length || e.getAttribute('aria-label') || e.textContent.trim())
        """)
      #expect(named as? Bool == true)
      try await ada.command(
        "Emulation.setDeviceMetricsOverride", ["width": 400, "height": 800, "deviceScaleFactor": 1, "mobile": false])
      #expect(try await ada.run("document.documentElement.scrollWidth <= 400") as? Bool == true)
      try await ada.picture("desk-narrow-zh")
    }
  }
}

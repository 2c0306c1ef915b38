import Foundation
import Testing

@testable import Web

/// The chat page in a real browser.
@Suite(.serialized, .timeLimit(.minutes(5))) struct ChatPageTests {
  /// Runs a test with a page of a new browser, and sees that the page has not complained.
  private static func with(
    _ server: TestServer, faults: Int = 0, _ test: (BrowserPage) async throws -> Void
  ) async throws {
    let browser = try Browser()
    do {
      try await test(try await BrowserPage.open(in: browser))
    } catch {
      await browser.close()
      throw error
    }
    let complaints = browser.faults
    await browser.close()
    if faults == 0 { #expect(complaints.isEmpty) }
  }

  @Test func `a visitor asks, chooses an answer, and is answered`() async throws {
    try await TestServer.with { server in
      try await Self.with(server) { page in
        try await page.go(to: "\(server.address)/?language=en")
        try await page.wait(forWords: "This is greeting.")
        try await page.picture("greeting-light")
        try await page.type("where is my book")
        try await page.press("Enter")
        try await page.wait(forWords: "Which loan?")
        try await page.type("12345")
        try await page.press("Enter")
        try await page.wait(until: "[...document.querySelectorAll('#choices button')].some(b => b.innerText === 'Yes')")
        try await page.run("[...document.querySelectorAll('#choices button')].find(b => b.innerText === 'Yes').click()")
        try await page.wait(forWords: "Ulysses is out, loan 12345.")
        try await page.command(
          "Emulation.setEmulatedMedia", ["features": [["name": "prefers-color-scheme", "value": "dark"]]])
        try await page.picture("answer-dark")
        #expect(try await page.run("document.querySelectorAll('#log .pending').length") as? Int == 0)
      }
    }
  }

  @Test func `the page is usable by keyboard alone, and says what everything is`() async throws {
    try await TestServer.with { server in
      try await Self.with(server) { page in
        try await page.go(to: "\(server.address)/?language=en")
        try await page.wait(forWords: "This is greeting.")
        let spoken = try await page.spoken()
        for wanted in [
          "button Send", "textbox Your message", "log Conversation", "button End chat", "combobox Language",
        ] {
          #expect(spoken.contains(wanted), "\(wanted): \(spoken)")
        }
        #expect(try await page.text("document.activeElement.id") == "text")
        try await page.tab(to: "#choices button:nth-child(2)", shift: true)
        try await page.press("Enter")
        try await page.wait(forWords: "Nine to six.")
        #expect(try await page.text("document.activeElement.id") == "text")
        try await page.tab(to: "#end", shift: true)
        try await page.press("Enter")
        #expect(try await page.text("document.getElementById('end').innerText") == "Press again to end the chat")
        try await page.press("Enter")
        try await page.wait(until: "!document.getElementById('over').hidden")
        try await page.tab(to: "#stars button:nth-child(4)")
        try await page.press(" ")
        try await page.wait(until: "document.getElementById('status').innerText.includes('Thank you')")
        try await page.picture("ended-light")
        try await page.tab(to: "#again")
        try await page.press("Enter")
        try await page.wait(until: "document.getElementById('over').hidden && document.querySelector('#log .oriole')")
        #expect(try await page.run("document.querySelectorAll('#log .visitor').length") as? Int == 0)
      }
    }
  }

  @Test func `a page that is loaded again goes on with its chat`() async throws {
    try await TestServer.with { server in
      try await Self.with(server) { page in
        try await page.go(to: "\(server.address)/?language=en")
        try await page.wait(forWords: "This is greeting.")
        try await page.type("when do you open")
        try await page.press("Enter")
        try await page.wait(forWords: "Nine to six.")
        let before = try await page.text("document.getElementById('log').innerText")
        try await page.run("window.isOld = true")
        try await page.command("Page.reload")
        try await page.wait(
          until: "!window.isOld && document.getElementById('log')?.innerText.includes('anything_else')")
        #expect(try await page.text("document.getElementById('log').innerText") == before)
        #expect(await server.desk.open() == 1)
        // A chat that the server does not know any more gives way to a new one.
        try await page.run("localStorage.setItem('oriole.chat', JSON.stringify({chat: 'gone', token: 'gone'}))")
      }
      try await Self.with(server, faults: 1) { page in
        try await page.go(to: "\(server.address)/openapi.json")
        try await page.run("localStorage.setItem('oriole.chat', JSON.stringify({chat: 'gone', token: 'gone'}))")
        try await page.go(to: "\(server.address)/?language=en")
        try await page.wait(until: "document.getElementById('status')?.innerText.includes('This is a new one')")
        try await page.wait(forWords: "This is greeting.")
      }
    }
  }

  @Test func `what is typed while the network is down arrives once when it is back`() async throws {
    try await TestServer.with { server in
      let proxy = try CuttingProxy(to: server.port)
      defer { proxy.close() }
      try await Self.with(server, faults: 1) { page in
        try await page.go(to: "http://127.0.0.1:\(proxy.port)/?language=en")
        try await page.wait(forWords: "This is greeting.")
        proxy.setDown(true)
        try await page.wait(until: "document.getElementById('status').innerText.includes('connection is lost')")
        try await page.type("when do you open")
        try await page.press("Enter")
        try await page.wait(until: "document.querySelector('#log .pending')")
        try await page.picture("offline-light")
        proxy.setDown(false)
        try await page.wait(forWords: "Nine to six.")
        try await page.wait(until: "document.getElementById('status').innerText === ''")
        #expect(try await page.run("document.querySelectorAll('#log .visitor').length") as? Int == 1)
      }
    }
  }

  @Test func `the page speaks Chinese`() async throws {
    try await TestServer.with { server in
      try await Self.with(server) { page in
        try await page.go(to: "\(server.address)/?language=zh-CN")
        try await page.wait(forWords: "这是greeting。")
        #expect(try await page.text("document.documentElement.lang") == "zh-Hans")
        #expect(try await page.spoken().contains("button 发送"))
        try await page.type("几点开门")
        try await page.press("Enter")
        try await page.wait(forWords: "九点到六点。")
        try await page.picture("answer-chinese")
      }
    }
  }

  @Test func `text of others stays text`() async throws {
    try await TestServer.with { server in
      try await Self.with(server) { page in
        try await page.go(to: "\(server.address)/?language=en")
        try await page.wait(forWords: "This is greeting.")
        try await page.type("<img src=x onerror=\"window.isHurt=1\"><b>bold</b>")
        try await page.press("Enter")
        try await page.wait(until: "document.querySelector('#log .visitor:not(.pending)')")
        #expect(try await page.run("document.querySelectorAll('#log img, #log b').length") as? Int == 0)
        #expect(try await page.run("window.isHurt") == nil)
      }
    }
  }
}

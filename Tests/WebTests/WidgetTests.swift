import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Settings
import Testing

@testable import Web

/// The widget on a page of another site.
@Suite(.serialized, .timeLimit(.minutes(5))) struct WidgetTests {
  /// A shop's page, which allows no more than it must.
  private struct Shop: WebPart {
    let oriole: String

    func add(to routes: inout WebRoutes) {
      routes.on(.get, "/shop") { _, _ in page("") }
      // Where the customer R1 is logged in.
      routes.on(.get, "/shop/in") { _, _ in page("data-identity-from=/shop/token") }
      routes.on(.get, "/shop/token") { _, _ in
        Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(string: LoginToken.make("R1") + "\n")))
      }
      routes.on(.get, "/shop/with") { _, _ in page("data-identity=\(LoginToken.make("R2"))") }
    }

    private func page(_ more: String) -> Response {
      let page =
        "<!doctype html><html lang=en><title>Shop</title><main><h1>Shop</h1></main><script src=\"\(oriole)/widget.js\" \(more)></script>"
      return Response(
        status: .ok,
        headers: [
          .contentType: "text/html",
          .contentSecurityPolicy: "default-src 'none'; script-src \(oriole); frame-src \(oriole); connect-src 'self'",
        ], body: ResponseBody(byteBuffer: ByteBuffer(string: page)))
    }
  }

  private static let button = "document.getElementById('oriole-widget').shadowRoot.querySelector('button')"

  /// A shop whose page has the widget, and a browser that looks at it.
  private static func with(isAllowed: Bool, _ test: (TestServer, BrowserPage, Browser) async throws -> Void)
    async throws
  {
    // The shop has to be known before the chat starts, and the other way round.
    let reserved = try CuttingProxy(to: 1)
    let port = reserved.port
    reserved.close()
    let shopAddress = "http://127.0.0.1:\(port)"
    try await TestServer.with { settings in
      settings.chatSecret = LoginToken.secret
      if isAllowed { settings.origins = Set([WebOrigin(shopAddress)].compactMap(\.self)) }
    } _: { server in
      let shop = try await TestServer(parts: [Shop(oriole: "http://127.0.0.1:\(server.port)")]) { $0.port = port }
      let browser = try Browser()
      let page: BrowserPage
      do {
        page = try await BrowserPage.open(in: browser, width: 1000, height: 760)
        try await page.go(to: "\(shopAddress)/shop")
        try await page.wait(until: "document.getElementById('oriole-widget')")
        try await test(server, page, browser)
      } catch {
        await browser.close()
        try await shop.stop()
        throw error
      }
      await browser.close()
      try await shop.stop()
    }
  }

  @Test func `a customer opens the chat on the shop's page, talks, and closes it again, by keyboard`() async throws {
    try await Self.with(isAllowed: true) { server, page, browser in
      #expect(try await page.text("\(Self.button).innerText") == "Chat with us")
      try await page.press("Tab")
      #expect(
        try await page.run("document.getElementById('oriole-widget').shadowRoot.activeElement !== null") as? Bool
          == true)
      try await page.press("Enter")
      #expect(try await page.text("\(Self.button).getAttribute('aria-expanded')") == "true")
      let chat = try await page.inside()
      try await chat.wait(forWords: "This is greeting.")
      try await chat.run("document.getElementById('text').focus()")
      try await page.type("when do you open")
      try await page.press("Enter")
      try await chat.wait(forWords: "Nine to six.")
      try await page.picture("widget-open")
      for (part, name) in [(page, "a shop's page"), (chat, "widget")] {
        for fault in try await AccessibilityCheck(page: part).faults() { Issue.record("\(name): \(fault)") }
      }
      try await page.press("Escape")
      try await page.wait(until: "\(Self.button).getAttribute('aria-expanded') === 'false'")
      #expect(
        try await page.run(
          "document.getElementById('oriole-widget').shadowRoot.activeElement === \(Self.button)") as? Bool == true)
      // Opened again, the same chat is there.
      try await page.press("Enter")
      #expect(try await chat.text("document.getElementById('log').innerText").contains("Nine to six."))
      #expect(await server.desk.open() == 1)
      #expect(browser.faults.isEmpty)
    }
  }

  /// Opens the widget on a page of the shop, and asks who one is.
  private static func ask(_ page: BrowserPage, at path: String) async throws -> BrowserPage {
    let shop = try await page.text("window.isOld = true; location.origin")
    try await page.go(to: shop + path)
    try await page.wait(until: "!window.isOld && document.getElementById('oriole-widget')")
    try await page.run("\(button).click()")
    let chat = try await page.inside()
    try await chat.wait(forWords: "This is greeting.")
    return chat
  }

  @Test func `the shop's customer is known in the chat, and nobody else sees it later`() async throws {
    try await Self.with(isAllowed: true) { server, page, browser in
      for (path, answer, before) in [("/shop/in", "You are Ada.", "none"), ("/shop/with", "You are Ben.", "Ada")] {
        let chat = try await Self.ask(page, at: path)
        #expect(try await chat.text("document.getElementById('log').innerText").contains(before) == false)
        try await chat.run("document.getElementById('text').focus()")
        try await page.type("what is my name")
        try await page.press("Enter")
        try await chat.wait(forWords: answer)
        // On another page of the shop it is the same chat.
        let again = try await Self.ask(page, at: path)
        try await again.wait(forWords: answer)
      }
      let loggedOut = try await Self.ask(page, at: "/shop")
      #expect(try await loggedOut.text("document.getElementById('log').innerText").contains("Ben") == false)
      for _ in 0..<200 where await server.desk.open() > 1 { try await Task.sleep(for: .milliseconds(50)) }
      #expect(await server.desk.open() == 1, "those of who is not logged in any more have ended")
      #expect(browser.faults.isEmpty)
    }
  }

  @Test func `a site that is not named cannot embed the chat`() async throws {
    try await Self.with(isAllowed: false) { server, page, browser in
      try await page.run("\(Self.button).click()")
      for _ in 0..<200 where !browser.faults.contains(where: { $0.contains("frame-ancestors") }) {
        try await Task.sleep(for: .milliseconds(50))
      }
      #expect(browser.faults.contains { $0.contains("frame-ancestors") })
      #expect(await server.desk.open() == 0)
    }
  }
}

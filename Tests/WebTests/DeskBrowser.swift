import Foundation
import Records
import Settings
import Testing

@testable import Accounts
@testable import Web

/// Desks in a browser, each with a jar of cookies of its own.
extension BrowserPage {
  /// Opens the desk as somebody who is logged in.
  static func desk(
    _ name: String, as role: Account.Role = .agent, _ server: TestServer, in browser: Browser, language: String = "en"
  ) async throws -> BrowserPage {
    let page = try await BrowserPage.open(in: browser, jar: newJar(in: browser), width: 1_280, height: 860)
    try await server.accounts.add(name, as: role, password: StaffCaller.password, by: "test")
    // How people log in is for LoginPageTests to show.
    try await page.go(to: "\(server.address)/icon.svg")
    let login = #"{"name":"\#(name)","password":"\#(StaffCaller.password)"}"#
    try await page.run(
      """
      fetch("/api/session", {method: "POST", headers: {"Content-Type": "application/json"}, body: '\(login)'})
      """)
    try await page.go(to: "\(server.address)/desk?language=\(language)")
    try await page.waitForDesk()
    return page
  }

  /// Waits until the desk is connected: then it knows the machine's steps.
  func waitForDesk() async throws {
    try await wait(until: "document.querySelectorAll('#back-to option').length > 1")
  }

  /// A server and a browser, which must not complain of anything but refusals.
  static func atDesks(
    _ change: (inout WebSettings) -> Void = { _ in }, sourceLocation: SourceLocation = #_sourceLocation,
    _ test: (TestServer, Browser) async throws -> Void
  ) async throws {
    try await TestServer.with(change) { server in
      let browser = try Browser()
      do {
        try await test(server, browser)
      } catch {
        await browser.close()
        throw error
      }
      let complaints = browser.faults.filter { !$0.contains("the server responded with a status of 4") }
      await browser.close()
      #expect(complaints.isEmpty, sourceLocation: sourceLocation)
    }
  }

  /// The condition that a part of the page shows these words.
  static func shows(_ words: String, in id: String = "lines") -> String {
    "document.getElementById('\(id)').innerText.includes(\(quoted(words)))"
  }
}

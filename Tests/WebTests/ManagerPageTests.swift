import Foundation
import Records
import Testing

@testable import Accounts
@testable import Web

/// The manager's pages in a real browser.
@Suite(.serialized, .timeLimit(.minutes(5))) struct ManagerPageTests {
  /// Logs in by the page, and comes to where one wants to be.
  static func enter(
    _ page: BrowserPage, _ address: URL, _ path: String, as name: String = "mia", language: String = "en"
  ) async throws {
    try await page.go(to: "\(address.appendingPathComponent("login").absoluteString)?to=\(path)&language=\(language)")
    let there = "location.search === '?to=\(path)&language=\(language)'"
    try await page.wait(until: "\(there) && document.activeElement?.id === 'name'")
    try await page.type(name)
    try await page.press("Tab")
    try await page.type(StaffCaller.password)
    try await page.press("Enter")
    try await page.wait(until: "location.pathname === '\(path.prefix { $0 != "?" })'")
  }

  @Test func `a manager logs in, chooses days, and takes the table along`() async throws {
    try await TestServer.with { server in
      try await server.accounts.add("mia", as: .manager, password: StaffCaller.password, by: "test")
      let visitor = try await WebCaller.chatting(server)
      try await visitor.say("talk to a person")
      _ = try await visitor.wait { $0["type"] as? String == "queue" }
      try await BrowserPage.using(width: 1_100, height: 900) { page in
        try await page.go(to: "\(server.address)/manager?language=en")
        // Nobody is logged in yet.
        try await page.wait(until: "location.pathname === '/login'")
        try await Self.enter(page, server.address, "/manager")
        try await page.wait(
          until: "document.querySelector('#report svg') && document.querySelectorAll('.tile').length > 5")
        #expect(try await page.text("document.querySelector('.tile b').innerText") == "1")
        #expect(try await page.text("document.getElementById('report').innerText").contains("web chat"))
        try await page.picture("manager-light")
        try await page.run("document.getElementById('range').value = 'days'; 1")
        try await page.run(
          "document.getElementById('from').value = '2020-01-01'; document.getElementById('to').value = '2020-01-31'; 1")
        try await page.tab(to: "#asking button")
        try await page.press("Enter")
        try await page.wait(until: "document.getElementById('title').innerText.includes('2020-01-31')")
        #expect(try await page.text("document.querySelector('.tile b').innerText") == "0")
        let csv = try await page.text("fetch(document.getElementById('csv').href).then(r => r.text())")
        #expect(csv.contains("summary,Contacts,0"))
        try await page.run(
          "document.getElementById('calls').value = '60'; document.getElementById('planning').requestSubmit(); 1")
        try await page.wait(until: "document.querySelector('#planned svg')")
        try await page.run(
          "document.getElementById('language').value = 'zh'; document.getElementById('language').dispatchEvent(new Event('change')); 1"
        )
        try await page.wait(until: "document.getElementById('title').innerText.includes('客服中心')")
        try await page.command(
          "Emulation.setEmulatedMedia", ["features": [["name": "prefers-color-scheme", "value": "dark"]]])
        try await page.run(
          "document.getElementById('range').value = 'today'; document.getElementById('range').dispatchEvent(new Event('change')); 1"
        )
        try await page.wait(until: "document.querySelector('.tile b').innerText === '1'")
        try await page.picture("manager-dark")
        try await page.command(
          "Emulation.setDeviceMetricsOverride", ["width": 400, "height": 800, "deviceScaleFactor": 1, "mobile": false])
        try await page.picture("manager-narrow")
        #expect(try await AccessibilityCheck(page: page).faults() == [])
        try await page.go(to: "\(server.address)/manager/audit")
        try await page.wait(until: "document.querySelectorAll('#rows tr').length >= 2")
        #expect(try await page.text("document.getElementById('rows').innerText").contains("登录"))
        try await page.picture("audit")
        try await page.run("document.getElementById('leave').click()")
        try await page.wait(until: "location.pathname === '/login'")
        #expect(try await page.run("fetch('/api/session').then(r => r.status)") as? Int == 401)
      }
    }
  }
}

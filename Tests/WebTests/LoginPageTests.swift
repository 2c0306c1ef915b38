import Foundation
import Records
import Testing

@testable import Accounts
@testable import Web

/// The page to log in, in a real browser.
@Suite(.serialized, .timeLimit(.minutes(5))) struct LoginPageTests {
  @Test func `somebody logs in by keyboard, and comes to the page that was asked for`() async throws {
    try await TestServer.with { server in
      try await server.accounts.add("ada", as: .agent, password: StaffCaller.password, by: "test")
      try await BrowserPage.using { page in
        try await page.go(to: "\(server.address)/login?to=/api/assistant&language=en")
        try await page.wait(until: "document.activeElement.id === 'name'")
        let spoken = try await page.spoken()
        for wanted in ["textbox Name", "textbox Password", "button Log in", "combobox Language", "heading Log in"] {
          #expect(spoken.contains(wanted), "\(wanted): \(spoken)")
        }
        try await page.picture("login-light")
        try await page.type("ada")
        try await page.press("Tab")
        try await page.type("wrong one 1")
        try await page.press("Enter")
        try await page.wait(until: "document.getElementById('status').innerText.includes('wrong')")
        #expect(try await page.text("document.activeElement.id") == "password")
        #expect(try await page.run("document.getElementById('password').value") as? String == "")
        try await page.type(StaffCaller.password)
        try await page.press("Enter")
        try await page.wait(until: "location.pathname === '/api/assistant'")
        // No script reads the session's cookie.
        #expect(try await page.text("document.cookie") == "")
        // Who is logged in is not asked again.
        try await page.go(to: "\(server.address)/login?to=/health")
        try await page.wait(until: "location.pathname === '/health'")
      }
    }
  }

  @Test func `nobody is led to another site`() async throws {
    try await TestServer.with { server in
      try await BrowserPage.using { page in
        try await page.go(to: "\(server.address)/login?language=zh")
        try await page.wait(until: "document.getElementById('enter')?.innerText === '登录'")
        try await page.picture("login-chinese")
        let script =
          "import('/staff.js').then(m => JSON.stringify(["
          + #"'https://evil.example','//evil.example','/\\evil.example','/\\/evil.example','javascript:1','','x',null,"#
          + #"'/desk?a=1','/.//evil.example','/%2F/x'].map(m.ownPath)))"#
        let paths = try await page.text(script)
        #expect(paths == #"[null,null,null,null,null,null,null,null,"/desk?a=1",null,"/%2F/x"]"#)
      }
    }
  }
}

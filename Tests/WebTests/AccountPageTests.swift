import Foundation
import Records
import RecordsSQLite
import Testing
import Understanding

@testable import Accounts
@testable import Web

/// The manager's page of accounts in a real browser.
@Suite(.serialized, .timeLimit(.minutes(5))) struct AccountPageTests {
  @Test func `a manager adds an account, changes it, gives a new password, and removes it, by keyboard`() async throws {
    try await TestServer.with { server in
      try await server.accounts.add("mia", as: .manager, password: StaffCaller.password, by: "test")
      try await BrowserPage.using(width: 1_100, height: 900) { page in
        try await ManagerPageTests.enter(page, server.address, "/manager/accounts")
        try await page.wait(until: BrowserPage.shows("mia", in: "list"))
        try await page.tab(to: "#new")
        try await page.press("Enter")
        try await page.wait(until: "document.activeElement?.id === 'name'")
        try await page.type("ben")
        try await page.press("Enter")
        try await page.wait(until: BrowserPage.shows("ben may log in now", in: "done"))
        let made = try await page.text("document.getElementById('made-password').innerText")
        #expect(try await server.accounts.account("ben", password: made)?.role == .agent)
        try await page.picture("accounts-light")

        try await page.run("document.getElementById('role').value = 'supervisor'; 1")
        try await page.click("#languages input[value=zh]")
        try await page.click("#save")
        try await page.wait(until: BrowserPage.shows("Saved", in: "done"))
        #expect(try await page.run("document.getElementById('made').hidden") as? Bool == true)
        let ben = try await server.accounts.account("ben")
        #expect((ben?.role, ben?.competence) == (.supervisor, Competence(languages: [.mandarin])))
        #expect(
          try await page.text("document.querySelector('#list [aria-pressed=true]').innerText").contains("Chinese"))

        try await page.tab(to: "#renewed")
        try await page.type("green teapot 8")
        try await page.press("Enter")
        try await page.wait(until: BrowserPage.shows("ben has a new password", in: "done"))
        #expect(try await server.accounts.account("ben", password: "green teapot 8") != nil)
        try await page.click("#disable")
        try await page.wait(until: BrowserPage.shows("kept out", in: "list"))
        try await page.click("#remove")
        try await page.wait(until: BrowserPage.shows("Press again to remove ben", in: "remove"))
        try await page.click("#remove")
        try await page.wait(until: BrowserPage.shows("ben is removed", in: "done"))
        #expect(try await server.accounts.account("ben") == nil)

        // The last manager stays, and changes the own password by the one there is.
        try await page.click("#list button")
        try await page.click("#disable")
        try await page.wait(until: BrowserPage.shows("last manager", in: "status"))
        try await page.run("document.getElementById('present').focus()")
        try await page.type(StaffCaller.password)
        try await page.press("Tab")
        try await page.type("green teapot 8")
        try await page.press("Enter")
        try await page.wait(until: BrowserPage.shows("You have a new password", in: "done"))
        #expect(try await page.run("fetch('/api/accounts').then(r => r.status)") as? Int == 200)
      }
    }
  }
}

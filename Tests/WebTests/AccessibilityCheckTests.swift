import Foundation
import Records
import Testing

@testable import Accounts
@testable import Web

/// Every page can be used by everybody, as far as axe-core and our own check can tell; the page for teaching is checked
/// where it is used.
@Suite(.serialized, .timeLimit(.minutes(5))) struct AccessibilityCheckTests {
  @Test func `faults are found, and a good page has none`() async throws {
    let browser = try Browser()
    let page = try await BrowserPage.open(in: browser)
    let bad = """
      <body><h1>t</h1><h3>skipped</h3><p style='color:#999;background:#fff'>faint</p><button></button><input id=a>\
      <div style='width:2000px'>wide</div><button style='width:10px;height:10px;padding:0'>x</button>\
      <a href='#' tabindex=5>bent</a><div role=button aria-labelledby=none></div><button tabindex=-1>never</button>\
      <svg><text y=20 fill='#bbb'>drawn</text></svg></body>
      """
    let encoded = Data(bad.utf8).base64EncodedString()
    try await page.go(to: "data:text/html;base64,\(encoded)")
    try await page.wait(until: "document.querySelector('svg')")
    let check = AccessibilityCheck(page: page)
    let faults = try await check.faults().joined(separator: "\n")
    for wanted in [
      "critical button-name", "critical label", "serious html-has-lang", "serious document-title",
      "serious color-contrast", "serious aria-command-name", "serious tabindex", "serious target-size",
      "moderate heading-order", "moderate landmark-one-main", "contrast 1.9", "wider than its window",
      "smaller than 24",
    ] {
      #expect(faults.contains(wanted), "\(wanted)\n\(faults)")
    }
    #expect(try await check.unreachable().contains { $0.contains("never") })
    let good = """
      <!doctype html><html lang=en><title>t</title><main><h1>t</h1><style>input, button { height: 30px; width: 90px }</style>\
      <label>Name <input></label><button>Go</button></main></html>
      """
    try await page.go(to: "data:text/html;base64,\(Data(good.utf8).base64EncodedString())")
    try await page.wait(until: "document.querySelector('main')")
    #expect(try await check.faults() == [])
    await browser.close()
  }

  @Test(arguments: ["en", "zh"])
  func `the chat page and the page to log in have no faults`(language: String) async throws {
    try await TestServer.with { server in
      try await BrowserPage.using { page in
        try await page.go(to: "\(server.address)/?language=\(language)")
        try await page.wait(forWords: language == "en" ? "This is greeting." : "这是greeting。")
        try await page.type("?")
        try await AccessibilityCheck(page: page).expectNone("chat")
        // The second time it is meant.
        for _ in 0..<2 { try await page.run("document.getElementById('end').click()") }
        try await page.wait(until: "!document.getElementById('over').hidden")
        try await AccessibilityCheck(page: page).expectNone("chat, over")
        try await page.go(to: "\(server.address)/login?language=\(language)")
        try await page.wait(until: "document.activeElement?.id === 'name'")
        try await AccessibilityCheck(page: page).expectNone("login")
      }
    }
  }

  @Test(arguments: ["en", "zh"])
  func `the pages of figures, accounts and the audit trail have no faults`(language: String) async throws {
    try await TestServer.with { server in
      try await server.accounts.add("mia", as: .manager, password: StaffCaller.password, by: "test")
      let visitor = try await WebCaller.chatting(server, language: language)
      try await visitor.say(language == "en" ? "when do you open" : "几点开门")
      try await visitor.press("0")
      try await BrowserPage.using(width: 1_100, height: 900) { page in
        try await ManagerPageTests.enter(
          page, server.address, "/manager?language=\(language)", language: language)
        try await page.wait(until: "document.querySelector('#report svg')")
        try await page.run(
          "document.getElementById('calls').value = '60'; document.getElementById('planning').requestSubmit(); 1")
        try await page.wait(until: "document.querySelector('#planned svg')")
        try await AccessibilityCheck(page: page).expectNone("figures")
        try await page.go(to: "\(server.address)/manager/audit?language=\(language)")
        try await page.wait(until: "document.querySelectorAll('#rows tr').length >= 3")
        let seen = language == "en" ? "looked at figures" : "查看报表"
        #expect(try await page.text("document.getElementById('rows').innerText").contains(seen))
        try await AccessibilityCheck(page: page).expectNone("audit")
        try await page.go(to: "\(server.address)/manager/accounts?language=\(language)")
        try await page.wait(until: "document.querySelector('#list button')")
        try await page.click("#new")
        try await AccessibilityCheck(page: page).expectNone("accounts, a new one")
        try await page.run("document.getElementById('name').value = 'ben'; document.getElementById('save').click(); 1")
        try await page.wait(until: "!document.getElementById('made').hidden")
        try await AccessibilityCheck(page: page).expectNone("accounts, one that was added")
        try await page.command(
          "Emulation.setDeviceMetricsOverride", ["width": 400, "height": 800, "deviceScaleFactor": 1, "mobile": false])
        for fault in try await AccessibilityCheck(page: page).faults() { Issue.record("accounts, narrow: \(fault)") }
        try await page.picture("accounts-narrow-\(language)")
      }
    }
  }

  @Test(arguments: ["en", "zh"])
  func `the desk has no faults, idle, ringing, with a caller and as a supervisor's`(language: String) async throws {
    try await BrowserPage.atDesks { server, browser in
      let ada = try await BrowserPage.desk("ada", server, in: browser, language: language)
      let eve = try await BrowserPage.desk("eve", as: .supervisor, server, in: browser, language: language)
      try await AccessibilityCheck(page: ada).expectNone("desk, idle")
      try await ada.alt("KeyR")
      let visitor = try await WebCaller.chatting(server, language: language)
      try await visitor.say(language == "en" ? "where is my book 12345" : "借书12345")
      try await visitor.press("0")
      try await ada.wait(until: "!document.getElementById('ring').hidden")
      // The ring ends after a while: its states are looked at one by one.
      for fault in try await AccessibilityCheck(page: ada).faults() { Issue.record("desk, ringing: \(fault)") }
      try await ada.alt("KeyA")
      try await ada.wait(until: "!document.getElementById('call').hidden")
      try await visitor.say(language == "en" ? "when do you open" : "几点开门")
      try await ada.wait(until: "document.getElementById('suggestions').children.length")
      try await ada.alt("KeyH")
      try await ada.wait(until: "!document.getElementById('held').hidden")
      try await AccessibilityCheck(page: ada).expectNone("desk, with a caller")
      for (key, form) in [("KeyT", "transfer-form"), ("KeyM", "back-form"), ("KeyC", "close-form")] {
        try await ada.alt(key)
        try await ada.wait(until: "!document.getElementById('\(form)').hidden")
        for fault in try await AccessibilityCheck(page: ada).faults() { Issue.record("\(form): \(fault)") }
      }
      try await eve.wait(until: "document.querySelector('#calls button')")
      try await eve.run("document.querySelector('#calls button').click()")
      try await eve.wait(until: "!document.getElementById('watched').hidden")
      try await AccessibilityCheck(page: eve).expectNone("desk, supervisor")
    }
  }
}

import Foundation
import Testing

@testable import Web

/// The check finds what it looks for.
@Suite(.serialized, .timeLimit(.minutes(5))) struct AccessibilityCheckTests {
  @Test func `faults are found, and a good page has none`() async throws {
    let browser = try Browser()
    let page = try await BrowserPage.open(in: browser)
    let bad = """
      <body><h1>t</h1><h3>skipped</h3><p style='color:#999;background:#fff'>faint</p><button></button><input id=a>\
      <div id=a></div><table><tr><td>1</td></tr></table><div style='width:2000px'>wide</div>\
      <button style='width:10px;height:10px;padding:0'>x</button><a href='#' tabindex=5>bent</a>\
      <div aria-labelledby=none></div><button tabindex=-1>never</button></body>
      """
    let encoded = Data(bad.utf8).base64EncodedString()
    try await page.go(to: "data:text/html;base64,\(encoded)")
    try await page.wait(until: "document.querySelector('table')")
    let check = AccessibilityCheck(page: page)
    let faults = try await check.faults().joined(separator: "\n")
    for wanted in [
      "a button has no name", "a textbox has no name", "no language", "no title", "no main part",
      "an id is there twice",
      "a heading is skipped", "contrast 2.8", "a field has no label", "a table has no headings",
      "wider than its window", "smaller than 24", "the order of Tab is bent", "aria-labelledby leads nowhere",
    ] {
      #expect(faults.contains(wanted), "\(wanted)\n\(faults)")
    }
    let good = """
      <!doctype html><html lang=en><title>t</title><main><h1>t</h1><style>input, button { height: 30px; width: 90px }</style>\
      <label>Name <input></label><button>Go</button></main></html>
      """
    try await page.go(to: "data:text/html;base64,\(Data(good.utf8).base64EncodedString())")
    try await page.wait(until: "document.querySelector('main')")
    #expect(try await check.faults() == [])
    await browser.close()
  }

  @Test func `the chat page and the page to log in have no faults`() async throws {
    try await TestServer.with { server in
      try await BrowserPage.using { page in
        try await page.go(to: "\(server.address)/?language=en")
        try await page.wait(forWords: "This is greeting.")
        try await AccessibilityCheck(page: page).expectNone("chat")
        try await page.go(to: "\(server.address)/login")
        try await page.wait(until: "document.activeElement?.id === 'name'")
        try await AccessibilityCheck(page: page).expectNone("login")
      }
    }
  }
}

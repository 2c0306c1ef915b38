import Foundation
import Testing

/// One page of a browser, used as people use it: by looking, typing and pressing keys.
struct BrowserPage: Sendable {
  let browser: Browser
  let session: String
  /// The frame that scripts run in, when it is not the page's own.
  var context: Int?
  /// The cookies' jar, when it is not the browser's own.
  var jar: String?

  /// Opens an empty page.
  ///
  /// - Parameters:
  ///   - browser: where.
  ///   - jar: whose cookies it has; nil for the browser's own.
  ///   - width: in pixels.
  ///   - height: in pixels.
  /// - Returns: the page.
  /// - Throws: when the browser opens none.
  static func open(
    in browser: Browser, jar: String? = nil, width: Int = 420, height: Int = 760
  ) async throws -> BrowserPage {
    var wish = ["url": "about:blank"]
    wish["browserContextId"] = jar
    let target = try await browser.command("Target.createTarget", wish)
    guard let id = target["targetId"] as? String else { throw TestFailure("no page") }
    let attached = try await browser.command("Target.attachToTarget", ["targetId": id, "flatten": true])
    guard let session = attached["sessionId"] as? String else { throw TestFailure("no session") }
    var page = BrowserPage(browser: browser, session: session)
    page.jar = jar
    for part in ["Page", "Runtime", "Log", "Network", "Accessibility"] { try await page.command("\(part).enable") }
    try await page.command(
      "Emulation.setDeviceMetricsOverride",
      ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": false])
    return page
  }

  /// Runs a test with a page of a new browser, and sees that the page has not complained of anything but refusals that
  /// the test has asked for.
  static func using(
    width: Int = 420, height: Int = 760, options: [String] = [], environment: [String: String] = [:],
    sourceLocation: SourceLocation = #_sourceLocation,
    _ test: (BrowserPage) async throws -> Void
  ) async throws {
    let browser = try Browser(options, environment: environment)
    do {
      try await test(try await open(in: browser, width: width, height: height))
    } catch {
      await browser.close()
      throw error
    }
    let complaints = browser.faults.filter { !$0.contains("the server responded with a status of 4") }
    await browser.close()
    #expect(complaints.isEmpty, sourceLocation: sourceLocation)
  }

  @discardableResult func command(_ method: String, _ parameters: [String: Any] = [:]) async throws -> [String: Any] {
    try await browser.command(method, parameters, session: session)
  }

  func go(to address: String) async throws { try await command("Page.navigate", ["url": address]) }

  /// What a script gives.
  @discardableResult func run(_ script: String) async throws -> Any? {
    var parameters: [String: Any] = ["expression": script, "awaitPromise": true, "returnByValue": true]
    parameters["contextId"] = context
    let reply = try await command("Runtime.evaluate", parameters)
    if let thrown = reply["exceptionDetails"] as? [String: Any] { throw TestFailure("\(script): \(thrown)") }
    return (reply["result"] as? [String: Any])?["value"]
  }

  func text(_ script: String) async throws -> String { try await run(script) as? String ?? "" }

  /// Waits until a condition holds, at most half a minute.
  func wait(until condition: String, _ why: String = "") async throws {
    let end = ContinuousClock.now + .seconds(Browser.patience)
    while ContinuousClock.now < end {
      // A page that is being loaded has no scripts yet.
      if (try? await run("Boolean(\(condition))")) as? Bool == true { return }
      try await Task.sleep(for: .milliseconds(50))
    }
    let shown = (try? await text("document.body.innerText")) ?? ""
    throw TestFailure("\(why) \(condition) did not come true; the page shows: \(shown)")
  }

  /// Waits until the conversation shows these words.
  func wait(forWords words: String) async throws {
    try await wait(until: "document.getElementById('log')?.innerText.includes(\(Self.quoted(words)))")
  }

  static func quoted(_ text: String) -> String {
    let data = try? JSONSerialization.data(withJSONObject: [text])
    return String(decoding: data ?? Data("[]".utf8), as: UTF8.self).dropFirst().dropLast().description
  }

  /// A jar of cookies for somebody else.
  static func newJar(in browser: Browser) async throws -> String? {
    try await browser.command("Target.createBrowserContext")["browserContextId"] as? String
  }

  /// Another page of the same person.
  func sibling(width: Int = 1_280, height: Int = 860) async throws -> BrowserPage {
    try await Self.open(in: browser, jar: jar, width: width, height: height)
  }

  // MARK: Mouse and keys

  /// Clicks in the middle of what a selector names.
  func click(_ selector: String) async throws {
    try await wait(until: "document.querySelector(\(Self.quoted(selector)))?.checkVisibility()", "to be clicked:")
    let place = try await text(
      """
      (() => {
        const part = document.querySelector(\(Self.quoted(selector)));
        part.scrollIntoView({ block: 'nearest' });
        const box = part.getBoundingClientRect();
        return `${box.x + box.width / 2} ${box.y + box.height / 2}`;
      })()
      """
    ).split(separator: " ").compactMap { Double($0) }
    guard place.count == 2 else { throw TestFailure("\(selector) is nowhere") }
    for type in ["mousePressed", "mouseReleased"] {
      try await command(
        "Input.dispatchMouseEvent", ["type": type, "x": place[0], "y": place[1], "button": "left", "clickCount": 1])
    }
  }

  /// Presses Alt and a letter, `KeyR`.
  func alt(_ code: String) async throws {
    let letter = String(code.suffix(1)).lowercased()
    var event: [String: Any] = [
      "type": "rawKeyDown", "key": letter, "code": code, "modifiers": 1,
      "windowsVirtualKeyCode": Int(letter.uppercased().utf8.first ?? 0),
    ]
    try await command("Input.dispatchKeyEvent", event)
    event["type"] = "keyUp"
    try await command("Input.dispatchKeyEvent", event)
  }

  func type(_ text: String) async throws { try await command("Input.insertText", ["text": text]) }

  func press(_ key: String, shift: Bool = false) async throws {
    let codes = ["Enter": 13, "Tab": 9, "Escape": 27, " ": 32]
    var event: [String: Any] = [
      "key": key, "code": key == " " ? "Space" : key, "windowsVirtualKeyCode": codes[key] ?? 0,
      "modifiers": shift ? 8 : 0,
    ]
    event["type"] = key == "Enter" || key == " " ? "keyDown" : "rawKeyDown"
    if key == "Enter" { event["text"] = "\r" }
    if key == " " { event["text"] = " " }
    try await command("Input.dispatchKeyEvent", event)
    event["type"] = "keyUp"
    event["text"] = nil
    try await command("Input.dispatchKeyEvent", event)
  }

  /// Presses Tab until the focus is on what a selector names.
  func tab(to selector: String, shift: Bool = false) async throws {
    for _ in 0..<40 {
      if try await run("document.activeElement?.matches(\(Self.quoted(selector)))") as? Bool == true { return }
      try await press("Tab", shift: shift)
    }
    throw TestFailure("no Tab leads to \(selector)")
  }

  /// Roles and names of what a screen reader finds: `button Send`.
  func spoken() async throws -> [String] {
    let tree = try await command("Accessibility.getFullAXTree")
    let nodes = tree["nodes"] as? [[String: Any]] ?? []
    return nodes.compactMap { node in
      guard node["ignored"] as? Bool != true, let role = (node["role"] as? [String: Any])?["value"] as? String,
        let name = (node["name"] as? [String: Any])?["value"] as? String, !name.isEmpty
      else { return nil }
      return "\(role) \(name)"
    }
  }

  /// The page as seen in its first frame inside.
  func inside() async throws -> BrowserPage {
    for _ in 0..<200 {
      let tree = try await command("Page.getFrameTree")
      let frames = (tree["frameTree"] as? [String: Any])?["childFrames"] as? [[String: Any]]
      if let frame = (frames?.first?["frame"] as? [String: Any])?["id"] as? String {
        let world = try await command("Page.createIsolatedWorld", ["frameId": frame])
        var page = self
        page.context = world["executionContextId"] as? Int
        // A frame that goes to another page meanwhile has no such place any more.
        if (try? await page.text("document.getElementById('log') ? 'there' : ''")) == "there" { return page }
      }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw TestFailure("there is no frame")
  }

  /// Keeps a picture in the folder that `ORIOLE_SCREENSHOTS` names, if it does.
  func picture(_ name: String) async throws {
    guard let folder = ProcessInfo.processInfo.environment["ORIOLE_SCREENSHOTS"], !folder.isEmpty else { return }
    let reply = try await command("Page.captureScreenshot", ["format": "png"])
    guard let text = reply["data"] as? String, let data = Data(base64Encoded: text) else { return }
    try data.write(to: URL(fileURLWithPath: folder).appendingPathComponent("\(name).png"))
  }
}

import Foundation
import Testing

@testable import Settings

/// What is set, where, and what is wrong with it.
@Suite struct EffectiveSettingsTests {
  private static func read(_ yaml: String?, _ environment: [String: String] = [:]) throws -> EffectiveSettings {
    guard let yaml else { return try EffectiveSettings(file: nil, environment: environment) }
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("oriole-\(UUID().uuidString).yaml")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(yaml.utf8).write(to: file)
    return try EffectiveSettings(file: file.path, environment: environment)
  }

  private static func fault(_ yaml: String?, _ environment: [String: String] = [:]) -> String {
    do {
      _ = try read(yaml, environment)
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test func `without a file everything is as usual`() throws {
    let settings = try Self.read(nil)
    #expect(settings.web == WebSettings())
    #expect(settings.assistant == nil)
  }

  @Test func `a kiosk is set in the file or the environment`() throws {
    #expect(try Self.read(nil).kiosk == KioskSettings())
    let kiosk = try Self.read(
      "kiosk: {enabled: yes, capture: 'hw:1', echo_cancellation: no, recordings: calls}",
      ["ORIOLE_KIOSK_LANGUAGE": "zh"]
    ).kiosk
    #expect(kiosk.isEnabled && !kiosk.cancelsEcho && kiosk.model == nil)
    #expect((kiosk.capture, kiosk.playback, kiosk.language) == ("hw:1", "default", "zh"))
    #expect(kiosk.recordings?.hasSuffix("/calls") == true)
    #expect(Self.fault("kiosk: {model: m}").contains("kiosk.model and kiosk.dictionary belong together"))
  }

  @Test func `the environment comes before the file`() throws {
    let yaml = "serve:\n  port: 9000\n  host: 0.0.0.0\n  limits: {chats: 7}\n"
    let web = try Self.read(yaml, ["ORIOLE_SERVE_PORT": "9001"]).web
    #expect((web.port, web.host, web.limits.chats) == (9001, "0.0.0.0", 7))
  }

  @Test func `paths in the file are those beside it`() throws {
    let settings = try Self.read("assistant: my/shop\nstore: /var/s.sqlite\n")
    #expect(settings.assistant?.hasSuffix("/my/shop") == true)
    #expect(settings.assistant?.hasPrefix("/") == true)
    #expect(settings.store == "/var/s.sqlite")
  }

  @Test func `origins are a list, or stand between commas`() throws {
    let wanted = Set(["https://a.example", "http://b.example:8080"].compactMap(WebOrigin.init))
    #expect(try Self.read("serve: {origins: [https://a.example, 'http://b.example:8080']}").web.origins == wanted)
    #expect(
      try Self.read(nil, ["ORIOLE_SERVE_ORIGINS": "https://A.example:443, http://b.example:8080"]).web.origins == wanted
    )
  }

  @Test(arguments: [
    ("serve: {prot: 1}", ":1: “serve.prot” is no setting"), ("serve:\n  port: many", ":2: serve.port: “many” is not"),
    ("serve: {port: 70000}", "from 0 to 65535"), ("serve: {metrics: all}", "is none of local, anyone, off"),
    ("serve: {origins: [shop.example]}", "is not an origin"), ("serve: {key: k.pem}", "belong together"),
    ("serve: [", "is not YAML"), ("- a", "must be a map"), ("a: &x 1\nb: *x", "no setting"),
    ("serve: {limits: {chats: -1}}", "from 1 to"), ("serve: {chat_secret: hush}", "is too short"),
    ("3", "must be a map"),
  ])
  func `a mistake is told with its place`(yaml: String, words: String) {
    #expect(Self.fault(yaml).contains(words))
  }

  @Test func `a mistake in the environment is told by its variable`() {
    #expect(Self.fault(nil, ["ORIOLE_SERVE_PORT": "x"]).hasPrefix("$ORIOLE_SERVE_PORT: serve.port:"))
    #expect(Self.fault(nil, ["ORIOLE_CONFIG": "/no/such.yaml"]) == "/no/such.yaml: cannot be read")
  }

  @Test func `an empty file sets nothing`() throws {
    #expect(try Self.read("").web == WebSettings())
    #expect(try Self.read("# nothing\n").web == WebSettings())
  }

  @Test func `what is shown can be read again, and passwords are not shown`() throws {
    let settings = try Self.read(
      "store: 'postgres://shop:hush@db/shop'\nserve: {origins: [https://a.example], forwarded: yes}")
    let text = settings.lines.joined(separator: "\n")
    #expect(!text.contains("hush"))
    let secret = String(repeating: "hush", count: 8)
    let secretive = try Self.read(nil, ["ORIOLE_SERVE_CHAT_SECRET": secret])
    #expect(secretive.web.chatSecret == secret)
    #expect(!secretive.lines.joined().contains("hush"))
    // What stands for it would be a secret that everybody knows.
    #expect(Self.fault(secretive.lines.joined(separator: "\n")).contains("serve.chat_secret: is too short"))
    #expect(text.contains("postgres://shop:***@db/shop"))
    #expect(text.contains(".yaml:2"))
    let again = try Self.read(text)
    #expect(again.web == settings.web)
    #expect(settings.web.trustsForwarded)
  }

  @Test(arguments: [
    ("https://shop.example", "https://shop.example"), ("HTTPS://Shop.Example:443", "https://shop.example"),
    ("http://a:8080", "http://a:8080"), ("http://[::1]:80", "http://[::1]"),
  ])
  func `an origin is scheme, host and port`(text: String, origin: String) {
    #expect(WebOrigin(text)?.description == origin)
  }

  @Test(arguments: [
    "", "null", "shop.example", "ftp://a", "https://a/", "https://a?b", "https://u@a", "https://", "https://a;b",
    "https://a b", "https://a\r\nX: y",
  ])
  func `everything else is no origin`(text: String) { #expect(WebOrigin(text) == nil) }
}

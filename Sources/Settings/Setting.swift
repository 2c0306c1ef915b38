/// One thing that can be set: in the file under its path, or in the environment.
struct Setting: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case text
    /// A file or folder; in the file it is relative to the file's folder.
    case path
    case whole(ClosedRange<Int>)
    case choice([String])
    /// Of a list, or between commas.
    case list
    /// Never shown.
    case secret
  }

  /// Such as `serve.port`.
  var path: String
  var kind: Kind
  var usual: String
  /// One line for people.
  var about: String

  init(_ path: String, _ kind: Kind, _ usual: String, _ about: String) {
    self.path = path
    self.kind = kind
    self.usual = usual
    self.about = about
  }

  private static let leastSecret = 32

  /// `serve.port` is `ORIOLE_SERVE_PORT`.
  var variable: String { "ORIOLE_" + path.uppercased().replacing(".", with: "_") }

  /// Why a value is none for this setting; nil when it is one.
  func fault(of value: String) -> String? {
    switch kind {
    case .text, .path, .list: return nil
    case .secret:
      if value.isEmpty || value.utf8.count >= Self.leastSecret { return nil }
      return "is too short: a secret has at least \(Self.leastSecret) characters, as `openssl rand -hex 32` makes them"
    case .whole(let range):
      if let number = Int(value), range.contains(number) { return nil }
      return "“\(value.prefix(40))” is not a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .choice(let choices):
      if choices.contains(value) { return nil }
      return "“\(value.prefix(40))” is none of \(choices.joined(separator: ", "))"
    }
  }
}

extension Setting {
  /// All settings, in the order in which they are shown.
  static let all: [Setting] =
    [
      Setting("assistant", .path, "", "the assistant's folder; empty for Models/shop"),
      Setting(
        "store", .path, "",
        "a file, or postgres://user@host/database; empty for oriole/NAME.sqlite in the user's data folder"),
      Setting(
        "retention", .whole(0...36_500), "0",
        "days after which what callers said, and who they were, is erased; 0: never"),
      Setting("serve.host", .text, "127.0.0.1", "the address to listen at; 0.0.0.0 for all"),
      Setting("serve.port", .whole(0...65535), "8080", "0 for any that is free"),
      Setting("serve.public", .text, "", "this server's address for agents' browsers, where several share a store"),
      Setting("serve.certificate", .path, "", "PEM file of the certificate chain; with it, HTTPS"),
      Setting("serve.key", .path, "", "PEM file of the certificate's key"),
      Setting("serve.origins", .list, "", "other sites that may embed the chat and call the API, https://shop.example"),
      Setting("serve.forwarded", .choice(["no", "yes"]), "no", "yes behind a proxy that sets X-Forwarded-For"),
      Setting("serve.title", .text, "", "what the chat page is headed; empty for “Chat”"),
      Setting("serve.metrics", .choice(["local", "anyone", "off"]), "local", "who may read /metrics"),
      Setting("serve.log", .choice(["debug", "info", "warning", "error"]), "info", "how much is logged"),
      Setting("serve.stop_seconds", .whole(1...30), "30", "how long a stop may take"),
      Setting(
        "serve.chat_secret", .secret, "",
        "what a site's server signs its customers' logins with, for chats; empty to take none"),
      Setting(
        "serve.wrap_up_seconds", .whole(0...3_600), "15", "after each caller, in which none rings at the agents' desk"),
    ] + limits + kiosk

  private static let limits: [Setting] = [
    limit("connections", 1...100_000, 5_000, "open connections; further ones wait"),
    limit("connections_per_address", 1...100_000, 100, "open connections of one address"),
    limit("chats", 1...100_000, 2_500, "open chats"),
    limit("chats_per_address", 1...100_000, 50, "open chats of one address"),
    limit("new_chats_per_minute", 1...1_000_000, 20, "chats that one address may start"),
    limit("requests_per_minute", 1...10_000_000, 1_200, "requests of one address"),
    limit("messages_per_minute", 1...1_000_000, 30, "messages of one chat"),
    limit("messages", 1...10_000, 500, "messages of one chat in all"),
    limit("request_bytes", 256...1_000_000, 16_384, "a request's body"),
    limit("request_seconds", 1...300, 10, "how long a request may take to arrive"),
    limit("write_seconds", 1...300, 20, "how long a client may take to read what is sent"),
    limit("idle_minutes", 1...1_440, 30, "after so long without a word a chat ends"),
    limit("away_seconds", 5...3_600, 120, "after so long without its page a chat leaves the queue"),
    limit("logins_per_minute", 1...1_000, 20, "wrong logins from one address"),
    limit("logins_per_account_per_minute", 1...1_000, 10, "wrong logins to one account"),
    limit("sessions_per_account", 1...100, 5, "logins of one account at a time; one more ends the oldest"),
    limit("session_idle_minutes", 1...1_440, 60, "after so long without a request a login ends"),
    limit("session_hours", 1...168, 12, "after so long a login ends in any case"),
    limit("kept_minutes", 1...1_440, 15, "how long an ended chat can still be read and rated"),
  ]

  private static let kiosk = [
    Setting("kiosk.enabled", .choice(["no", "yes"]), "no", "yes to talk with callers at this machine too"),
    Setting("kiosk.capture", .text, "default", "the ALSA device to hear by"),
    Setting("kiosk.playback", .text, "default", "the ALSA device to speak by"),
    Setting("kiosk.language", .text, "", "the language that its calls begin in; empty for the assistant's first"),
    Setting("kiosk.echo_cancellation", .choice(["yes", "no"]), "yes", "no for headsets and lines"),
    Setting("kiosk.model", .path, "", "a CMU Sphinx acoustic model's folder; empty for the assistant's, or Debian's"),
    Setting("kiosk.dictionary", .path, "", "a pronouncing dictionary for it"),
    Setting("kiosk.recordings", .path, "", "a folder for each call's sound; empty to keep none"),
  ]

  private static func limit(_ name: String, _ range: ClosedRange<Int>, _ usual: Int, _ about: String) -> Setting {
    Setting("serve.limits.\(name)", .whole(range), String(usual), about)
  }
}

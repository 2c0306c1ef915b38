/// How the web server is set.
public struct WebSettings: Sendable, Hashable {
  public enum MetricsReaders: String, Sendable, Hashable { case local, anyone, off }

  public var host = "127.0.0.1"
  /// 0 for any that is free.
  public var port = 8080
  /// The server's address for agents' browsers; nil where it is the only one.
  public var publicAddress: WebOrigin?
  /// PEM files; nil for plain HTTP.
  public var certificate: String?
  public var key: String?
  /// Other sites that may embed the chat and call the API.
  public var origins: Set<WebOrigin> = []
  /// Whether `X-Forwarded-For` is believed.
  public var trustsForwarded = false
  /// What the chat page is headed; empty for “Chat”.
  public var title = ""
  public var metrics = MetricsReaders.local
  public var logLevel = "info"
  public var stopSeconds = 30
  /// Seconds after each caller in which none rings at the desk.
  public var wrapUpSeconds = 15.0
  /// What the business's server signs its customers' logins with, for chats; nil to take none.
  public var chatSecret: String?
  public var limits = WebLimits()

  public init() {}
}

/// How much the web server takes on; see the settings' descriptions.
public struct WebLimits: Sendable, Hashable {
  public var connections = 5_000
  public var connectionsPerAddress = 100
  public var chats = 2_500
  public var chatsPerAddress = 50
  public var newChatsPerMinute = 20
  public var requestsPerMinute = 1_200
  public var messagesPerMinute = 30
  public var messages = 500
  public var requestBytes = 16_384
  public var requestSeconds = 10
  public var writeSeconds = 20
  public var idleMinutes = 30
  public var awaySeconds = 120
  public var keptMinutes = 15
  public var loginsPerMinute = 20
  public var loginsPerAccountPerMinute = 10
  public var sessionsPerAccount = 5
  public var sessionIdleMinutes = 60
  public var sessionHours = 12

  public init() {}
}

extension EffectiveSettings {
  /// The web server's part.
  public var web: WebSettings {
    var web = WebSettings()
    web.host = self["serve.host"]
    web.port = whole("serve.port")
    web.publicAddress = WebOrigin(self["serve.public"])
    if !self["serve.certificate"].isEmpty {
      (web.certificate, web.key) = (self["serve.certificate"], self["serve.key"])
    }
    web.origins = Set(list("serve.origins").compactMap(WebOrigin.init))
    web.trustsForwarded = self["serve.forwarded"] == "yes"
    web.title = self["serve.title"]
    web.metrics = WebSettings.MetricsReaders(rawValue: self["serve.metrics"]) ?? .local
    web.logLevel = self["serve.log"]
    web.stopSeconds = whole("serve.stop_seconds")
    web.wrapUpSeconds = Double(whole("serve.wrap_up_seconds"))
    web.chatSecret = self["serve.chat_secret"].isEmpty ? nil : self["serve.chat_secret"]
    web.limits = limits
    return web
  }

  private var limits: WebLimits {
    var limits = WebLimits()
    limits.connections = whole("serve.limits.connections")
    limits.connectionsPerAddress = whole("serve.limits.connections_per_address")
    limits.chats = whole("serve.limits.chats")
    limits.chatsPerAddress = whole("serve.limits.chats_per_address")
    limits.newChatsPerMinute = whole("serve.limits.new_chats_per_minute")
    limits.requestsPerMinute = whole("serve.limits.requests_per_minute")
    limits.messagesPerMinute = whole("serve.limits.messages_per_minute")
    limits.messages = whole("serve.limits.messages")
    limits.requestBytes = whole("serve.limits.request_bytes")
    limits.requestSeconds = whole("serve.limits.request_seconds")
    limits.writeSeconds = whole("serve.limits.write_seconds")
    limits.idleMinutes = whole("serve.limits.idle_minutes")
    limits.awaySeconds = whole("serve.limits.away_seconds")
    limits.keptMinutes = whole("serve.limits.kept_minutes")
    limits.loginsPerMinute = whole("serve.limits.logins_per_minute")
    limits.loginsPerAccountPerMinute = whole("serve.limits.logins_per_account_per_minute")
    limits.sessionsPerAccount = whole("serve.limits.sessions_per_account")
    limits.sessionIdleMinutes = whole("serve.limits.session_idle_minutes")
    limits.sessionHours = whole("serve.limits.session_hours")
    return limits
  }
}

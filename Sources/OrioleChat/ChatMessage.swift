/// One thing that happens in a chat.
public enum ChatUpdate: Sendable, Hashable {
  public enum Speaker: String, Sendable, Hashable, Codable { case visitor, oriole, agent }

  /// A quick reply: `send(keys:)` chooses it.
  public struct Choice: Sendable, Hashable, Codable {
    public var keys: String
    public var label: String

    public init(keys: String, label: String) {
      self.keys = keys
      self.label = label
    }
  }

  /// `id` is that of the visitor's message, as `send` gave it.
  case message(from: Speaker, text: String, language: String, id: String?)
  /// What is expected next, `words`, `digits`, `phone`, `yesNo`, `secret` or `rating`, and what may be chosen.
  case expects(input: String, choices: [Choice])
  /// The place in the queue for a person.
  case queue(position: Int, expectedWaitSeconds: Int?, agentsPresent: Int)
  case agentJoined(name: String)
  case agentLeft
  case typing(Bool)
  case rated(Int)
  /// Older updates are forgotten.
  case gap
  /// Nothing follows.
  case ended(disposition: String, reason: String)
}

/// Why the server refused something, or could not be reached.
public struct ChatFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// The HTTP status; 0 when the server could not be reached.
  public var status: Int
  /// A word that programs can go by, such as `too_fast`.
  public var code: String
  public var message: String
  /// Seconds after which it may be tried again.
  public var retryAfter: Int?

  public init(status: Int, code: String, message: String, retryAfter: Int? = nil) {
    self.status = status
    self.code = code
    self.message = message
    self.retryAfter = retryAfter
  }

  public var description: String { "\(code): \(message)" }

  /// Whether the same may succeed a little later.
  public var isPassing: Bool { status == 0 || status == 408 || status == 429 || status >= 500 }
}

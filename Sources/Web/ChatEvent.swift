import Dialogue
import Foundation
import Understanding

/// One thing of a chat that its visitor is shown, numbered from 1.
struct ChatEvent: Sendable, Hashable {
  enum Speaker: String, Sendable, Hashable, Codable { case visitor, oriole, agent }

  /// What can be chosen instead of typing.
  struct Choice: Sendable, Hashable, Codable {
    /// The keys that choose it.
    var keys: String
    var label: String

    init(keys: String, label: String) {
      self.keys = keys
      self.label = label
    }
  }

  /// What is expected of the visitor next.
  enum Input: String, Sendable, Hashable, Codable { case words, digits, phone, yesNo, secret, rating, nothing }

  enum Kind: Sendable, Hashable {
    /// `message` is the visitor's own id of it.
    case message(from: Speaker, text: String, language: Language, message: String?)
    /// Replaces the choices before it.
    case expects(Input, choices: [Choice])
    case queue(Standing)
    case agentJoined(String)
    /// The agent went away; the visitor waits again, unless the chat ends.
    case agentLeft
    case rated(Int)
    case ended(Disposition, reason: String)
  }

  var id: Int
  var at: Date
  var kind: Kind

  init(id: Int, at: Date, _ kind: Kind) {
    self.id = id
    self.at = at
    self.kind = kind
  }

  /// How the event is called on the wire.
  var name: String {
    switch kind {
    case .message: "message"
    case .expects: "expects"
    case .queue: "queue"
    case .agentJoined, .agentLeft: "agent"
    case .rated: "rated"
    case .ended: "ended"
    }
  }
}

extension ChatEvent: Encodable {
  private enum Key: String, CodingKey {
    case id, at, type, from, text, language, message, input, choices, position, expectedWaitSeconds, agentsPresent,
      state
    case name, rating, disposition, reason
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(id, forKey: .id)
    try container.encode(at.formatted(Self.time), forKey: .at)
    try container.encode(name, forKey: .type)
    switch kind {
    case .message(let from, let text, let language, let message):
      try container.encode(from, forKey: .from)
      try container.encode(text, forKey: .text)
      try container.encode(language.rawValue, forKey: .language)
      try container.encodeIfPresent(message, forKey: .message)
    case .expects(let input, let choices):
      try container.encode(input, forKey: .input)
      try container.encode(choices, forKey: .choices)
    case .queue(let standing):
      try container.encode(standing.position, forKey: .position)
      try container.encode(standing.expectedWaitSeconds, forKey: .expectedWaitSeconds)
      try container.encode(standing.agentsPresent, forKey: .agentsPresent)
    case .agentJoined(let name):
      try container.encode("joined", forKey: .state)
      try container.encode(name, forKey: .name)
    case .agentLeft: try container.encode("left", forKey: .state)
    case .rated(let rating): try container.encode(rating, forKey: .rating)
    case .ended(let disposition, let reason):
      try container.encode(disposition.rawValue, forKey: .disposition)
      try container.encode(reason, forKey: .reason)
    }
  }

  private static let time = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
}

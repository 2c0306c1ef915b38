/// The name of something a caller may want.
public struct Intent: Sendable, Hashable, Codable, RawRepresentable, ExpressibleByStringLiteral {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public init(stringLiteral value: String) { self.init(rawValue: value) }

  public init(from decoder: any Decoder) throws { rawValue = try decoder.singleValueContainer().decode(String.self) }
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}

/// One intent and how likely it is what the caller wants.
public struct Candidate: Sendable, Hashable, Codable {
  public var intent: Intent
  /// 0–1.
  public var probability: Double
  public init(_ intent: Intent, probability: Double) {
    self.intent = intent
    self.probability = probability
  }
}

/// What an utterance means: the likely intents, best first. Empty when nothing is known of it.
public struct Interpretation: Sendable, Hashable, Codable {
  public var candidates: [Candidate]
  public init(candidates: [Candidate]) { self.candidates = candidates }
  public var best: Candidate? { candidates.first }
}

/// One labelled example: what a caller may say for an intent.
public struct Example: Sendable, Hashable {
  public var intent: Intent
  public var text: String
  public init(_ intent: Intent, _ text: String) {
    self.intent = intent
    self.text = text
  }
}

public import Understanding

/// Everything a person needs to go on.
public struct Handoff: Sendable, Hashable, Codable {
  public struct Line: Sendable, Hashable, Codable {
    public enum Speaker: String, Sendable, Hashable, Codable { case caller, oriole, agent }
    public var speaker: Speaker
    public var text: String
    public init(_ speaker: Speaker, _ text: String) {
      self.speaker = speaker
      self.text = text
    }
  }
  /// Another skill that will do for callers who have waited for so long.
  public struct Fallback: Sendable, Hashable, Codable {
    public var skill: String
    public var afterSeconds: Double
    public init(skill: String, afterSeconds: Double) {
      self.skill = skill
      self.afterSeconds = afterSeconds
    }
  }
  /// Why: `unverified` when a caller could not prove who it is.
  public enum Reason: String, Sendable, Hashable, Codable, CaseIterable {
    case asked, nomatch, noinput, frustrated, lookupFailed, authored, notFound, unverified
  }
  /// The skill that the caller needs.
  public var queue: String
  public var reason: Reason
  public var language: Language
  public var intent: Intent?
  public var slots: [String: String]
  /// 0 calm – 1 very frustrated.
  public var frustration: Double
  /// What Oriole tried, oldest first: prompts' names, lookups and misses.
  public var tried: [String]
  /// At most the last 100 lines.
  public var transcript: [Line]
  /// The customer's row; nil when it is not known who calls.
  public var customer: Facts?
  /// Whether the customer has been verified; nil is false.
  public var isVerified: Bool?
  /// What is remembered of the customer.
  public var profile: Profile?
  /// Whether the customer is one of those whom the author wants served sooner; nil is false.
  public var isVIP: Bool?
  /// Seconds of waiting that are counted as waited already, for a customer or a mood; nil is none.
  public var headStart: Double?
  /// Who else may serve the caller after a while.
  public var fallback: Fallback?
  /// The number on which the caller wants to be called instead of waiting; nil for one who waits on the line.
  public var callback: String?
  /// Where the call's sound is, as `Start.node`.
  public var node: String?

  public init(
    queue: String, reason: Reason, language: Language, intent: Intent?, slots: [String: String], frustration: Double,
    tried: [String], transcript: [Line], customer: Facts? = nil, isVerified: Bool = false, profile: Profile? = nil
  ) {
    self.customer = customer
    self.isVerified = isVerified ? true : nil
    self.profile = profile
    self.queue = queue
    self.reason = reason
    self.language = language
    self.intent = intent
    self.slots = slots
    self.frustration = frustration
    self.tried = tried
    self.transcript = transcript
  }
}

public import Foundation
public import Understanding

/// What an agent can serve.
public struct Competence: Sendable, Hashable, Codable {
  /// Nil for all.
  public var skills: Set<String>?
  /// Nil for all.
  public var languages: Set<Language>?

  public init(skills: Set<String>? = nil, languages: Set<Language>? = nil) {
    self.skills = skills
    self.languages = languages
  }

  public static let everything = Competence()

  func has(_ skill: String) -> Bool { skills?.contains(skill) ?? true }
  func speaks(_ language: Language) -> Bool { languages?.contains(language) ?? true }
}

/// One agent at the desk.
public struct AgentStatus: Sendable, Hashable {
  public enum State: String, Sendable, Hashable, Codable, CaseIterable {
    /// Callers are offered as they come.
    case ready
    /// Takes callers by hand.
    case byHand = "by-hand"
    case pause = "break"
    /// Busy with what is left of the last caller.
    case wrapUp = "wrap-up"
    case talking
  }

  public var name: String
  public var competence: Competence
  public var state: State
  /// When this state began; for `ready` it is since when the agent has been idle.
  public var since: Date
  public var seenAt: Date
  /// How long the agent's wrap-up takes, in seconds.
  public var wrapUpSeconds: Double

  public init(
    name: String, competence: Competence = .everything, state: State = .byHand, since: Date, seenAt: Date,
    wrapUpSeconds: Double = 0
  ) {
    self.name = name
    self.competence = competence
    self.state = state
    self.since = since
    self.seenAt = seenAt
    self.wrapUpSeconds = wrapUpSeconds
  }

  /// True while the agent serves callers, now or after the present one.
  public var isServing: Bool { state != .pause }
}

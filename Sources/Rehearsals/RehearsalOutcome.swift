public import Calls

/// How a conversation went.
public struct RehearsalOutcome: Sendable {
  public var rehearsal: Rehearsal
  /// What happened in each turn that was played.
  public var turns: [[TimelineEvent]]
  public var warnings: [String]
  /// The first thing that was otherwise than wanted.
  public var difference: Difference?
  /// On the call's own clock.
  public var duration: Duration

  public struct Difference: Sendable, Hashable {
    /// Of the turn, from 0.
    public var turn: Int
    /// In the rehearsal's file, from 1.
    public var line: Int
    public var message: String
  }

  public var isPassed: Bool { difference == nil }
}

import Dialogue
public import Foundation
public import Records

/// How a queue did for a while. No clock, no IO.
public struct QueueReport: Sendable, Hashable {
  /// One skill, or all of them.
  public struct Line: Sendable, Hashable {
    /// Nil for all together.
    public var skill: String?
    public var waiting = 0
    public var callbacks = 0
    public var served = 0
    public var abandoned = 0
    /// Medians in seconds; nil where nobody was.
    public var servedWait: Double?
    public var abandonedWait: Double?
    public var handling: Double?
    /// The longest that anybody waits now.
    public var longestWait: Double?
  }

  /// All together first, and then skill by skill.
  public let lines: [Line]

  /// - Parameters:
  ///   - outcomes: of tickets that ended.
  ///   - open: tickets that have not.
  ///   - now: the time.
  public init(_ outcomes: [TicketOutcome], open: [Ticket], at now: Date) {
    let skills = Set(outcomes.map(\.skill)).union(open.map(\.handoff.queue)).sorted()
    lines =
      [Self.line(nil, outcomes, open, now)]
      + skills.map { skill in
        Self.line(skill, outcomes.filter { $0.skill == skill }, open.filter { $0.handoff.queue == skill }, now)
      }
  }

  private static func line(_ skill: String?, _ outcomes: [TicketOutcome], _ open: [Ticket], _ now: Date) -> Line {
    var line = Line(skill: skill)
    let waiting = open.filter { $0.state == .waiting }
    line.waiting = waiting.count { $0.callback == nil }
    line.callbacks = waiting.count { $0.callback != nil }
    line.longestWait = waiting.map { now.timeIntervalSince($0.openedAt) }.max()
    let (gone, served) = (outcomes.filter(\.isAbandoned), outcomes.filter { !$0.isAbandoned })
    (line.abandoned, line.served) = (gone.count, served.count)
    line.abandonedWait = Median.of(gone.map(\.waitedSeconds))
    line.servedWait = Median.of(served.map(\.waitedSeconds))
    line.handling = Median.of(served.compactMap(\.handlingSeconds))
    return line
  }
}

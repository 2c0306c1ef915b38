import Dialogue
public import Foundation
public import Records
public import Understanding

/// A contact centre's figures of some days: what a report shows, in whatever form.
public struct Figures: Sendable, Hashable, Codable {
  public var from: CalendarDay
  public var to: CalendarDay
  public var contacts: Int
  /// Those that have not ended; the program of an old one has died.
  public var going: Int
  public var channels: [Count]
  public var languages: [Count]
  /// How they ended.
  public var endings: [Count]
  public var containment: Containment
  /// Calls that were handed over, by the last reason.
  public var handoffs: [Count]
  public var service: ServiceLevel
  public var replies: ReplyTimes
  /// By how many contacts they were in, most first; at most 20.
  public var intents: [Count]
  public var satisfaction: Satisfaction
  public var agents: [AgentLoad]
  public var slices: [TimeSlice]

  private static let mostIntents = 20

  /// - Parameters:
  ///   - calls: those that began in the period.
  ///   - later: those of the 24 hours after it.
  ///   - tickets: those opened in the period.
  ///   - period: the days.
  ///   - target: what callers who ask for a person are promised.
  ///   - now: the time.
  public init(
    calls: [CallDigest], later: [CallDigest] = [], tickets: [Ticket], of period: ReportPeriod,
    target: StaffTarget = .usual, at now: Date
  ) {
    (from, to) = (period.from, period.to)
    contacts = calls.count
    going = calls.count { $0.disposition == nil }
    channels = Count.counts(calls.map(\.channel.rawValue))
    languages = Count.counts(calls.map(\.language.rawValue))
    endings = Count.counts(calls.compactMap(\.disposition?.rawValue))
    containment = Containment(calls, later: later, at: now)
    handoffs = Count.counts(calls.compactMap(\.handoff?.rawValue))
    service = ServiceLevel(tickets, target: target, at: now)
    replies = ReplyTimes(calls.flatMap(\.replies))
    intents = Array(Count.counts(calls.flatMap(\.intents).map(\.rawValue)).prefix(Self.mostIntents))
    satisfaction = Satisfaction(calls.compactMap(\.rating))
    agents = AgentLoad.loads(tickets, in: period.calendar)
    slices = TimeSlice.slices(calls, of: period)
  }
}

public import Foundation
public import Records

/// What one agent did.
///
/// When agents sit at their desks is not kept: the time at the desk is counted on each day from the first caller to the
/// end of the last one. So the occupancy is that between the first and the last call.
public struct AgentLoad: Sendable, Hashable, Codable {
  public var agent: String
  /// Callers whose calls have ended.
  public var served: Int
  /// The time with callers, and from each day's first to its last, in seconds.
  public var busySeconds: Double
  public var deskSeconds: Double

  /// The mean time of a caller.
  public var handlingSeconds: Double { served == 0 ? 0 : busySeconds / Double(served) }

  /// The share of the time at the desk that was with callers, 0–1; nil without any.
  public var occupancy: Double? { deskSeconds > 0 ? min(1, busySeconds / deskSeconds) : nil }

  /// - Parameters:
  ///   - tickets: those that are counted; open ones and those without an agent are left out.
  ///   - calendar: tells the days.
  /// - Returns: by the time with callers, most first.
  public static func loads(_ tickets: [Ticket], in calendar: Calendar) -> [AgentLoad] {
    var loads: [String: AgentLoad] = [:]
    var desks: [String: [Date: Range<Date>]] = [:]
    for ticket in tickets {
      guard let agent = ticket.agent, let begun = ticket.claimedAt, let seconds = ticket.servedSeconds else { continue }
      loads[agent, default: AgentLoad(agent: agent, served: 0, busySeconds: 0, deskSeconds: 0)].add(seconds)
      let day = calendar.startOfDay(for: begun)
      let end = begun.addingTimeInterval(seconds)
      let desk = desks[agent]?[day] ?? begun..<end
      desks[agent, default: [:]][day] = min(desk.lowerBound, begun)..<max(desk.upperBound, end)
    }
    return loads.values.map { load in
      var load = load
      load.deskSeconds = (desks[load.agent] ?? [:]).values.reduce(0) { sum, desk in
        sum + desk.upperBound.timeIntervalSince(desk.lowerBound)
      }
      return load
    }.sorted { ($1.busySeconds, $0.agent) < ($0.busySeconds, $1.agent) }
  }

  private mutating func add(_ seconds: Double) {
    served += 1
    busySeconds += seconds
  }
}

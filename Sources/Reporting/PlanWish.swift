public import Records
import Understanding

/// What somebody wants a staff plan for; what is not given is measured.
public struct PlanWish: Sendable, Hashable {
  /// One hour with so many calls; nil for the hours of measured days.
  public var callsPerHour: Double?
  /// Seconds; nil for as measured, or 240.
  public var handling: Double?
  public var target: StaffTarget
  /// Percent of paid time in which an agent is not at the desk.
  public var shrinkage: Double
  /// Percent of their time that agents shall be busy at the most.
  public var mostOccupancy: Double
  private static let usualHandling = 240.0

  public init(
    callsPerHour: Double? = nil, handling: Double? = nil, target: StaffTarget = .usual, shrinkage: Double = 0,
    mostOccupancy: Double = 100
  ) {
    (self.callsPerHour, self.handling, self.target) = (callsPerHour, handling, target)
    (self.shrinkage, self.mostOccupancy) = (shrinkage, mostOccupancy)
  }

  /// What is wrong with it: the name of a value and what it must be; nil for nothing.
  public var fault: (name: String, range: String)? {
    if !(0...1_000_000).contains(callsPerHour ?? 0) { return ("callsPerHour", "0 to 1000000") }
    if !(1...86_400).contains(handling ?? 1) { return ("handling", "1 to 86400 seconds") }
    if !(0...90).contains(shrinkage) { return ("shrinkage", "0 to 90 percent") }
    if !(1...100).contains(mostOccupancy) { return ("mostOccupancy", "1 to 100 percent") }
    return nil
  }

  /// The plan of one hour; nil when the hours of measured days are wanted.
  public var plan: StaffPlan? {
    callsPerHour.map { plan([HourlyCalls(mean: $0)], handling ?? Self.usualHandling) }
  }

  /// The plan of a day like those that were measured.
  ///
  /// - Parameters:
  ///   - tickets: of callers who asked for a person.
  ///   - period: the days they are of.
  /// - Returns: all 24 hours.
  public func plan(of tickets: [Ticket], in period: ReportPeriod) -> StaffPlan {
    // A store that is younger than the period has no quiet days before its first.
    let first = tickets.map(\.openedAt).min().flatMap(period.day) ?? period.from
    let calls = HourlyCalls.measured(tickets, days: first.days(to: period.to) + 1, in: period.calendar)
    return plan(calls, handling ?? HourlyCalls.handlingSeconds(of: tickets) ?? Self.usualHandling)
  }

  private func plan(_ calls: [HourlyCalls], _ handling: Double) -> StaffPlan {
    StaffPlan(
      calls: calls, handlingSeconds: handling, target: target, shrinkage: shrinkage / 100,
      mostOccupancy: mostOccupancy / 100)
  }
}

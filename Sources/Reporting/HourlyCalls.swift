public import Foundation
public import Records

/// Callers who asked for a person, by the hour of the day.
public struct HourlyCalls: Sendable, Hashable, Codable {
  /// 0–23; nil for an hour as such.
  public var hour: Int?
  /// In the mean of all days.
  public var mean: Double
  /// On the busiest day; nil where nothing was measured.
  public var most: Int?

  public init(hour: Int? = nil, mean: Double, most: Int? = nil) {
    self.hour = hour
    self.mean = mean
    self.most = most
  }

  /// Counts tickets by the hour in which they were opened.
  ///
  /// - Parameters:
  ///   - tickets: those of the days.
  ///   - days: how many days they are of.
  ///   - calendar: tells the hours, in the time zone of the centre.
  /// - Returns: all 24 hours.
  public static func measured(_ tickets: [Ticket], days: Int, in calendar: Calendar) -> [HourlyCalls] {
    var counts = [[Date: Int]](repeating: [:], count: 24)
    for ticket in tickets {
      let hour = calendar.component(.hour, from: ticket.openedAt)
      guard counts.indices.contains(hour) else { continue }
      counts[hour][calendar.startOfDay(for: ticket.openedAt), default: 0] += 1
    }
    return counts.enumerated().map { hour, byDay in
      let sum = byDay.values.reduce(0, +)
      return HourlyCalls(hour: hour, mean: Double(sum) / Double(max(1, days)), most: byDay.values.max() ?? 0)
    }
  }

  /// The mean seconds that agents had callers, of the tickets whose callers were answered and have gone; nil without any.
  public static func handlingSeconds(of tickets: [Ticket]) -> Double? {
    let times = tickets.compactMap(\.servedSeconds)
    return times.isEmpty ? nil : times.reduce(0, +) / Double(times.count)
  }
}

extension Ticket {
  /// Seconds from claim to the end, however it ended; nil while it goes on, and where no agent came.
  var servedSeconds: Double? {
    guard let claimedAt, let closedAt, !isOpen else { return nil }
    return max(0, closedAt.timeIntervalSince(claimedAt))
  }

  /// Seconds until an agent came; nil where none came.
  var answerSeconds: Double? { claimedAt.map { max(0, $0.timeIntervalSince(openedAt)) } }
}

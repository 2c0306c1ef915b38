internal import Foundation
import Understanding

/// One bar of what happened over time: a day of several, or an hour of one day.
public struct TimeSlice: Sendable, Hashable, Codable {
  /// `2026-11-28`, or `09` for an hour.
  public var name: String
  public var contacts: Int
  /// Contacts that were handed over to people.
  public var handoffs: Int
  /// The mean of the contacts' most frustrated moments, 0–1; nil without contacts.
  public var frustration: Double?
  /// The mean rating, 1–5; nil without ratings.
  public var rating: Double?

  /// - Parameters:
  ///   - calls: those of the period.
  ///   - period: one day is cut into hours, more into days.
  /// - Returns: all days or hours, also those without contacts.
  public static func slices(_ calls: [CallDigest], of period: ReportPeriod) -> [TimeSlice] {
    if period.dayCount == 1 {
      let byHour = Dictionary(grouping: calls) { period.calendar.component(.hour, from: $0.startedAt) }
      return (0..<24).map { TimeSlice(name: $0 < 10 ? "0\($0)" : "\($0)", byHour[$0] ?? []) }
    }
    let byDay = Dictionary(grouping: calls) { period.day(of: $0.startedAt) }
    return (0..<period.dayCount).map { number in
      let day = period.from.adding(days: number)
      return TimeSlice(name: day.description, byDay[day] ?? [])
    }
  }

  private init(name: String, _ calls: [CallDigest]) {
    self.name = name
    contacts = calls.count
    handoffs = calls.count { $0.handoff != nil }
    frustration = Self.mean(calls.map(\.frustration))
    rating = Self.mean(calls.compactMap(\.rating).map(Double.init))
  }

  private static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }
}

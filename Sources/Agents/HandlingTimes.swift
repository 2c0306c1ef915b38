import Foundation
import Records

/// What callers take, skill by skill, as far as it is known from those who were served. No clock, no IO.
struct HandlingTimes: Sendable {
  private let bySkill: [String: LogNormal]
  private let usual: LogNormal?

  /// - Parameters:
  ///   - outcomes: newest first; the last 400 that were served count, and of one skill the last 100.
  ///   - typicalSeconds: what to assume while there are none; nil to assume nothing.
  init(_ outcomes: [TicketOutcome], typicalSeconds: Double?) {
    var times: [String: [Double]] = [:]
    var all: [Double] = []
    for outcome in outcomes {
      guard all.count < 400, let seconds = outcome.handlingSeconds, seconds.isFinite else { continue }
      guard times[outcome.skill]?.count ?? 0 < 100 else { continue }
      times[outcome.skill, default: []].append(seconds)
      all.append(seconds)
    }
    let usual = Self.fit(all)
    self.usual = usual ?? typicalSeconds.flatMap { Self.fit([$0]) }
    bySkill = times.compactMapValues { own in
      guard let usual, let fit = Self.fit(own) else { return nil }
      // What is known of few callers is only half believed.
      let (weight, doubt) = (Double(own.count), 4.0)
      return LogNormal(
        mu: (weight * fit.mu + doubt * usual.mu) / (weight + doubt),
        sigma: (weight * fit.sigma + doubt * usual.sigma) / (weight + doubt))
    }
  }

  /// Times that are known.
  init(known: [String: LogNormal]) {
    bySkill = known
    usual = known.values.first
  }

  /// Nil when there is nothing to judge by.
  func time(for skill: String) -> LogNormal? { bySkill[skill] ?? usual }

  /// Each time counts for at most five medians, so that one ticket that was left open overnight does not spoil it.
  private static func fit(_ times: [Double]) -> LogNormal? {
    let sorted = times.filter { $0.isFinite && $0 >= 0 }.sorted()
    guard let median = Median.of(sorted) else { return nil }
    let logs = sorted.map { log(min(max(1, $0), max(1, 5 * median))) }
    let mean = logs.reduce(0, +) / Double(logs.count)
    let variance = logs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, logs.count - 1))
    return LogNormal(mu: mean, sigma: variance.squareRoot())
  }
}

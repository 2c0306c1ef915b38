import Foundation
import Records
import Synchronization

/// Who looked at the figures of which days lately. Pure.
///
/// A page that is left open asks again every minute: one look of each person at each range stands in the trail in an hour.
struct RecentLooks {
  struct Look: Sendable, Hashable {
    var account: String
    /// Such as `2026-11-01 to 2026-11-28`.
    var range: String
  }

  /// For how long a look goes on.
  static let seconds = 3_600.0
  /// More are noted again.
  static let most = 1_000
  private var noted: [Look: Date] = [:]

  /// Takes a look; whether it is to be noted.
  mutating func take(_ look: Look, at now: Date) -> Bool {
    if let last = noted[look], (0..<Self.seconds).contains(now.timeIntervalSince(last)) { return false }
    if noted.count >= Self.most { noted = noted.filter { now.timeIntervalSince($0.value) < Self.seconds } }
    if noted.count >= Self.most { noted = [:] }
    noted[look] = now
    return true
  }

  /// The look could not be noted.
  mutating func forget(_ look: Look) { noted[look] = nil }
}

/// Notes looks at figures in the audit trail.
final class LookNotes: Sendable {
  private let trail: AuditTrail
  private let looks = Mutex(RecentLooks())

  init(_ trail: AuditTrail) { self.trail = trail }

  /// Notes a look at some days, unless it goes on.
  ///
  /// - Parameters:
  ///   - account: who looks.
  ///   - range: the days.
  ///   - now: the time.
  /// - Throws: when it cannot be written: then nothing must be shown.
  func note(_ account: Account, _ range: String, at now: Date) async throws(WebError) {
    let look = RecentLooks.Look(account: account.name, range: range)
    guard looks.withLock({ $0.take(look, at: now) }) else { return }
    do {
      try await trail.note(account, "report.see", range)
    } catch {
      looks.withLock { $0.forget(look) }
      throw error
    }
  }
}

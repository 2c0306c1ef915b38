import Dialogue
public import Foundation
public import Records
public import Understanding

/// Reads what reports need of a store, a page at a time.
public struct CallLogReader: Sendable {
  private static let page = 500
  private let log: any CallLog
  private let moods: MoodReader

  /// - Parameters:
  ///   - log: the store.
  ///   - moods: hears how frustrated callers were.
  public init(_ log: any CallLog, moods: MoodReader = MoodReader()) {
    self.log = log
    self.moods = moods
  }

  /// - Parameters:
  ///   - period: the days.
  ///   - target: what callers who ask for a person are promised.
  ///   - now: the time.
  /// - Returns: the figures of the days.
  /// - Throws: as the store does.
  public func figures(
    of period: ReportPeriod, target: StaffTarget = .usual, at now: Date
  ) async throws(StoreError) -> Figures {
    let end = period.times.upperBound
    let calls = try await digests(period.times)
    let later = end < now ? try await digests(end..<end.addingTimeInterval(2 * Containment.window)) : []
    return Figures(
      calls: calls, later: later, tickets: try await tickets(period.times), of: period, target: target, at: now)
  }

  public func digests(_ times: Range<Date>) async throws(StoreError) -> [CallDigest] {
    var digests: [CallDigest] = []
    try await forEachCall(times) { record, journal in
      digests.append(CallDigest(record, journal: journal, moods: moods))
    }
    return digests
  }

  /// What was not understood, or hardly, in calls of a time.
  public func unclearTurns(_ times: Range<Date>) async throws(StoreError) -> [UnclearTurn] {
    var turns: [UnclearTurn] = []
    try await forEachCall(times) { record, journal in turns += UnclearTurn.turns(in: journal, of: record.id) }
    return turns
  }

  public func tickets(_ times: Range<Date>) async throws(StoreError) -> [Ticket] {
    var tickets: [Ticket] = []
    while true {
      let page = try await log.tickets(openedIn: times, after: tickets.last?.number ?? 0, limit: Self.page)
      tickets += page
      guard page.count == Self.page else { return tickets }
    }
  }

  /// Takes each call with its journal, in the order of their numbers.
  ///
  /// - Parameters:
  ///   - times: when they began.
  ///   - take: is given each.
  /// - Throws: as the store does.
  func forEachCall(
    _ times: Range<Date>, _ take: (CallRecord, [JournalEntry]) -> Void
  ) async throws(StoreError) {
    var last: CallID?
    while true {
      let page = try await log.calls(begunIn: times, after: last, limit: Self.page)
      for record in page { take(record, try await log.journal(of: record.id)) }
      last = page.last?.id
      guard page.count == Self.page else { return }
    }
  }
}

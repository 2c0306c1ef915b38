import Dialogue
import Foundation
import HTTPTypes
import Records
import Reporting
import Understanding

/// Makes figures one after the other, for a report may read the journals of many calls; the same figures that were just
/// made are given again.
actor ReportDesk {
  /// How many may wait for their turn.
  static let mostWaiting = 8
  private static let kept = Duration.seconds(5)
  private let log: any CallLog
  private let now: @Sendable () -> Date
  private var waiting = 0
  private var last: Task<Void, Never>?
  private var recent: (period: ReportPeriod, target: StaffTarget, figures: Figures, at: ContinuousClock.Instant)?

  init(log: any CallLog, now: @escaping @Sendable () -> Date) { (self.log, self.now) = (log, now) }

  /// The figures of some days.
  func figures(of period: ReportPeriod, target: StaffTarget, moods: MoodReader) async throws(WebError) -> Figures {
    let (log, now) = (log, now)
    return try await inTurn { [self] () async throws(StoreError) in
      if let figures = await known(period, target) { return figures }
      let figures = try await CallLogReader(log, moods: moods).figures(of: period, target: target, at: now())
      await keep(figures, period, target)
      return figures
    }
  }

  /// What a plan of measured days is made of.
  func tickets(of period: ReportPeriod) async throws(WebError) -> [Ticket] {
    let log = log
    return try await inTurn { () async throws(StoreError) in try await CallLogReader(log).tickets(period.times) }
  }

  /// What was not understood on some days, the largest group first.
  func unclear(on period: ReportPeriod) async throws(WebError) -> [PhraseGroup] {
    let log = log
    return try await inTurn { () async throws(StoreError) in
      PhraseGroup.groups(of: try await CallLogReader(log).unclearTurns(period.times))
    }
  }

  private func known(_ period: ReportPeriod, _ target: StaffTarget) -> Figures? {
    guard let recent, recent.period == period, recent.target == target, recent.at.duration(to: .now) < Self.kept else {
      return nil
    }
    return recent.figures
  }

  private func keep(_ figures: Figures, _ period: ReportPeriod, _ target: StaffTarget) {
    recent = (period, target, figures, .now)
  }

  private func inTurn<Value: Sendable>(
    _ work: @escaping @Sendable () async throws(StoreError) -> Value
  ) async throws(WebError) -> Value {
    guard waiting < Self.mostWaiting else { throw .reportsBusy }
    waiting += 1
    defer { waiting -= 1 }
    let before = last
    let task = Task<Result<Value, StoreError>, Never> {
      await before?.value
      do throws(StoreError) { return .success(try await work()) } catch { return .failure(error) }
    }
    last = Task { _ = await task.value }
    switch await task.value {
    case .success(let value): return value
    case .failure: throw .accountsUnavailable
    }
  }
}

extension WebError {
  static let reportsBusy = WebError(
    .serviceUnavailable, "busy", "Too many reports are being made. Please try again in a moment.", retryAfter: 5)
}

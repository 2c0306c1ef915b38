import ArgumentParser
import Calls
import Foundation
import Reporting
import Understanding

/// The days that a report or a plan is about.
struct PeriodOptions: ParsableArguments {
  @Option(help: "The first day, such as 2026-11-23, or “today”, “yesterday” (default: the last day).")
  var from: String?
  @Option(help: "The last day (default: today).")
  var to: String?

  /// - Parameter days: how many days are meant when no first one is given.
  /// - Returns: the days, in this machine's time zone.
  /// - Throws: `Failure` for what is no day, and for days in the wrong order.
  func period(days: Int = 1) throws -> ReportPeriod {
    let last = try day(to ?? "today")
    let first = try from.map(day) ?? last.adding(days: 1 - days)
    guard let period = ReportPeriod(from: first, to: last, in: .current) else {
      throw Failure("--from must not be after --to, nor ten years before it", isUsage: true)
    }
    return period
  }

  private func day(_ text: String) throws -> CalendarDay {
    let today = CalendarDay(Date(), in: .current)
    let day =
      switch text {
      case "today": today
      case "yesterday": today?.adding(days: -1)
      default: CalendarDay(text)
      }
    guard let day else { throw Failure("“\(text)” is not a day such as 2026-11-23", isUsage: true) }
    return day
  }
}

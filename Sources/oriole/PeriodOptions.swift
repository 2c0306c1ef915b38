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
    do throws(ReportQuery.Fault) {
      guard let today = CalendarDay(Date(), in: .current) else { throw .noDay("today") }
      return try ReportQuery(from: from, to: to).period(days: days, today: today, in: .current)
    } catch .noDay(let text) {
      throw Failure("“\(text)” is not a day such as 2026-11-23", isUsage: true)
    } catch {
      throw Failure("--from must not be after --to, nor ten years before it", isUsage: true)
    }
  }
}

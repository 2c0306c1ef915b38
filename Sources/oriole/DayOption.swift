import ArgumentParser
import Calls
import Foundation
import Understanding

/// The day on which a call takes place.
struct DayOption: ParsableArguments {
  @Option(
    name: .customLong("today"), help: "The caller's day, such as 2026-11-23 (default: this machine's day).",
    transform: DayOption.read)
  var given: CalendarDay?

  private static func read(_ text: String) throws -> CalendarDay {
    guard let day = CalendarDay(text) else { throw ValidationError("“\(text)” is not a day such as 2026-11-23") }
    return day
  }

  var today: CalendarDay? { given ?? CalendarDay(Date(), in: .current) }
}

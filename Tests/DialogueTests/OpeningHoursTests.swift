import Dialogue
import Testing
import Understanding

struct OpeningHoursTests {
  private let hours = OpeningHours(
    zone: "Europe/London",
    week: [1: [.init(from: 540, to: 720), .init(from: 780, to: 1_080)], 6: [.init(from: 0, to: 1_440)], 3: []],
    closedDays: Set([CalendarDay("2026-11-30")].compactMap(\.self)))

  private func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text)) }
  private func time(_ text: String) throws -> TimeOfDay { try #require(TimeOfDay(text)) }

  @Test(arguments: [
    ("2026-11-23", "09:00", true), ("2026-11-23", "08:59", false), ("2026-11-23", "12:00", false),
    ("2026-11-23", "13:00", true), ("2026-11-23", "17:59", true), ("2026-11-23", "18:00", false),
    ("2026-11-24", "10:00", false), ("2026-11-28", "00:00", true), ("2026-11-28", "23:59", true),
    ("2026-11-30", "10:00", false),
  ])
  func `people are there in the parts of each day`(date: String, clock: String, isOpen: Bool) throws {
    #expect(hours.isOpen(on: try day(date), at: try time(clock)) == isOpen)
  }

  @Test(arguments: [
    ("2026-11-23", "08:00", "2026-11-23", "09:00"), ("2026-11-23", "12:30", "2026-11-23", "13:00"),
    ("2026-11-23", "18:00", "2026-11-28", "00:00"), ("2026-11-28", "23:59", "2026-12-05", "00:00"),
    ("2026-11-29", "10:00", "2026-12-05", "00:00"),
  ])
  func `the next opening is found over closed days`(
    date: String, clock: String, nextDay: String, nextTime: String
  ) throws {
    let next = hours.opening(after: try day(date), try time(clock))
    #expect(next == Opening(day: try day(nextDay), time: try time(nextTime)))
  }

  @Test func `where nobody is ever there, there is no next opening`() throws {
    let never = OpeningHours(zone: "UTC", week: [2: []])
    #expect(never.opening(after: try day("2026-11-23"), try time("10:00")) == nil)
  }
}

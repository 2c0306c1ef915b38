import Foundation
import Testing

@testable import Understanding

@Suite struct CalendarDayTests {
  private func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text)) }

  @Test func `weekdays run from Monday to Sunday`() throws {
    #expect(try day("2026-07-20").weekday == 1)
    #expect(try day("2026-07-26").weekday == 7)
    #expect(try day("1970-01-01").weekday == 4)
    #expect(try day("0001-01-01").weekday == 1)
  }

  @Test(arguments: [
    ("2026-07-31", 1, "2026-08-01"), ("2024-02-28", 1, "2024-02-29"), ("2023-02-28", 1, "2023-03-01"),
    ("2000-03-01", -1, "2000-02-29"), ("1900-03-01", -1, "1900-02-28"), ("2026-07-25", 146_097, "2426-07-25"),
    ("2026-07-25", 0, "2026-07-25"), ("9999-12-31", 1, "9999-12-31"), ("0001-01-01", Int.min, "0001-01-01"),
    ("2026-07-25", Int.max, "9999-12-31"),
  ])
  func `days are added across months and years`(start: String, days: Int, end: String) throws {
    #expect(try day(start).adding(days: days).description == end)
  }

  @Test func `adding a day goes to the next of all days in four hundred years`() throws {
    var current = try day("1999-12-31")
    for _ in 0..<146_097 {
      let next = current.adding(days: 1)
      #expect(current.days(to: next) == 1 && CalendarDay(year: next.year, month: next.month, day: next.day) == next)
      current = next
    }
    #expect(current.description == "2399-12-31")
  }

  @Test func `a month's last day stays within a shorter month`() throws {
    #expect(try day("2026-01-31").adding(months: 1).description == "2026-02-28")
    #expect(try day("2026-01-31").adding(months: -2).description == "2025-11-30")
    #expect(try day("2026-01-31").adding(months: Int.max).description == "9999-12-31")
  }

  @Test(arguments: ["", "2026-02-30", "2026-13-01", "26-07-25", "2026-7-25", "0000-01-01", "２０２６-07-25", "x"])
  func `what is no day is none`(text: String) {
    #expect(CalendarDay(text) == nil)
  }

  @Test func `days are coded as they are written`() throws {
    let coded = try JSONEncoder().encode([try day("2026-07-25")])
    #expect(String(decoding: coded, as: UTF8.self) == "[\"2026-07-25\"]")
    #expect(try JSONDecoder().decode([CalendarDay].self, from: coded) == [try day("2026-07-25")])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([CalendarDay].self, from: Data("[\"2026-02-30\"]".utf8))
    }
  }
}

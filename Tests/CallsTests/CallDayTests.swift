import Calls
import Foundation
import Testing
import Understanding

@Suite struct CallDayTests {
  @Test func `the day of a moment depends on the zone`() throws {
    let moment = Date(timeIntervalSince1970: 1_795_390_200)
    let utc = try #require(TimeZone(secondsFromGMT: 0))
    #expect(CalendarDay(moment, in: utc)?.description == "2026-11-22")
    let east = try #require(TimeZone(secondsFromGMT: 8 * 3600))
    #expect(CalendarDay(moment, in: east)?.description == "2026-11-23")
  }

  @Test func `a moment beyond the calendar has no day`() {
    #expect(CalendarDay(Date(timeIntervalSince1970: 1e13), in: .gmt) == nil)
  }
}

import Testing

@testable import Understanding

/// Today is Wednesday, 22 July 2026.
@Suite struct DateReaderTests {
  private let english = DateReader(language: .english)
  private let mandarin = DateReader(language: .mandarin)
  private let today = CalendarDay(year: 2026, month: 7, day: 22)

  @Test(arguments: [
    ("tomorrow", "2026-07-23"), ("the day after tomorrow", "2026-07-24"), ("yesterday", "2026-07-21"),
    ("can you deliver it next friday afternoon please", "2026-07-31"), ("this friday", "2026-07-24"),
    ("on monday", "2026-07-27"), ("wednesday", "2026-07-29"), ("this wednesday", "2026-07-22"),
    ("I ordered it last tuesday", "2026-07-21"), ("in three days", "2026-07-25"), ("in a couple of days", "2026-07-24"),
    ("a week from today", "2026-07-29"), ("two weeks ago", "2026-07-08"), ("in a fortnight", "2026-08-05"),
    ("a week on friday", "2026-07-31"), ("friday week", "2026-07-31"), ("monday of next week", "2026-07-27"),
    ("three days after tomorrow", "2026-07-26"), ("in two weeks' time", "2026-08-05"), ("a month ago", "2026-06-22"),
    ("the end of the month", "2026-07-31"), ("the fifth of next month", "2026-08-05"), ("in a year", "2027-07-22"),
  ])
  func `English dates relative to today`(text: String, day: String) throws {
    #expect(english.value(in: text, today: try #require(today))?.description == day)
  }

  @Test(arguments: [
    ("july twenty fifth", "2026-07-25"), ("the twenty fifth please", "2026-07-25"), ("on the second", "2026-08-02"),
    ("the 25th of July", "2026-07-25"), ("25 jul 2027", "2027-07-25"), ("july 25, 2027", "2027-07-25"),
    ("friday the 24th of july", "2026-07-24"), ("march the third", "2027-03-03"), ("may 5th", "2027-05-05"),
    ("december twenty fifth nineteen eighty four", "1984-12-25"), ("february twenty ninth", "2028-02-29"),
    ("25/7/2026", "2026-07-25"), ("3/4/2026", "2026-04-03"), ("7/25/2026", "2026-07-25"), ("2026-07-25", "2026-07-25"),
    ("25.7.26 please", "2026-07-25"), ("25/7", "2026-07-25"), ("on the 31st", "2026-07-31"),
  ])
  func `English calendar dates`(text: String, day: String) throws {
    #expect(english.value(in: text, today: try #require(today))?.description == day)
  }

  @Test(arguments: [
    ("明天", "2026-07-23"), ("后天", "2026-07-24"), ("大后天", "2026-07-25"), ("昨天", "2026-07-21"), ("前天", "2026-07-20"),
    ("下周五能送吗", "2026-07-31"), ("这个星期天", "2026-07-26"), ("上周三", "2026-07-15"), ("礼拜一", "2026-07-27"),
    ("三天后", "2026-07-25"), ("两周前", "2026-07-08"), ("兩個月後", "2026-09-22"), ("半个月后", "2026-08-06"),
    ("月底", "2026-07-31"), ("下个月五号", "2026-08-05"), ("7月25号", "2026-07-25"), ("七月二十五日", "2026-07-25"),
    ("25号送", "2026-07-25"), ("二零二七年三月五日", "2027-03-05"), ("明年五月三号", "2027-05-03"), ("年底", "2026-12-31"),
  ])
  func `Chinese dates`(text: String, day: String) throws {
    #expect(mandarin.value(in: text, today: try #require(today))?.description == day)
  }

  @Test func `the past is preferred when it is asked for`() throws {
    let today = try #require(today)
    for (text, day) in [
      ("on monday", "2026-07-20"), ("december fifth", "2025-12-05"), ("the twenty fifth", "2026-06-25"),
      ("wednesday", "2026-07-15"), ("this wednesday", "2026-07-22"), ("8月1号", "2025-08-01"),
    ] {
      #expect(english.value(in: text, today: today, prefers: .past)?.description == day, "\(text)")
    }
  }

  @Test(arguments: [
    "", "I may come", "may I ask", "you may first call us", "one moment please", "we march on", "the second floor",
    "the second one", "the first time", "open 24/7", "can I have two please", "in july", "july twenty twelve",
    "twenty twelve", "next week", "for three days", "I sat in the sun", "thirty first of february", "31/2/2026",
    "1-2-3-4", "三号楼", "地铁5号线", "我要两个", "二月三十号", "一九九八年", "等一下", "三天", "🎂",
  ])
  func `what is no day has no value`(text: String) throws {
    #expect(english.value(in: text, today: try #require(today)) == nil)
  }

  @Test func `every date of a text is found with its place`() throws {
    let text = "Not Friday, but on the 25th of July or 下周五"
    let readings = english.readings(in: text, today: try #require(today))
    #expect(readings.map { String(text[$0.range]) } == ["Friday", "the 25th of July", "下周五"])
    #expect(readings.map(\.value.description) == ["2026-07-24", "2026-07-25", "2026-07-31"])
  }

  @Test func `the calendar's end is no trap`() throws {
    let last = try #require(CalendarDay(year: 9999, month: 12, day: 31))
    #expect(english.value(in: "in nine hundred years", today: last) == last)
    #expect(english.value(in: "february twenty ninth", today: last) == nil)
    #expect(english.value(in: "in ninety nine sextillion days", today: last) == nil)
    #expect(english.value(in: "the 99999999999999999999th of july", today: last) == nil)
  }
}

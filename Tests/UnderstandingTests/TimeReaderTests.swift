import Testing

@testable import Understanding

@Suite struct TimeReaderTests {
  private let english = TimeReader(language: .english)
  private let mandarin = TimeReader(language: .mandarin)

  @Test(arguments: [
    ("half past three", "03:30"), ("quarter to two", "01:45"), ("a quarter past nine", "09:15"),
    ("ten past four pm", "16:10"), ("five minutes to eight am", "07:55"), ("can I come at three thirty", "03:30"),
    ("noon", "12:00"), ("midnight", "00:00"), ("at 15:30", "15:30"), ("three in the afternoon", "15:00"),
    ("at three please", "03:00"), ("seven a.m.", "07:00"), ("7pm", "19:00"), ("12 am", "00:00"), ("7.30pm", "19:30"),
    ("1530 hours", "15:30"), ("sixteen hundred hours", "16:00"), ("ten to eleven", "10:50"),
    ("tomorrow morning at ten", "10:00"), ("tonight at eight", "20:00"), ("twelve at night", "00:00"),
    ("at half eight", "08:30"), ("eight o six", "08:06"), ("two o'clock", "02:00"), ("one min to one am", "00:59"),
  ])
  func `English times`(text: String, time: String) {
    #expect(english.value(in: text)?.description == time)
  }

  @Test(arguments: [
    ("下午三点半", "15:30"), ("三点一刻", "03:15"), ("差五分八点", "07:55"), ("八点差五分", "07:55"), ("中午十二点", "12:00"),
    ("晚上八点二十", "20:20"), ("凌晨两点", "02:00"), ("下午一点", "13:00"), ("十三点零五分十秒", "13:05:10"), ("早上9點", "09:00"),
    ("下午3:30", "15:30"), ("晚上十二点", "00:00"), ("明天两点钟", "02:00"), ("中午", "12:00"), ("三时二十分", "03:20"),
  ])
  func `Chinese times`(text: String, time: String) {
    #expect(mandarin.value(in: text)?.description == time)
  }

  @Test(arguments: [
    "", "second floor", "one moment please", "five to ten days", "two to three kettles", "two kettles at three pounds",
    "my order is four five seven", "nineteen ninety four", "25:00", "12:60", "I am fifteen", "3-4", "at 99",
    "quarter", "half", "july twelve fifty", "快一点", "便宜一点点", "三点五", "三点五块", "五分钟", "的时候", "👍",
  ])
  func `what is no time has no value`(text: String) {
    #expect(english.value(in: text) == nil)
  }

  @Test func `a bare hour is a time when one was asked for`() {
    #expect(english.value(in: "three") == nil)
    #expect(english.value(in: "three", expectingTime: true)?.description == "03:00")
    #expect(mandarin.value(in: "一点", expectingTime: true)?.description == "01:00")
  }

  @Test func `whether the half of the day is known is told`() throws {
    let text = "at three thirty or 4 pm GMT"
    let readings = english.readings(in: text)
    #expect(readings.map(\.value.isHalfDayKnown) == [false, true])
    #expect(readings.map(\.value.zone) == [nil, "gmt"])
    #expect(readings.map { String(text[$0.range]) } == ["three thirty", "4 pm GMT"])
  }

  @Test func `times are written, read and ordered`() throws {
    let early = try #require(TimeOfDay("09:05"))
    let late = try #require(TimeOfDay(hour: 15, minute: 30, second: 10))
    #expect(early < late && late.description == "15:30:10" && early.minutes == 545)
    #expect(TimeOfDay("9:05") == nil && TimeOfDay("24:00") == nil && TimeOfDay(hour: -1) == nil)
  }
}

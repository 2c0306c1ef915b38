import Dialogue
import Testing
import Understanding

@Suite struct TemplateTests {
  private func render(_ source: String, _ values: Facts, _ language: Language = .english) throws -> String {
    try Template(source).render(values, language: language, words: TinyShop.words)
  }

  @Test(arguments: [
    ("Order {order|digits}.", Language.english, "Order 4 5 7."),
    ("On {eta|date}.", .english, "On 27 November."),
    ("{eta|date}送达。", .mandarin, "11月27日送达。"),
    ("It {status|words}.", .english, "It is on its way."),
    ("订单{status|words}。", .mandarin, "订单已经发货。"),
    ("{total|money}", .english, "12 pounds 50"),
    ("{total|money}", .mandarin, "12.50英镑"),
    ("{whole|money}", .english, "1 pound"),
    ("{paid|money}", .english, "1 dollar 5"),
    ("{paid|money}", .mandarin, "1.05美元"),
    ("{eta|weekday}", .english, "Friday 27 November"),
    ("{eta|weekday}", .mandarin, "11月27日星期五"),
    ("{at|time}", .english, "half past 3 in the afternoon"),
    ("{at|time}", .mandarin, "下午3点半"),
    ("{tel|phone}", .english, "plus 4 4 2, 0 7 9, 4 6 0, 9 5 8"),
    ("{tel|phone}", .mandarin, "加 4 4 2，0 7 9，4 6 0，9 5 8"),
    ("{n|count} left", .english, "3 left"),
    ("Hello {nobody}!", .english, "Hello !"),
  ])
  func `values are said in a form that is good to hear`(source: String, language: Language, expected: String) throws {
    let values = [
      "order": "457", "eta": "2026-11-27", "status": "shipped", "total": "12.5", "whole": "1", "n": "3",
      "paid": "1.05 USD", "at": "15:30", "tel": "+442079460958",
    ]
    #expect(try render(source, values, language) == expected)
  }

  @Test func `a value that does not fit its filter is said as it is`() throws {
    #expect(try render("{eta|date}", ["eta": "soon"]) == "soon")
    #expect(try render("{eta|date}", ["eta": "2026-99-99"]) == "2026-99-99")
    #expect(try render("{total|money}", ["total": "free"]) == "free")
    #expect(try render("{status|words}", ["status": "lost"]) == "lost")
    #expect(try render("{eta|weekday}", ["eta": "2026-02-30"]) == "2026-02-30")
    #expect(try render("{at|time}", ["at": "03:00 or 15:00"]) == "03:00 or 15:00")
  }

  @Test(arguments: [
    ("00:00", "midnight", "凌晨0点"), ("00:15", "quarter past 12 at night", "凌晨0点15分"),
    ("09:05", "9 oh 5 in the morning", "上午9点零5分"), ("11:45", "quarter to 12 in the morning", "上午11点45分"),
    ("12:00", "12 noon", "中午12点"), ("12:45", "quarter to 1 in the afternoon", "中午12点45分"),
    ("19:40", "7 40 in the evening", "晚上7点40分"), ("23:00", "11 at night", "晚上11点"),
  ])
  func `times are said with the part of the day`(time: String, english: String, mandarin: String) throws {
    #expect(try render("{at|time}", ["at": time]) == english)
    #expect(try render("{at|time}", ["at": time], .mandarin) == mandarin)
  }

  @Test func `a year is said where it is not plain`() throws {
    let today = CalendarDay("2026-11-23")
    let template = try Template("{day|weekday}")
    #expect(template.render(["day": "2027-03-01"], language: .english, today: today) == "Monday 1 March")
    #expect(template.render(["day": "2028-03-01"], language: .english, today: today) == "Wednesday 1 March 2028")
    #expect(template.render(["day": "2028-03-01"], language: .mandarin, today: today) == "2028年3月1日星期三")
  }

  @Test(arguments: [
    ("12345", "1 2 3 4 5"), ("123456", "1 2 3, 4 5 6"), ("12345678", "1 2 3 4, 5 6 7 8"),
    ("0123456789", "0 1 2, 3 4 5, 6 7 8 9"), ("", ""),
  ])
  func `telephone numbers have groups`(digits: String, expected: String) throws {
    #expect(try render("{tel|phone}", ["tel": digits]) == expected)
  }

  @Test(arguments: ["Order {order", "Order order}", "{}", "{a|b|c}", "{order|shout}", "{a{b}}"])
  func `a malformed template is refused`(source: String) {
    #expect(throws: TemplateError.self) { try Template(source) }
  }

  @Test func `an unknown filter names the known ones`() {
    #expect { try Template("{order|shout}") } throws: { error in
      (error as? TemplateError)?.message.contains("digits, date, money, words, count") == true
    }
  }
}

import Foundation
import Testing
import Understanding

@Suite struct ValueReaderTests {
  /// A Monday.
  static let today = CalendarDay("2026-11-23")

  private func read(
    _ text: String, _ kind: ValueKind, _ language: Language = .english, isExpected: Bool = true, doubted: String? = nil
  ) -> String? {
    ValueReader(kind, language: language, today: Self.today)
      .reading(in: text, isExpected: isExpected, doubted: doubted)?.value
  }

  @Test(arguments: [
    ("next friday please", ValueKind.date(.init()), Language.english, "2026-12-04"),
    ("the third of january", .date(.init()), .english, "2027-01-03"),
    ("下周三", .date(.init()), .mandarin, "2026-12-02"),
    ("half past three in the afternoon", .time(.init()), .english, "15:30"),
    ("下午三点半", .time(.init()), .mandarin, "15:30"),
    ("at three", .time(.init()), .english, "03:00 or 15:00"),
    ("three", .time(.init(from: TimeOfDay(hour: 8), to: TimeOfDay(hour: 20))), .english, "15:00"),
    ("twelve", .time(.init()), .english, "12:00"),
    ("twelve pounds fifty", .money(.init()), .english, "12.50 GBP"),
    ("about forty", .money(.init()), .english, "40.00"),
    ("三块五", .money(.init()), .mandarin, "3.50 CNY"),
    ("two point five", .number(.init()), .english, "2.5"),
    ("一百二十", .number(.init()), .mandarin, "120"),
    ("plus forty four double seven double oh nine double oh one two three", .phone, .english, "+447700900123"),
    ("oh two oh seven nine four six oh nine five eight", .phone, .english, "02079460958"),
    ("幺三八一二三四五六七八", .phone, .mandarin, "13812345678"),
  ])
  func `values are texts that lookups understand`(
    text: String, kind: ValueKind, language: Language, expected: String
  ) {
    #expect(read(text, kind, language) == expected)
  }

  @Test func `a possible value is preferred, and an impossible one is still read`() {
    let kind = ValueKind.date(.init(from: 1, to: 14))
    #expect(read("today or tomorrow", kind) == "2026-11-24")
    #expect(read("today", kind) == "2026-11-23")
    let reader = ValueReader(kind, language: .english, today: Self.today)
    #expect(!reader.isPossible("2026-11-23"))
    #expect(reader.isPossible("2026-12-07"))
    #expect(reader.limits.from == "2026-11-24")
    #expect(reader.limits.to == "2026-12-07")
    #expect(!ValueReader(.money(.init(to: 100)), language: .english, today: nil).isPossible("100.01 USD"))
    #expect(!ValueReader(.number(.init(from: 1)), language: .english, today: nil).isPossible("many"))
  }

  @Test func `a day that may not be later than today is the last one of its name`() {
    #expect(read("on friday", .date(.init(to: 0))) == "2026-11-20")
  }

  @Test func `another value than the doubted one counts, and a denied one is none`() {
    let kind = ValueKind.date(.init())
    #expect(read("friday not saturday", kind, doubted: "2026-11-28") == "2026-11-27")
    #expect(read("no not friday", kind, doubted: "2026-12-04") == nil)
    #expect(read("no not on friday but on saturday", kind, doubted: "2026-12-04") == "2026-11-28")
    #expect(read("不是星期五", kind, .mandarin, doubted: "2026-12-04") == nil)
  }

  @Test func `without a day no dates are read`() {
    let reader = ValueReader(.date(.init()), language: .english, today: nil)
    #expect(reader.reading(in: "tomorrow", isExpected: true) == nil)
    #expect(reader.value(ofKeys: "2512") == nil)
    #expect(!reader.isPossible("2026-12-25"))
  }

  @Test func `the half of the day chooses between two times`() {
    let times = "03:00 or 15:00"
    #expect(ValueReader.choices(of: times) == ["03:00", "15:00"])
    #expect(ValueReader.choices(of: "12.50 GBP") == ["12.50 GBP"])
    #expect(ValueReader.choice(of: times, by: "in the afternoon please") == "15:00")
    #expect(ValueReader.choice(of: times, by: "the morning") == "03:00")
    #expect(ValueReader.choice(of: times, by: "下午吧") == "15:00")
    #expect(ValueReader.choice(of: times, by: "three") == nil)
    #expect(ValueReader.choice(of: "15:00", by: "morning") == nil)
  }

  @Test(
    arguments: [
      (ValueKind.date(.init()), "2512", "2026-12-25"), (.date(.init()), "0301", "2027-01-03"),
      (.date(.init()), "25072027", "2027-07-25"), (.date(.init()), "3102", nil), (.date(.init()), "251", nil),
      (.date(.init()), "2512*", nil), (.time(.init()), "1530", "15:30"), (.time(.init()), "2460", nil),
      (.time(.init()), "930", nil), (.money(.init()), "12", "12.00"), (.money(.init()), "12*5", "12.50"),
      (.money(.init()), "12*345", nil), (.money(.init()), "1*2*3", nil), (.money(.init()), "*", nil),
      (.number(.init()), "0042", "42"), (.number(.init()), "4*2", nil), (.phone, "02079460958", "02079460958"),
      (.phone, "00442079460958", "+442079460958"), (.phone, "123", nil), (.phone, "", nil),
    ] as [(ValueKind, String, String?)])
  func `keys spell values`(kind: ValueKind, keys: String, expected: String?) {
    #expect(ValueReader(kind, language: .english, today: Self.today).value(ofKeys: keys) == expected)
  }

  @Test func `the place of a value is told, so that its words are not read again`() {
    let text = "order 457012 next friday at three"
    let reader = ValueReader(.date(.init()), language: .english, today: Self.today)
    #expect(reader.reading(in: text, isExpected: false).map { String(text[$0.range]) } == "next friday")
  }
}

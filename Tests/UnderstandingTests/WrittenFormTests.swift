import Testing

@testable import Understanding

@Suite struct WrittenFormTests {
  private let english = WrittenForm(language: .english)
  private let mandarin = WrittenForm(language: .mandarin)

  @Test(arguments: [
    ("three hundred thousand and five", "300005"), ("minus one million two", "-1000002"), ("twelve", "twelve"),
    ("thirteen", "13"), ("fifty million", "50 million"), ("ninety nine lakh", "9900000"), ("one point five", "1.5"),
    ("a kettle and twenty cups", "a kettle and 20 cups"),
  ])
  func `English cardinals`(spoken: String, written: String) {
    #expect(english.write(spoken, kind: .cardinal) == written)
  }

  @Test(arguments: [
    ("May Fifth Two Thousand", "May 5 2000"), ("the fourth of july seventeen seventy six", "4 july 1776"),
    ("march eighteen oh five", "march 1805"), ("august twelve", "august 12"), ("nineteen fifties", "1950s"),
    ("third quarter of twenty twenty", "Q3 2020"), ("two hundred b c", "200BC"), ("twelve twelve", "1212"),
    ("in two thousand and six", "in 2006"), ("may I ask", "may I ask"),
  ])
  func `English dates`(spoken: String, written: String) {
    #expect(english.write(spoken, kind: .date) == written)
  }

  @Test(arguments: [
    ("two pounds and fifty pence", "£2.50"), ("twelve pounds five", "£12.05"), ("ninety nine cents", "$0.99"),
    ("three hundred million yen", "¥300 million"), ("six million yuan", "6 million yuan"), ("twelve euros", "€12"),
    ("one fifty dollars please", "$150 please"), ("one euros", "one euros"), ("point two five dollars", "$.25"),
  ])
  func `English amounts`(spoken: String, written: String) {
    #expect(english.write(spoken, kind: .money) == written)
  }

  @Test(arguments: [
    ("six five zero two five three zero zero zero zero", "650-253-0000"),
    ("plus one six five zero two five three zero zero zero zero", "+1 650-253-0000"),
    ("my ssn is one two three four five six seven eight nine", "my ssn is 123-45-6789"),
    ("one nine two dot one six eight dot one dot one", "192.168.1.1"), ("x y z nine", "xyz9"), ("a b", "a b"),
    ("four one one one triple one one triple one one triple one one", "4111 1111 1111 1111"),
    ("one eight hundred five five five one two three four", "1 800-555-1234"), ("a thirty", "a 30"),
  ])
  func `English telephone and serial numbers`(spoken: String, written: String) {
    #expect(english.write(spoken, kind: .telephone) == written)
  }

  @Test(arguments: [
    ("twenty to four pm", "03:40 p.m."), ("nine o five", "09:05"), ("four o'clock", "04:00"),
    ("eleven thirty p m e s t", "11:30 p.m. est"), ("wake me at half past six", "wake me at 06:30"),
    ("sixteen thirty", "16:30"), ("at noon", "at noon"),
  ])
  func `English times`(spoken: String, written: String) {
    #expect(english.write(spoken, kind: .time) == written)
  }

  @Test(arguments: [
    ("两千零二十", "2,020", WrittenForm.Kind.cardinal), ("一千二百三十四万五千", "12,345,000", .cardinal), ("二十万", "20万", .cardinal),
    ("三億", "3億", .cardinal), ("负三点一四", "-3.14", .cardinal), ("二零一九年十月一号", "2019年10月1日", .date),
    ("公元前二百年", "公元前二百年", .date), ("纪元前二零零年", "公元前200年", .date), ("西元一九九零年", "公元1990年", .date),
    ("三点五亿美元", "US$3.5亿", .money), ("三十元五角", "¥30.5", .money), ("九百港元", "HKD$900", .money),
    ("十二点零一分", "12:01", .time), ("下午十点半", "下午10点半", .time), ("三十秒", "30秒", .time), ("差五分八点", "07:55", .time),
    ("打幺三八零零一三八零零零", "打13800138000", .telephone),
  ])
  func `Chinese values`(spoken: String, written: String, kind: WrittenForm.Kind) {
    #expect(mandarin.write(spoken, kind: kind) == written)
  }

  @Test(arguments: [
    (
      "it costs twelve pounds fifty and comes at ten to eleven pm on july twenty fifth",
      "it costs £12.50 and comes at 10:50 p.m. on july 25"
    ),
    ("I live at two hundred and fifty four baker street", "I live at 254 baker street"),
    ("we have five to ten days", "we have five to ten days"), ("five percent of the twenty first", "5% of the 21st"),
    ("我七月三号下午三点半买了两百五十块钱的东西", "我7月3日下午3点半买了¥250的东西"), ("一个百分之五", "一个5%"), ("", ""), ("👍 ok", "👍 ok"),
  ])
  func `a text tells what its values are`(spoken: String, written: String) {
    #expect((Language.hasHanzi(spoken) ? mandarin : english).write(spoken) == written)
  }

  @Test(arguments: [
    ("three ", 1_000), ("9", 100_000), ("万亿", 50_000), ("一万亿", 30_000), ("million ", 10_000), ("half past ", 10_000),
    ("a ", 50_000), ("oh ", 30_000), ("the day after ", 7_000), ("👩‍👩‍👧", 10_000), ("e\u{301}\u{302}", 30_000),
    ("1/", 50_000),
    ("二零", 50_000), ("三块", 50_000), ("十", 100_000), ("plus ", 20_000), ("dot o ", 20_000), ("1e999999999-", 1),
    ("\u{0}\u{FFFF}-−–", 20), ("minus ", 10_000), ("one trillion ", 5_000), ("9.9.9,9:9 ", 10_000),
    ("nine hundred ninety nine ", 5_000), ("hundred hours ", 5_000), ("差", 100_000), ("百分之", 30_000), ("", 0),
    ("㏡㍙½⑩㏢㋀№ ½£㏠", 300),
  ])
  func `hostile texts are read in bounded time`(pattern: String, count: Int) throws {
    let text = String(repeating: pattern, count: count)
    let today = try #require(CalendarDay(year: 2026, month: 7, day: 22))
    for kind in WrittenForm.Kind.allCases.map(Optional.init) + [nil] {
      // What is beyond the first 2,000 scalars is kept as it is.
      #expect(english.write(text, kind: kind).unicodeScalars.count >= text.unicodeScalars.count - 2_000)
    }
    #expect(DateReader(language: .english).readings(in: text, today: today).count <= 2_000)
    #expect(TimeReader(language: .english).readings(in: text, expectingTime: true).count <= 2_000)
    #expect(MoneyReader(language: .english).readings(in: text, expectingAmount: true).count <= 2_000)
    #expect(PhoneReader(language: .english).readings(in: text, expectingNumber: true).count <= 2_000)
    let numbers = NumberReader(language: .english)
    #expect(numbers.ordinals(in: text).count + numbers.percentages(in: text).count <= 4_000)
    #expect(numbers.fractions(in: text).count <= 2_000)
  }

  @Test func `numbers larger than any are no trap`() {
    let long = String(repeating: "9", count: 1_900)
    for text in [
      "\(long) dollars", "\(long)th", "\(long)/\(long)/\(long)", "\(long):30", "£\(long)", "\(long)号", "第\(long)",
    ] {
      for kind in WrittenForm.Kind.allCases.map(Optional.init) + [nil] {
        #expect(!english.write(text, kind: kind).isEmpty && !mandarin.write(text, kind: kind).isEmpty)
      }
    }
  }
}

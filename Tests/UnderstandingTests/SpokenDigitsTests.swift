import Testing

@testable import Understanding

@Suite struct SpokenDigitsTests {
  private let english = SpokenDigits(language: .english)
  private let mandarin = SpokenDigits(language: .mandarin)

  @Test(arguments: [
    ("457012", "457012"), ("457-012", "457012"), ("４５７０１２", "457012"), ("4,570,12", "457012"),
    ("four five seven oh one two", "457012"), ("four five seven o one two", "457012"),
    ("my number is four five seven, zero, one two please", "457012"), ("double seven", "77"),
    ("triple nine four", "9994"), ("double oh seven", "007"), ("double 0 7", "007"),
    ("forty five seventy twelve", "457012"), ("forty-five seventy twelve", "457012"),
    ("four hundred and fifty seven thousand and twelve", "457012"),
    ("four hundred fifty seven thousand twelve", "457012"), ("a hundred and one", "101"),
    ("twenty one hundred", "2100"),
    ("nineteen ninety four", "1994"), ("457 thousand and 12", "457012"), ("one thousand one", "1001"),
    ("five hundred", "500"), ("two thousand three four", "20034"), ("", ""), ("no idea", ""), ("oh I see", ""),
  ])
  func `English digits`(text: String, digits: String) {
    #expect(english.digits(in: text) == digits)
  }

  @Test(arguments: [
    ("四五七零一二", "457012"), ("四五七零幺二", "457012"), ("四十五万七千零一十二", "457012"), ("四十五万七千零十二", "457012"),
    ("我的订单号是四五七，零一二，谢谢", "457012"), ("两两三", "223"), ("三个八一", "8881"), ("四百五", "450"), ("一万五", "15000"),
    ("４５７０１２", "457012"), ("壹佰贰拾", "120"), ("十二", "12"), ("四五七十二", "4572"), ("一百零五", "105"), ("订单457零一二", "457012"),
    ("45万7012", "4500007012"), ("four five 七", "457"), ("没有", ""),
  ])
  func `Chinese digits`(text: String, digits: String) {
    #expect(mandarin.digits(in: text) == digits)
  }

  @Test(arguments: [
    ("for five seven oh one to", "457012"), ("four five seven owe won too", "457012"), ("ate ate", "88"),
    ("the number for my order is four five", "45"), ("is to five seven", "257"), ("it's for 457012", "457012"),
    ("four five to please", "452"), ("o", "0"),
  ])
  func `words that sound like digits count among digits when digits are expected`(text: String, digits: String) {
    #expect(english.digits(in: text, expectingDigits: true) == digits)
  }

  @Test func `without expectation they do not`() {
    #expect(english.digits(in: "for five to go") == "5")
    #expect(mandarin.digits(in: "洞幺拐") == "1")
    #expect(mandarin.digits(in: "洞幺拐", expectingDigits: true) == "017")
  }

  @Test func `an endless text gives a bounded answer`() {
    #expect(english.digits(in: String(repeating: "9", count: 100_000)).count == SpokenDigits.limit)
    #expect(english.digits(in: String(repeating: "double seven ", count: 10_000)).count == SpokenDigits.limit)
    #expect(mandarin.digits(in: String(repeating: "千万亿", count: 30_000)).count <= SpokenDigits.limit)
    #expect(english.digits(in: "👍\u{0}five\u{0}👍") == "5")
  }
}

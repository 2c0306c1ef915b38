import Testing

@testable import Understanding

@Suite struct PhoneReaderTests {
  private let english = PhoneReader(language: .english)
  private let mandarin = PhoneReader(language: .mandarin)

  @Test(arguments: [
    ("plus forty four double seven oh nine one two three four five six", "44", "7709123456"),
    ("+44 (0)20 7946 0958", "44", "2079460958"), ("0044 20 7946 0958", "44", "2079460958"),
    ("plus one, six five zero, two five three, triple zero, zero", "1", "6502530000"),
    ("my number is oh two oh seven nine four six oh nine five eight thanks", nil, "02079460958"),
    ("(020) 7946-0958", nil, "02079460958"), ("call 555 1234", nil, "5551234"), ("幺三八一二三四五六七八", nil, "13812345678"),
    ("电话是138-0013-8000，谢谢", nil, "13800138000"), ("加八六一三八零零一三八零零零", "86", "13800138000"),
  ])
  func `telephone numbers`(text: String, code: String?, digits: String) {
    #expect(english.value(in: text) == PhoneNumber(countryCode: code, digits: digits))
  }

  @Test(arguments: ["", "no", "order 4570", "plus", "+", "4111 1111 1111 1111", "plus zero", "one moment", "☎️"])
  func `what is too short or too long is no number`(text: String) {
    #expect(english.value(in: text) == nil)
  }

  @Test func `shorter numbers and words like digits count when a number was asked for`() {
    #expect(english.value(in: "five five one two tree", expectingNumber: true)?.digits == "55123")
    #expect(mandarin.value(in: "幺零零八六", expectingNumber: true)?.digits == "10086")
  }

  @Test func `a number is found with its place`() {
    let text = "Call (020) 7946 0958 now"
    #expect(english.readings(in: text).map { String(text[$0.range]) } == ["020) 7946 0958"])
  }
}

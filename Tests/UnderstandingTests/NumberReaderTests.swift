import Foundation
import Testing

@testable import Understanding

@Suite struct NumberReaderTests {
  private let english = NumberReader(language: .english)
  private let mandarin = NumberReader(language: .mandarin)

  @Test(arguments: [
    ("two hundred and fifty four", "254"), ("minus sixty", "-60"), ("zero", "0"), ("eleven hundred twenty one", "1121"),
    ("twenty one hundred and eleven", "2111"), ("one million one hundred thousand", "1100000"),
    ("three crore two lakh five", "30200005"), ("two point five billion", "2500000000"), ("point five o six", "0.506"),
    ("1,250.75", "1250.75"), ("2.5 million", "2500000"), ("a hundred", "100"), ("-12", "-12"),
    ("seventeen sextillion one", "17000000000000000000001"),
  ])
  func `English cardinals`(text: String, value: String) {
    #expect(english.value(of: text) == Decimal(string: value))
  }

  @Test(arguments: [
    ("一百零一", "101"), ("两千", "2000"), ("十万零十", "100010"), ("一億零一萬一千一百", "100011100"), ("一点五万", "15000"),
    ("一百五", "150"), ("三千五", "3500"), ("负三", "-3"), ("一万亿", "1000000000000"), ("45万", "450000"), ("三点一四", "3.14"),
    ("十五", "15"), ("七", "7"), ("壹仟貳佰", "1200"),
  ])
  func `Chinese cardinals`(text: String, value: String) {
    #expect(mandarin.value(of: text) == Decimal(string: value))
  }

  @Test(arguments: ["", "hello", "two dollars", "two three", "and", "point", "minus", "hundred"])
  func `what is not one number has no value`(text: String) {
    #expect(english.value(of: text) == nil)
  }

  @Test func `all numbers of a sentence are found in order`() {
    #expect(
      english.values(in: "two kettles and a hundred and five cups for 12.50") == [2, 105, Decimal(string: "12.5")])
    #expect(mandarin.values(in: "买两个水壶和一百零五个杯子") == [2, 105])
    #expect(english.values(in: String(repeating: "nine ", count: 50_000)).count == 400)
  }
}

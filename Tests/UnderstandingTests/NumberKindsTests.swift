import Foundation
import Testing

@testable import Understanding

@Suite struct NumberKindsTests {
  private let english = NumberReader(language: .english)

  @Test(arguments: [
    ("the twenty first of two hundred and fifth", [21, 205]), ("1st and 22nd", [1, 22]), ("two hundredth", [200]),
    ("第三名", [3]), ("第二十一", [21]), ("twenty eleventh", []), ("twenty one", []), ("", []),
  ])
  func `ordinals`(text: String, values: [Int]) {
    #expect(english.ordinals(in: text).filter { $0 != 11 } == values)
  }

  @Test(arguments: [
    ("five per cent", "5"), ("12.5%", "12.5"), ("two point five percent off", "2.5"), ("百分之五", "5"),
    ("百分之十二点五", "12.5"),
  ])
  func `percentages`(text: String, value: String) {
    #expect(english.percentages(in: text) == [Decimal(string: value)])
    #expect(english.percentages(in: "five cents") == [])
  }

  @Test(arguments: [
    ("half", "0.5"), ("a quarter", "0.25"), ("three quarters", "0.75"), ("two and a half", "2.5"), ("四分之三", "0.75"),
    ("一半", "0.5"), ("three over four", "0.75"),
  ])
  func `fractions`(text: String, value: String) {
    #expect(english.fractions(in: text) == [Decimal(string: value)])
    #expect(english.fractions(in: "one over zero").isEmpty)
  }
}

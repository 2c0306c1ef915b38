import Foundation
import Testing

@testable import Understanding

@Suite struct MoneyReaderTests {
  private let english = MoneyReader(language: .english)
  private let mandarin = MoneyReader(language: .mandarin)

  @Test(arguments: [
    ("twelve pounds fifty", "12.5", "GBP"), ("five quid", "5", "GBP"), ("it was a fiver", "5", "GBP"),
    ("three dollars and twenty cents", "3.2", "USD"), ("two hundred bucks", "200", "USD"), ("£12.50", "12.5", "GBP"),
    ("12,50 €", "12.5", "EUR"), ("1.250,75 €", "1250.75", "EUR"), ("€1,250.75", "1250.75", "EUR"),
    ("$2.5 million", "2500000", "USD"), ("fifty p", "0.5", "GBP"), ("ninety nine cents", "0.99", "USD"),
    ("minus five dollars", "-5", "USD"), ("one fifty five dollars", "155", "USD"), ("12 USD", "12", "USD"),
    ("two and a half pounds", "2.5", "GBP"), ("half a million euros", "500000", "EUR"),
    ("twelve pounds and three kettles", "12", "GBP"), ("a hundred dollars", "100", "USD"),
    ("point five o six dollars", "0.506", "USD"), ("three million yen", "3000000", "JPY"),
  ])
  func `English amounts`(text: String, amount: String, currency: String) {
    #expect(english.value(in: text) == MoneyAmount(amount: Decimal(string: amount) ?? 0, currency: currency))
  }

  @Test(arguments: [
    ("三块五", "3.5", "CNY"), ("三块五毛二", "3.52", "CNY"), ("三块零五", "3.05", "CNY"), ("三块半", "3.5", "CNY"),
    ("十二元五角", "12.5", "CNY"), ("五千美元", "5000", "USD"), ("一点五万欧元", "15000", "EUR"), ("两百五十块钱", "250", "CNY"),
    ("三毛", "0.3", "CNY"), ("五分钱", "0.05", "CNY"), ("￥500", "500", "CNY"), ("人民币五百", "500", "CNY"),
    ("一共三十塊錢吧", "30", "CNY"), ("五百港币", "500", "HKD"), ("1.5万元", "15000", "CNY"), ("負五元", "-5", "CNY"),
  ])
  func `Chinese amounts`(text: String, amount: String, currency: String) {
    #expect(mandarin.value(in: text) == MoneyAmount(amount: Decimal(string: amount) ?? 0, currency: currency))
  }

  @Test(arguments: [
    "", "five per cent", "I won the game", "two p m", "two pounds of apples", "twelve", "my order is 4570", "dollars",
    "£", "a pair", "一块去", "三块蛋糕", "三角形", "五分钟", "一点五万", "💶",
  ])
  func `what is no amount has no value`(text: String) {
    #expect(english.value(in: text) == nil)
  }

  @Test func `a bare number is an amount when one was asked for`() {
    #expect(english.value(in: "twelve fifty", expectingAmount: true)?.amount == Decimal(string: "12.5"))
    #expect(english.value(in: "about two hundred", expectingAmount: true) == MoneyAmount(amount: 200))
    #expect(mandarin.value(in: "两百五", expectingAmount: true) == MoneyAmount(amount: 250))
    #expect(mandarin.value(in: "一点五万", expectingAmount: true) == MoneyAmount(amount: 15_000))
    #expect(english.value(in: "order 12 for £5", expectingAmount: true)?.currency == "GBP")
  }

  @Test func `every amount of a text is found with its place`() {
    let text = "Five pounds, or 三块五, please"
    #expect(english.readings(in: text).map { String(text[$0.range]) } == ["Five pounds", "三块五"])
  }
}

internal import Foundation

/// Chinese amounts of money: 三块五, 十二元五角, 五千美元, 一点五万元, 三毛, 人民币五百.
enum HanziMoney {
  /// What may follow 块 when it is money and not "piece".
  private static let followers = Set("吗呢吧的以左多可是够了能行好太贵和跟到至还给退")

  static func read(_ tokens: [NumberToken], at start: Int) -> (value: SpokenMoney, end: Int)? {
    if let currency = Currency.mandarin.match(tokens, at: start), currency.end - start > 1,
      let amount = amount(tokens, at: currency.end)
    {
      let unit = Currency.mandarin.match(tokens, at: amount.end)
      return (money(amount, unit?.value ?? currency.value), unit?.end ?? amount.end)
    }
    guard HanziNumbers.digit(tokens.element(start - 1)) == nil, let amount = amount(tokens, at: start) else {
      return nil
    }
    guard let unit = Currency.mandarin.match(tokens, at: amount.end) else { return parts(tokens, amount) }
    if unit.value.code == "CNY" { return yuan(tokens, amount, unit) }
    var reading = money(amount, unit.value)
    if let cents = HanziDates.number(tokens, at: unit.end, in: 1...99) {
      let end = tokens.han(cents.end) == "美" ? cents.end + 1 : cents.end
      if tokens.han(end) == "分" {
        reading.amount += Decimal(cents.value) / 100
        reading.written = "\(reading.amount)"
        return (reading, end + 1)
      }
    }
    return (reading, unit.end)
  }

  private static func amount(_ tokens: [NumberToken], at start: Int) -> HanziQuantity? {
    if let amount = HanziQuantity.read(tokens, at: start) { return amount }
    guard case .numeral? = tokens.element(start), let figures = MoneyFigures.figures(tokens, at: start) else {
      return nil
    }
    return HanziQuantity(value: figures.value, figures: "\(figures.value)", unit: nil, end: figures.end)
  }

  private static func money(_ amount: HanziQuantity, _ currency: Currency) -> SpokenMoney {
    SpokenMoney(amount: amount.value, currency: currency, written: amount.written)
  }

  /// 三块五, 三块五毛二, 三块零五, 三块半, and 三块钱.
  private static func yuan(
    _ tokens: [NumberToken], _ amount: HanziQuantity, _ unit: (value: Currency, end: Int)
  ) -> (value: SpokenMoney, end: Int)? {
    let isPiece = tokens[amount.end..<unit.end].elementsEqual([.han("块")])
    var reading = money(amount, unit.value)
    if tokens.han(unit.end) == "半" {
      reading.amount += Decimal(sign: .plus, exponent: -1, significand: 5)
      reading.written = "\(reading.amount)"
      return (reading, unit.end + 1)
    }
    if let rest = rest(tokens, at: unit.end, isPiece: isPiece) {
      reading.amount += Decimal(rest.value) / 100
      reading.written = "\(reading.amount)"
      return (reading, rest.end)
    }
    if isPiece, let next = tokens.han(unit.end), !followers.contains(next) || amount.value == 1 { return nil }
    return (reading, unit.end)
  }

  /// Hundredths after the unit: 五毛 is 50, 五毛二 52, 零五 5, 五 after 块 50.
  private static func rest(_ tokens: [NumberToken], at start: Int, isPiece: Bool) -> (value: Int, end: Int)? {
    guard let tenths = HanziNumbers.digit(tokens.element(start)) else { return nil }
    if tenths == 0 {
      guard let cents = HanziNumbers.digit(tokens.element(start + 1)) else { return nil }
      return (cents, tokens.han(start + 2) == "分" ? start + 3 : start + 2)
    }
    switch tokens.han(start + 1) {
    case "毛", "角":
      if let cents = HanziNumbers.digit(tokens.element(start + 2)) {
        return (tenths * 10 + cents, tokens.han(start + 3) == "分" ? start + 4 : start + 3)
      }
      return (tenths * 10, tokens.han(start + 2) == "钱" ? start + 3 : start + 2)
    case "分": return (tenths, start + 2)
    default:
      let isCounting = HanziNumbers.power(tokens.element(start + 1)) != nil || tokens.han(start + 1) == "个"
      guard isPiece, !isCounting else { return nil }
      guard let cents = HanziNumbers.digit(tokens.element(start + 1)) else { return (tenths * 10, start + 1) }
      return (tenths * 10 + cents, start + 2)
    }
  }

  /// 三毛, 五毛二, 五分钱: less than one yuan.
  private static func parts(_ tokens: [NumberToken], _ amount: HanziQuantity) -> (value: SpokenMoney, end: Int)? {
    let next = tokens.han(amount.end + 1)
    var cents = amount.value
    var end = amount.end + 1
    switch tokens.han(amount.end) {
    case "角" where next.map { "形度洲落".contains($0) } ?? false: return nil
    case "毛", "角":
      cents *= 10
      if let more = HanziNumbers.digit(tokens.element(end)) {
        cents += Decimal(more)
        end += tokens.han(end + 1) == "分" ? 2 : 1
      }
    case "分" where next == "钱": break
    default: return nil
    }
    if tokens.han(end) == "钱" { end += 1 }
    let value = cents / 100
    return (SpokenMoney(amount: value, currency: Currency(code: "CNY", sign: "¥"), written: "\(value)"), end)
  }
}

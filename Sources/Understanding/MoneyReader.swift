public import Foundation

/// An amount of money.
public struct MoneyAmount: Sendable, Hashable, Codable {
  /// In the currency's main unit: 12.5 for "twelve pounds fifty".
  public var amount: Decimal
  /// ISO 4217, "GBP"; nil when only a number was said. "Dollars" are US dollars and "¥" is the yuan.
  public var currency: String?

  public init(amount: Decimal, currency: String? = nil) {
    self.amount = amount
    self.currency = currency
  }
}

/// Reads amounts of money out of whole utterances: "twelve pounds fifty", £12.50, 12,50 €, 三块五, 五千美元.
public struct MoneyReader: Sendable, Hashable {
  public let language: Language

  public init(language: Language) { self.language = language }

  /// The first amount in the text; nil when there is none.
  ///
  /// With `expectingAmount`, when an amount was asked for, a bare number is one, without a currency;
  ///   "twelve fifty" is read as a price, 12.50.
  public func value(in text: String, expectingAmount: Bool = false) -> MoneyAmount? {
    readings(in: text, expectingAmount: expectingAmount).first?.value
  }

  /// Every amount in the text's first 2,000 scalars, in order, in either language. Bare numbers are read, when
  /// expected, only where no amount has a currency.
  public func readings(in text: String, expectingAmount: Bool = false) -> [ValueReading<MoneyAmount>] {
    let text = TokenizedText(text)
    let named = text.readings { tokens, start in
      Self.read(tokens, at: start).map { ($0.value.money, $0.end) }
    }
    guard named.isEmpty, expectingAmount else { return named }
    return text.readings(Self.bare)
  }

  static func read(_ tokens: [NumberToken], at start: Int) -> (value: SpokenMoney, end: Int)? {
    let first = isMinus(tokens, at: start) ? start + 1 : start
    guard
      var money = MoneyFigures.read(tokens, at: first) ?? EnglishMoney.read(tokens, at: first)
        ?? HanziMoney.read(tokens, at: first)
    else { return nil }
    if first > start { money.value.isNegative = true }
    return money
  }

  private static func isMinus(_ tokens: [NumberToken], at start: Int) -> Bool {
    switch tokens.element(start) {
    case .minus?, .word("minus")?, .han("负")?: true
    default: false
    }
  }

  private static func bare(_ tokens: [NumberToken], _ start: Int) -> (value: MoneyAmount, end: Int)? {
    if let pair = EnglishMoney.price(tokens, at: start) { return (MoneyAmount(amount: pair.value), pair.end) }
    return NumberReader.number(tokens, at: start).map { (MoneyAmount(amount: $0.value), $0.end) }
  }
}

/// An amount of money as it is said.
struct SpokenMoney: Sendable, Hashable {
  var amount: Decimal
  var currency: Currency
  /// "18854", "2.5 billion", "1.5万", ".506": the amount as it is written.
  var written: String
  /// The unit's own word for an amount that is written with it: "yuan".
  var unit: String?
  var isNegative = false

  var money: MoneyAmount { MoneyAmount(amount: isNegative ? -amount : amount, currency: currency.code) }
}

/// Amounts in figures: £12.50, $2.5 million, 12,50 €, 12 usd, ￥500.
enum MoneyFigures {
  static func read(_ tokens: [NumberToken], at start: Int) -> (value: SpokenMoney, end: Int)? {
    if let before = sign(tokens, at: start) ?? Currency.codes.match(tokens, at: start).map({ ($0.value, $0.end) }),
      let figures = figures(tokens, at: before.end)
    {
      return (SpokenMoney(amount: figures.value, currency: before.value, written: "\(figures.value)"), figures.end)
    }
    guard case .numeral? = tokens.element(start), let figures = figures(tokens, at: start),
      let after = sign(tokens, at: figures.end)
        ?? Currency.codes.match(tokens, at: figures.end).map({ ($0.value, $0.end) })
    else { return nil }
    return (SpokenMoney(amount: figures.value, currency: after.value, written: "\(figures.value)"), after.end)
  }

  private static func sign(_ tokens: [NumberToken], at start: Int) -> (value: Currency, end: Int)? {
    guard case .mark(let mark)? = tokens.element(start), let currency = Currency.signs[mark] else { return nil }
    return (currency, start + 1)
  }

  /// A numeral with a decimal comma ("12,50") or a scale after it.
  static func figures(_ tokens: [NumberToken], at start: Int) -> (value: Decimal, end: Int)? {
    guard case .numeral(let numeral)? = tokens.element(start) else { return nil }
    if tokens.element(start + 1) == .mark(","), case .numeral(let cents)? = tokens.element(start + 2),
      cents.count == 2
    {
      // "1.250,75": the point parts thousands when a comma parts the cents.
      let whole = numeral.filter { $0 != "." }
      return Decimal(string: whole + "." + cents).map { ($0, start + 3) }
    }
    guard let value = Decimal(string: numeral) else { return nil }
    let power: Int? =
      switch tokens.element(start + 1) {
      case .word("k")?: 3
      case .word(let word)?: EnglishNumbers.scales[word]
      case let token: HanziNumbers.group(token)
      }
    return power.map { (value * EnglishNumbers.power($0), start + 2) } ?? (value, start + 1)
  }
}

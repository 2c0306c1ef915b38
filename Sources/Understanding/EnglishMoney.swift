internal import Foundation

/// English amounts of money: "three dollars and twenty cents", "twelve pounds fifty", "two hundred bucks", "a fiver".
enum EnglishMoney {
  private static let notes: [String: Decimal] = ["fiver": 5, "tenner": 10]

  static func read(_ tokens: [NumberToken], at start: Int) -> (value: SpokenMoney, end: Int)? {
    if let word = tokens.word(start), let note = notes[word] {
      return (SpokenMoney(amount: note, currency: .pound, written: "\(note)"), start + 1)
    }
    guard let amount = amount(tokens, at: start) else { return nil }
    if let unit = Currency.names.match(tokens, at: amount.end) {
      // "two pounds of apples" is a weight.
      if unit.value == .pound, tokens.word(unit.end) == "of" { return nil }
      return withHundredths(tokens, amount, unit)
    }
    if let unit = Currency.hundredths.match(tokens, at: amount.end), amount.scale == nil, tokens.word(unit.end) != "m" {
      let value = amount.value / 100
      return (SpokenMoney(amount: value, currency: unit.value, written: padded(value)), unit.end)
    }
    guard tokens.word(amount.end) == "grand" else { return nil }
    let value = amount.value * 1_000
    return (SpokenMoney(amount: value, currency: Currency(), written: "\(value)"), amount.end + 1)
  }

  /// A price of two numbers: "twelve fifty" is 12.50.
  static func price(_ tokens: [NumberToken], at start: Int) -> (value: Decimal, end: Int)? {
    guard let whole = EnglishNumbers.cardinal(tokens, at: start), !whole.hasScale, whole.value < 100,
      case .word? = tokens.element(start), tokens.word(start) != "a",
      let cents = EnglishNumbers.cardinal(tokens, at: whole.end), !cents.hasScale, cents.value >= 10,
      cents.value < 100, case .word? = tokens.element(whole.end),
      EnglishNumbers.cardinal(tokens, at: cents.end) == nil
    else { return nil }
    return (whole.value + cents.value / 100, cents.end)
  }

  /// The amount before a unit; "one fifty five" is 155, "a" is 1.
  private static func amount(_ tokens: [NumberToken], at start: Int) -> EnglishQuantity? {
    if tokens.word(start) == "half", tokens.word(start + 1) == "a",
      Currency.names.match(tokens, at: start + 2) != nil
    {
      let half = Decimal(sign: .plus, exponent: -1, significand: 5)
      return EnglishQuantity(value: half, figures: "0.5", scale: nil, hasPoint: true, end: start + 2)
    }
    if tokens.word(start) == "a" || tokens.word(start) == "an", EnglishQuantity.read(tokens, at: start) == nil {
      return EnglishQuantity(value: 1, figures: "1", scale: nil, hasPoint: false, end: start + 1)
    }
    guard let amount = EnglishQuantity.read(tokens, at: start) else { return figures(tokens, at: start) }
    if case .numeral? = tokens.element(start) { return figures(tokens, at: start) ?? amount }
    guard amount.scale == nil, !amount.hasPoint, amount.value < 100, amount.value >= 1,
      let rest = EnglishNumbers.cardinal(tokens, at: amount.end), !rest.hasScale, rest.value < 100, rest.value >= 10,
      case .word? = tokens.element(amount.end), amount.value < 10
    else { return amount }
    let value = amount.value * 100 + rest.value
    return EnglishQuantity(value: value, figures: "\(value)", scale: nil, hasPoint: false, end: rest.end)
  }

  private static func figures(_ tokens: [NumberToken], at start: Int) -> EnglishQuantity? {
    guard tokens.element(start + 1) == .mark(","), let figures = MoneyFigures.figures(tokens, at: start) else {
      return nil
    }
    return EnglishQuantity(
      value: figures.value, figures: "\(figures.value)", scale: nil, hasPoint: true, end: figures.end)
  }

  /// Adds "and sixty nine cents", "fifty" or "fifty p" to whole units.
  private static func withHundredths(
    _ tokens: [NumberToken], _ amount: EnglishQuantity, _ unit: (value: Currency, end: Int)
  ) -> (value: SpokenMoney, end: Int) {
    let word = unit.value.sign == nil ? tokens.word(unit.end - 1) : nil
    var money = SpokenMoney(amount: amount.value, currency: unit.value, written: amount.written, unit: word)
    guard !amount.hasPoint, amount.scale == nil else { return (money, unit.end) }
    let isJoined = tokens.word(unit.end) == "and"
    guard let cents = EnglishNumbers.cardinal(tokens, at: unit.end + (isJoined ? 1 : 0)), !cents.hasScale,
      cents.value < 100, cents.value.exponent >= 0
    else { return (money, unit.end) }
    let name = Currency.hundredths.match(tokens, at: cents.end)
    // "twelve pounds and three kettles": only named cents follow "and", and no bare number what counts something.
    if name == nil, isJoined || !(tokens.endsPhrase(cents.end) || isFollower(tokens, cents.end)) {
      return (money, unit.end)
    }
    money.amount += cents.value / 100
    money.written += padded(cents.value / 100).dropFirst()
    return (money, name?.end ?? cents.end)
  }

  private static func isFollower(_ tokens: [NumberToken], _ index: Int) -> Bool {
    [
      "please", "thanks", "for", "to", "and", "or", "on", "in", "is", "each", "per", "off", "back", "but", "from",
      "then",
    ]
    .contains(tokens.word(index) ?? "")
  }

  /// "0.05", "0.5" as "0.50".
  private static func padded(_ value: Decimal) -> String {
    let text = "\(value)"
    guard let point = text.firstIndex(of: ".") else { return text + ".00" }
    return text.distance(from: point, to: text.endIndex) == 2 ? text + "0" : text
  }
}

internal import Foundation

/// Chinese numerals, simplified, traditional and financial: 四十五万七千零一十二, 兩百, 一点五万, 壹佰.
enum HanziNumbers {
  static let digits: [Character: Int] = [
    "零": 0, "〇": 0, "○": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    "幺": 1, "两": 2, "兩": 2, "俩": 2, "壹": 1, "贰": 2, "貳": 2, "叁": 3, "參": 3, "肆": 4, "伍": 5, "陆": 6, "陸": 6,
    "柒": 7, "捌": 8, "玖": 9,
  ]
  /// Powers of ten of the units within a group of four digits.
  static let units: [Character: Int] = ["十": 1, "拾": 1, "百": 2, "佰": 2, "千": 3, "仟": 3]
  /// Powers of ten of the units between groups.
  static let groups: [Character: Int] = ["万": 4, "萬": 4, "亿": 8, "億": 8, "兆": 12]

  /// The digit that a token is: a hanzi digit, or a numeral of one digit.
  static func digit(_ token: NumberToken?) -> Int? {
    switch token {
    case .han(let character)?: digits[character]
    case .numeral(let numeral)? where numeral.count == 1: Int(numeral)
    default: nil
    }
  }

  /// The power of ten of a token that is a unit of either kind.
  static func power(_ token: NumberToken?) -> Int? { unit(token) ?? group(token) }

  static func unit(_ token: NumberToken?) -> Int? {
    guard case .han(let character)? = token else { return nil }
    return units[character]
  }

  static func group(_ token: NumberToken?) -> Int? {
    guard case .han(let character)? = token else { return nil }
    return groups[character]
  }

  /// The longest cardinal with units that starts at a token, or nil: a bare digit is none, 四百五 is 450.
  static func cardinal(_ tokens: [NumberToken], at start: Int) -> (value: Decimal, end: Int)? {
    var reader = HanziCardinal(tokens: tokens, position: start)
    return reader.read()
  }
}

/// Reads one cardinal from left to right.
private struct HanziCardinal {
  let tokens: [NumberToken]
  var position: Int
  private var total = Decimal(0)
  private var section = Decimal(0)
  /// The power of the last unit read, within and between groups; the next must be lower.
  private var lastUnit = Int.max
  private var lastGroup = Int.max
  private var hasUnit = false
  /// Units that multiply all before them are read up to here, so that no text makes a number without end.
  private static let limit = EnglishNumbers.power(24)

  init(tokens: [NumberToken], position: Int) {
    self.tokens = tokens
    self.position = position
  }

  mutating func read() -> (value: Decimal, end: Int)? {
    while step() {}
    let value = total + section
    return hasUnit && !value.isNaN ? (value, position) : nil
  }

  /// Reads a digit with its unit, a zero, or a group's unit; false when the number ends here.
  private mutating func step() -> Bool {
    let token = tokens.element(position)
    if let group = HanziNumbers.group(token) { return close(group) }
    if case .numeral(let numeral)? = token, numeral.count > 1, !hasUnit, section == 0 { return startWith(numeral) }
    if let unit = HanziNumbers.unit(token), unit == 1, lastUnit > 1 {
      return add(1, unit: unit, width: 1)
    }
    guard let digit = HanziNumbers.digit(token) else { return false }
    if digit == 0 {
      guard hasUnit, let next = HanziNumbers.digit(tokens.element(position + 1)) ?? firstTen, next > 0 else {
        return false
      }
      position += 1
      return true
    }
    if let unit = HanziNumbers.unit(tokens.element(position + 1)) { return add(digit, unit: unit, width: 2) }
    return addLast(digit)
  }

  /// 十 after a zero stands for 一十.
  private var firstTen: Int? { HanziNumbers.unit(tokens.element(position + 1)) == 1 ? 1 : nil }

  private var followsZero: Bool { position > 0 && HanziNumbers.digit(tokens[position - 1]) == 0 }

  private mutating func add(_ digit: Int, unit: Int, width: Int) -> Bool {
    guard unit < lastUnit else { return false }
    section += Decimal(digit) * EnglishNumbers.power(unit)
    (lastUnit, hasUnit) = (unit, true)
    position += width
    return true
  }

  /// A digit without a unit: the ones (百零五, 十五), the next lower place (百五 = 150), or a whole group (五万).
  private mutating func addLast(_ digit: Int) -> Bool {
    if HanziNumbers.group(tokens.element(position + 1)) != nil {
      section += Decimal(digit)
      position += 1
      return true
    }
    guard hasUnit, HanziNumbers.digit(tokens.element(position + 1)) == nil || lastUnit == 1 else { return false }
    let power = lastUnit != .max ? lastUnit : lastGroup
    // Short numbers only leave out the last unit; one with 亿 and 万 is spelled out.
    let isSpelledOut = followsZero || lastGroup == 4 && total >= EnglishNumbers.power(8)
    section += Decimal(digit) * (isSpelledOut || power <= 1 ? 1 : EnglishNumbers.power(power - 1))
    position += 1
    return false
  }

  private mutating func close(_ group: Int) -> Bool {
    guard section > 0 || (total > 0 && group > lastGroup), group != lastGroup, total < Self.limit else { return false }
    if group > lastGroup {
      // 一万亿: the unit multiplies all that came before.
      total = (total + section) * EnglishNumbers.power(group)
    } else {
      total += section * EnglishNumbers.power(group)
    }
    (section, lastUnit, lastGroup, hasUnit) = (0, .max, group, true)
    position += 1
    return true
  }

  /// 45万: a numeral before a unit.
  private mutating func startWith(_ numeral: String) -> Bool {
    guard HanziNumbers.power(tokens.element(position + 1)) != nil, let value = Decimal(string: numeral) else {
      return false
    }
    if let unit = HanziNumbers.unit(tokens.element(position + 1)) {
      (section, lastUnit, hasUnit) = (value * EnglishNumbers.power(unit), unit, true)
      position += 2
    } else {
      section = value
      position += 1
    }
    return true
  }
}

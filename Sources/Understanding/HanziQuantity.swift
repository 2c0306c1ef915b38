internal import Foundation

/// A Chinese amount as it is said: its value, and the figures and unit it is written with.
struct HanziQuantity: Sendable, Hashable {
  var value: Decimal
  /// "1.5" of 一点五万.
  var figures: String
  /// 万 or 亿 when the amount ends in it: 一百万 is written 100万, 一百万五千 is not.
  var unit: Character?
  /// The token after the amount.
  var end: Int

  var written: String { figures + (unit.map { String($0) } ?? "") }

  /// The longest amount that starts at a token: 一千零一, 九十一万, 三点五, 一点五万, 七.
  static func read(_ tokens: [NumberToken], at start: Int) -> HanziQuantity? {
    guard let number = NumberReader.hanzi(tokens, at: start) else { return nil }
    let last = tokens.element(number.end - 1)
    guard let power = HanziNumbers.group(last), power <= 8, isOnlyGroup(tokens, start..<(number.end - 1)) else {
      return HanziQuantity(value: number.value, figures: "\(number.value)", unit: nil, end: number.end)
    }
    let figures = number.value / EnglishNumbers.power(power)
    return HanziQuantity(
      value: number.value, figures: "\(figures)", unit: power == 4 ? "万" : "亿", end: number.end)
  }

  private static func isOnlyGroup(_ tokens: [NumberToken], _ span: Range<Int>) -> Bool {
    !tokens[span].contains { HanziNumbers.group($0) != nil }
  }
}

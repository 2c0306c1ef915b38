internal import Foundation

/// English cardinals: "two hundred and fifty four", "twenty one hundred", "2.5 million", "three lakh".
enum EnglishNumbers {
  static let digits: [String: Int] = [
    "zero": 0, "nought": 0, "naught": 0, "nil": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "niner": 9,
  ]
  static let teens: [String: Int] = [
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
  ]
  static let tens: [String: Int] = [
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
  ]
  /// Powers of ten of the scale words.
  static let scales: [String: Int] = [
    "thousand": 3, "lakh": 5, "lakhs": 5, "million": 6, "crore": 7, "crores": 7, "billion": 9, "trillion": 12,
    "quadrillion": 15, "quintillion": 18, "sextillion": 21,
  ]

  /// A number read from tokens.
  struct Reading {
    var value: Decimal
    /// The token after the number.
    var end: Int
    /// Whether "hundred" or a scale word was in it, which tells "four hundred" from "four".
    var hasScale: Bool
  }

  /// The longest cardinal that starts at a token, or nil.
  static func cardinal(_ tokens: [NumberToken], at start: Int) -> Reading? {
    guard var reading = below1000(tokens, at: start, allowsArticle: true) else { return nil }
    var total = Decimal(0)
    var lowest = Int.max
    var group: Decimal? = reading.value
    var end = reading.end
    while case .word(let word)? = tokens.element(end), let scale = scales[word], scale < lowest, let value = group {
      total += value * power(scale)
      (lowest, group) = (scale, nil)
      end += 1
      reading = Reading(value: total, end: end, hasScale: true)
      let isJoined = tokens.element(end) == .word("and")
      guard let next = below1000(tokens, at: end + (isJoined ? 1 : 0), allowsArticle: false) else { break }
      let isScaled = tokens.element(next.end).map {
        if case .word(let word) = $0 { scales[word] != nil } else { false }
      }
      guard next.value < power(lowest), isScaled == true || next.value > 0 else { break }
      (group, end) = (next.value, next.end)
      reading = Reading(value: total + next.value, end: end, hasScale: true)
    }
    return reading
  }

  /// One digit word or numeral of one digit.
  static func digit(_ token: NumberToken?) -> Int? {
    switch token {
    case .word(let word)?: digits[word]
    case .numeral(let numeral)? where numeral.count == 1: Int(numeral)
    default: nil
    }
  }

  /// 0–9,999 without thousands: "forty five", "two hundred and six", "twenty one hundred", "a hundred"; any numeral.
  private static func below1000(_ tokens: [NumberToken], at start: Int, allowsArticle: Bool) -> Reading? {
    guard var reading = below100(tokens, at: start, allowsArticle: allowsArticle) else { return nil }
    guard tokens.element(reading.end) == .word("hundred"), reading.value < 100 else { return reading }
    reading = Reading(value: reading.value * 100, end: reading.end + 1, hasScale: true)
    let isJoined = tokens.element(reading.end) == .word("and")
    if let rest = below100(tokens, at: reading.end + (isJoined ? 1 : 0), allowsArticle: false), rest.value > 0,
      rest.value < 100
    {
      reading = Reading(value: reading.value + rest.value, end: rest.end, hasScale: true)
    }
    return reading
  }

  private static func below100(_ tokens: [NumberToken], at start: Int, allowsArticle: Bool) -> Reading? {
    switch tokens.element(start) {
    case .numeral(let numeral)?:
      return Decimal(string: numeral).map { Reading(value: $0, end: start + 1, hasScale: false) }
    case .word("a")?, .word("an")?:
      guard allowsArticle, case .word(let next)? = tokens.element(start + 1) else { return nil }
      return next == "hundred" || scales[next] != nil ? Reading(value: 1, end: start + 1, hasScale: false) : nil
    case .word(let word)?:
      if let value = digits[word] ?? teens[word] {
        return Reading(value: Decimal(value), end: start + 1, hasScale: false)
      }
      guard let ten = tens[word] else { return nil }
      guard case .word(let next)? = tokens.element(start + 1), let one = digits[next], one > 0 else {
        return Reading(value: Decimal(ten), end: start + 1, hasScale: false)
      }
      return Reading(value: Decimal(ten + one), end: start + 2, hasScale: false)
    default: return nil
    }
  }

  static func power(_ exponent: Int) -> Decimal { Decimal(sign: .plus, exponent: exponent, significand: 1) }
}

extension Array {
  /// The element at an index, or nil outside the array.
  func element(_ index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}

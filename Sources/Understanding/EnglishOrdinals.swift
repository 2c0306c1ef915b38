internal import Foundation

/// English ordinals: "twenty fifth", "25th", "two hundred and first".
enum EnglishOrdinals {
  static let words: [String: Int] = [
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
    "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90,
  ]
  private static let scales: [String: Int] = ["hundredth": 100, "thousandth": 1_000, "millionth": 1_000_000]
  private static let endings: Set<String> = ["st", "nd", "rd", "th"]

  /// The ordinal that starts at a token, or nil.
  static func ordinal(_ tokens: [NumberToken], at start: Int) -> (value: Int, end: Int)? {
    if let word = tokens.word(start), let value = words[word] { return (value, start + 1) }
    if let value = tokens.whole(start, in: 1...999_999_999), let ending = tokens.word(start + 1),
      endings.contains(ending)
    {
      return (value, start + 2)
    }
    guard let base = EnglishNumbers.cardinal(tokens, at: start) else { return nil }
    let isJoined = base.hasScale && tokens.word(base.end) == "and"
    let last = base.end + (isJoined ? 1 : 0)
    guard let word = tokens.word(last), base.value < 1_000_000_000_000,
      let whole = Int(exactly: NSDecimalNumber(decimal: base.value).int64Value), Decimal(whole) == base.value
    else { return nil }
    if let scale = scales[word] {
      let (value, overflows) = whole.multipliedReportingOverflow(by: scale)
      return overflows ? nil : (value, last + 1)
    }
    guard let unit = words[word] else { return nil }
    let isUnitOfTens = whole % 100 >= 20 && whole % 10 == 0 && unit < 10
    let isPartOfHundred = base.hasScale && whole % 100 == 0
    return isUnitOfTens || isPartOfHundred ? (whole + unit, last + 1) : nil
  }

  /// "25th", "1st", "112th".
  static func written(_ value: Int) -> String {
    let isTeen = (11...13).contains(value % 100)
    let ending =
      switch value % 10 {
      case 1 where !isTeen: "st"
      case 2 where !isTeen: "nd"
      case 3 where !isTeen: "rd"
      default: "th"
      }
    return "\(value)\(ending)"
  }
}

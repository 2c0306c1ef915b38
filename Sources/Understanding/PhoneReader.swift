internal import Foundation

/// A telephone number as it was said.
public struct PhoneNumber: Sendable, Hashable, Codable {
  /// The country calling code without "+", "44"; nil when none was said.
  public var countryCode: String?
  /// The other digits, 5…15 of them; a leading zero is kept when no country code was said.
  public var digits: String

  public init(countryCode: String? = nil, digits: String) {
    self.countryCode = countryCode
    self.digits = digits
  }
}

/// Reads telephone numbers out of whole utterances: "plus forty four double seven oh …", 幺三八…, (020) 7946 0958.
public struct PhoneReader: Sendable, Hashable {
  public let language: Language

  public init(language: Language) { self.language = language }

  /// The first number in the text; nil when no run of digits has 7 to 15 of them, country code included.
  ///
  /// With `expectingNumber`, when a number was asked for, five digits are enough, and words that sound
  ///   like digits ("for", "ate"; 腰, 拐) count among digits.
  public func value(in text: String, expectingNumber: Bool = false) -> PhoneNumber? {
    readings(in: text, expectingNumber: expectingNumber).first?.value
  }

  /// Every number in the text's first 2,000 scalars, in order, in either language.
  public func readings(in text: String, expectingNumber: Bool = false) -> [ValueReading<PhoneNumber>] {
    let text = TokenizedText(text)
    // Commas, brackets and hyphens stand within numbers.
    let kept = text.tokens.indices.filter { index in
      switch text.tokens[index] {
      case .mark(let mark): mark == "+"
      case .minus: false
      default: true
      }
    }
    let tokens = kept.map { text.tokens[$0] }
    var readings: [ValueReading<PhoneNumber>] = []
    var position = 0
    while position < tokens.count {
      let run = Self.run(tokens, at: position, expectingNumber)
      if let number = Self.number(run.digits, hasPlus: run.hasPlus, least: expectingNumber ? 5 : 7) {
        readings.append(ValueReading(value: number, range: text.range(kept[position]..<(kept[run.end - 1] + 1))))
      }
      position = max(run.end, position + 1)
    }
    return readings
  }

  /// The digits that stand next to each other, with the "plus" before them; more than can be dialled are passed over.
  private static func run(
    _ tokens: [NumberToken], at start: Int, _ expectingNumber: Bool
  ) -> (digits: String, hasPlus: Bool, end: Int) {
    let hasPlus = tokens[start] == .mark("+") || tokens.word(start) == "plus" || tokens.han(start) == "加"
    var digits = ""
    var position = hasPlus ? start + 1 : start
    // "oh two oh": a leading "oh" is a zero when digits follow.
    let isOh = tokens.word(position) == "oh" || tokens.word(position) == "o"
    if isOh, EnglishNumbers.digit(tokens.element(position + 1)) != nil {
      digits = "0"
      position += 1
    }
    while position < tokens.count,
      let reading = SpokenDigits.read(tokens, at: position, expectingDigits: expectingNumber), reading.end > position
    {
      if digits.count <= 15 { digits += reading.digits }
      position = reading.end
    }
    return (digits, hasPlus, position)
  }

  private static func number(_ digits: String, hasPlus: Bool, least: Int) -> PhoneNumber? {
    let isInternational = hasPlus || digits.hasPrefix("00") && digits.count >= 12
    let all = isInternational && !hasPlus ? String(digits.dropFirst(2)) : digits
    guard (least...15).contains(all.count) else { return nil }
    guard isInternational, let code = CallingCodes.prefix(of: all) else { return PhoneNumber(digits: all) }
    var rest = all.dropFirst(code.count)
    // "+44 (0)20": the zero is dialled within the country only; Italy's is part of the number.
    if rest.first == "0", code != "39" { rest = rest.dropFirst() }
    return rest.count < 4 ? nil : PhoneNumber(countryCode: code, digits: String(rest))
  }
}

/// The country calling codes of the International Telecommunication Union.
enum CallingCodes {
  private static let two: Set<String> = [
    "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49", "51",
    "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84", "86", "90",
    "91", "92", "93", "94", "95", "98",
  ]

  /// The code that digits begin with: 1 and 7 have one digit, those listed two, all others three.
  static func prefix(of digits: String) -> String? {
    guard let first = digits.first, first != "0" else { return nil }
    if first == "1" || first == "7" { return String(first) }
    let head = String(digits.prefix(2))
    return two.contains(head) ? head : digits.count >= 3 ? String(digits.prefix(3)) : nil
  }
}

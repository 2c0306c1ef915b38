/// Writes the figures of a Mandarin text in hanzi, as they are said.
struct MandarinNumerals {
  private static let digits = Array("零一二三四五六七八九")
  private static let currencies: [Character: String] = ["£": "英镑", "$": "美元", "¥": "元", "￥": "元", "€": "欧元"]
  /// Measure words before which 2 is 两.
  private static let measures = Set("位个件天年次张条种周点分小公英美欧块元步双台部封笔名份页盏只把套瓶盒箱包款倍家间段遍回人万千百")
  /// Digits of the longest number that is said as one.
  private static let longestInteger = 12

  private let text: [Character]
  private var index = 0
  private var output = ""

  private init(_ text: String) { self.text = text.map(Self.halfWidth) }

  /// `text` with its figures in hanzi; digits that stand alone between spaces stay apart.
  static func hanzi(in text: String) -> String {
    guard text.contains(where: { $0.isNumber || currencies[$0] != nil || "%％".contains($0) }) else { return text }
    var numerals = MandarinNumerals(text)
    numerals.run()
    return numerals.output
  }

  private mutating func run() {
    while index < text.count {
      let character = text[index]
      if let currency = Self.currencies[character], isDigit(at: index + 1) {
        index += 1
        append(takeNumber(), before: " ")
        output += currency
      } else if Self.isDigit(character) {
        readFigure()
      } else {
        if character == "%" { output += "百分号" } else { output.append(character) }
        index += 1
      }
    }
  }

  /// A time, a date, a fraction, a range, a per cent or a plain number.
  private mutating func readFigure() {
    if readDate() || readTime() || readFraction() || readGroups() { return }
    let start = index
    let number = takeNumber()
    if character(at: index) == "%" {
      index += 1
      output += "百分之" + Self.spoken(number)
    } else if "-–~～—".contains(character(at: index)), isDigit(at: index + 1), !isCode(number) {
      index += 1
      output += Self.spoken(number) + "到"
      let end = takeNumber()
      append(end, before: "到")
    } else {
      if isMinus(at: start - 1) { output = output.dropLast() + "负" }
      append(number, before: character(at: start - 1))
    }
  }

  private func isMinus(at index: Int) -> Bool {
    character(at: index) == "-" && !(character(at: index - 1).isASCII && character(at: index - 1).isLetter)
  }

  private mutating func append(_ number: String, before: Character) {
    if isCode(number) || character(at: index) == "年" && number.count == 4 {
      output += Self.digitByDigit(number)
    } else if number == "2", before != "第", Self.measures.contains(character(at: index)) {
      output += "两"
    } else {
      output += Self.spoken(number)
    }
  }

  /// Whether digits are a name, such as a telephone or order number.
  private func isCode(_ number: String) -> Bool {
    guard !number.contains(".") else { return false }
    return number.first == "0" && number.count > 1 || number.count > 6 && !number.hasSuffix("000")
  }

  // MARK: Forms

  /// `2026-12-05` and `2026/12/05`.
  private mutating func readDate() -> Bool {
    let separator = character(at: index + 4)
    guard separator == "-" || separator == "/", let year = plainDigits(index..<(index + 4)) else { return false }
    var next = index + 5
    guard let month = shortNumber(at: &next), (1...12).contains(month), character(at: next) == separator else {
      return false
    }
    next += 1
    guard let day = shortNumber(at: &next), (1...31).contains(day), !isDigit(at: next) else { return false }
    output += "\(Self.digitByDigit(year))年\(Self.integer(month))月\(Self.integer(day))日"
    index = next
    return true
  }

  /// `9:00`, `14:05`.
  private mutating func readTime() -> Bool {
    var next = index
    guard let hour = shortNumber(at: &next), (0...24).contains(hour), ":：".contains(character(at: next)),
      let figures = plainDigits((next + 1)..<(next + 3)), !isDigit(at: next + 3), let minute = Int(figures), minute < 60
    else { return false }
    index = next + 3
    output += (hour == 2 ? "两" : Self.integer(hour)) + "点"
    if minute > 0 { output += (minute < 10 ? "零" : "") + Self.integer(minute) + "分" }
    return true
  }

  /// `1/3`.
  private mutating func readFraction() -> Bool {
    var next = index
    guard let upper = shortNumber(at: &next), character(at: next) == "/" else { return false }
    next += 1
    guard let lower = shortNumber(at: &next), upper < lower, !isDigit(at: next), character(at: next) != "/" else {
      return false
    }
    index = next
    output += Self.integer(lower) + "分之" + Self.integer(upper)
    return true
  }

  /// The groups of a telephone number, `020-7946-0018`: digit by digit, with pauses between.
  private mutating func readGroups() -> Bool {
    var groups: [String] = []
    var next = index
    while isDigit(at: next) {
      var end = next
      while isDigit(at: end) { end += 1 }
      groups.append(String(text[next..<end]))
      next = character(at: end) == "-" && isDigit(at: end + 1) ? end + 1 : end
    }
    let isTelephone = groups.count > 2 || groups.joined().count > 6 || groups.contains { $0.hasPrefix("0") }
    guard groups.count > 1, isTelephone, character(at: next) != "." else { return false }
    index = next
    output += groups.map(Self.digitByDigit).joined(separator: "，")
    return true
  }

  // MARK: Figures

  /// Digits with thousands commas left out and at most one decimal point.
  private mutating func takeNumber() -> String {
    var number = ""
    var hasComma = false
    while index < text.count {
      if Self.isDigit(text[index]) {
        number.append(text[index])
      } else if text[index] == ".", !number.contains("."), isDigit(at: index + 1) {
        number.append(".")
      } else if text[index] == ",", !number.contains("."), hasComma || number.count <= 3,
        plainDigits((index + 1)..<(index + 4)) != nil, !isDigit(at: index + 4)
      {
        hasComma = true
      } else {
        break
      }
      index += 1
    }
    return number
  }

  private func character(at index: Int) -> Character { text.indices.contains(index) ? text[index] : " " }

  private func isDigit(at index: Int) -> Bool { Self.isDigit(character(at: index)) }

  private func plainDigits(_ range: Range<Int>) -> String? {
    guard range.upperBound <= text.count, text[range].allSatisfy(Self.isDigit) else { return nil }
    return String(text[range])
  }

  /// One or two digits.
  private func shortNumber(at index: inout Int) -> Int? {
    let end = isDigit(at: index + 1) ? index + 2 : index + 1
    guard let figures = plainDigits(index..<end) else { return nil }
    index = end
    return Int(figures)
  }

  private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }

  private static func halfWidth(_ character: Character) -> Character {
    guard let scalar = character.unicodeScalars.first, (0xFF10...0xFF19).contains(scalar.value) || scalar == "％" else {
      return character
    }
    return Unicode.Scalar(scalar.value - 0xFEE0).map(Character.init) ?? character
  }

  // MARK: Words

  private static func spoken(_ number: String) -> String {
    let parts = number.split(separator: ".", maxSplits: 1).map(String.init)
    let whole = parts.first ?? "0"
    let integer =
      whole.count <= longestInteger ? Int(whole).map { Self.integer($0) } ?? digitByDigit(whole) : digitByDigit(whole)
    return parts.count == 2 ? integer + "点" + digitByDigit(parts[1]) : integer
  }

  /// Each digit's name; many stay apart, so that they are not spoken as one word.
  private static func digitByDigit(_ number: String) -> String {
    let names = number.compactMap { $0.wholeNumberValue.map { String(digits[min(max($0, 0), 9)]) } }
    return names.joined(separator: names.count > 4 ? " " : "")
  }

  /// A whole number of at most twelve digits.
  static func integer(_ value: Int) -> String {
    guard value > 0 else { return "零" }
    var text = ""
    var isGap = false
    for (unit, name) in [(100_000_000, "亿"), (10_000, "万"), (1, "")] {
      let group = value / unit % 10_000
      guard group > 0 else {
        isGap = !text.isEmpty
        continue
      }
      if !text.isEmpty && (isGap || group < 1_000) { text += "零" }
      text += (group == 2 && unit > 1 ? "两" : belowTenThousand(group)) + name
      isGap = false
    }
    // 十 alone, not 一十, where a number begins with it.
    return text.hasPrefix("一十") ? String(text.dropFirst()) : text
  }

  private static func belowTenThousand(_ value: Int) -> String {
    var text = ""
    var isGap = false
    for (unit, name) in [(1_000, "千"), (100, "百"), (10, "十"), (1, "")] {
      let digit = value / unit % 10
      guard digit > 0 else {
        isGap = !text.isEmpty
        continue
      }
      if isGap { text += "零" }
      text += (digit == 2 && unit >= 100 && text.isEmpty ? "两" : String(digits[digit])) + name
      isGap = false
    }
    return text
  }
}

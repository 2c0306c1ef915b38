import Foundation

/// Digits in Chinese text, written out in hanzi as they are said.
enum ChineseNumbers {
  /// `59.90元` → `五十九点九元`, `12月5日` → `十二月五日`, `4 5 7` → `四五七`, `30%` → `百分之三十`, `2件` → `两件`.
  static func spelled(in text: String) -> String {
    var text = String(text.map { fullWidth[$0] ?? $0 })
    for (pattern, reading) in rules { text = replaced(text, pattern, reading) }
    return text
  }

  /// A rule gives a number's reading from the parts of its match.
  private typealias Reading = @Sendable ([String]) -> String

  private static let fullWidth = Dictionary(
    uniqueKeysWithValues: zip("０１２３４５６７８９．％：～", "0123456789.%:~"))
  private static let names = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]

  private static let rules: [(String, Reading)] = [
    // Digits apart, or the groups of a telephone number, are said one by one.
    (#"(?<![\d.])\d(?: \d)+(?![\d.])"#, { digits($0[0]) }),
    (#"(?<!\d)\d{3,4}(?:-\d{3,8}){1,3}(?!\d)"#, { digits($0[0]) }),
    (#"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)"#, { digits($0[1]) + "年" + value($0[2]) + "月" + value($0[3]) + "日" }),
    (#"(?<![\d.])(\d{4})(?=年)"#, { digits($0[1]) }),
    (#"(?<![\d:])(\d{1,2}):(\d{2})(?::\d{2})?(?![\d:])"#, { clock($0[1], $0[2]) }),
    (#"[¥￥]\s?(\d+(?:,\d{3})*(?:\.\d+)?)"#, { value($0[1]) + "元" }),
    (#"(\d+(?:\.\d+)?)\s?%"#, { "百分之" + value($0[1]) }),
    (#"(?<=\d)\s?[-~–]\s?(?=\d)"#, { _ in "到" }),
    // Two of something is 两, but the second of a month is 二.
    (#"(?<![\d.第])2(?=[个件次位份张块元天周年笔单部台条双套瓶箱盒包种家点步]|小时|分钟|星期|公斤)"#, { _ in "两" }),
    (#"(?<![\d.,])0\d+(?![\d.])|(?<![\d.,])\d{7,}(?![\d.])|(?<=[A-Za-z])\d+"#, { digits($0[0]) }),
    (#"-?\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"#, { value($0[0]) }),
  ]

  private static func replaced(_ text: String, _ pattern: String, _ reading: Reading) -> String {
    guard let expression = try? NSRegularExpression(pattern: pattern) else { return text }
    let whole = text as NSString
    var result = ""
    var end = 0
    for match in expression.matches(in: text, range: NSRange(location: 0, length: whole.length)) {
      result += whole.substring(with: NSRange(location: end, length: match.range.location - end))
      let parts = (0..<match.numberOfRanges).map { index in
        let range = match.range(at: index)
        return range.location == NSNotFound ? "" : whole.substring(with: range)
      }
      result += reading(parts)
      end = match.range.location + match.range.length
    }
    return result + whole.substring(from: end)
  }

  /// Each digit by name; a dash between groups is a pause.
  static func digits(_ text: String) -> String {
    text.compactMap { $0 == "-" ? "，" : $0.wholeNumberValue.map { names[$0] } }.joined()
  }

  private static func clock(_ hours: String, _ minutes: String) -> String {
    let minute = Int(minutes) ?? 0
    let name = minute == 0 ? "整" : minute == 30 ? "半" : (minute < 10 ? "零" : "") + value(minutes) + "分"
    return (hours == "2" ? "两" : value(hours)) + "点" + name
  }

  /// A decimal number by value; zeros that end its fraction are left out, and too long a number is said by digits.
  static func value(_ text: String) -> String {
    let parts = text.filter { $0 != "," }.split(separator: ".", maxSplits: 1).map(String.init)
    guard let first = parts.first, let whole = Int(first), whole < 1_000_000_000_000 else { return digits(text) }
    var fraction = Substring(parts.count > 1 ? parts[1] : "")
    while fraction.hasSuffix("0") { fraction.removeLast() }
    return integer(whole) + (fraction.isEmpty ? "" : "点" + digits(String(fraction)))
  }

  private static func integer(_ value: Int) -> String {
    guard value != 0 else { return names[0] }
    var text = ""
    var rest = value
    for (unit, name) in [(100_000_000, "亿"), (10_000, "万"), (1, "")] {
      let group = rest / unit
      guard group > 0 else { continue }
      rest %= unit
      // A gap of thousands is said as one zero.
      if !text.isEmpty, group < 1000 { text += names[0] }
      text += belowTenThousand(group, isFirst: text.isEmpty) + name
    }
    return text
  }

  private static func belowTenThousand(_ value: Int, isFirst: Bool) -> String {
    var text = ""
    var isGap = false
    var rest = value
    for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
      let digit = rest / unit
      rest %= unit
      guard digit > 0 else {
        isGap = !text.isEmpty
        continue
      }
      if isGap { text += names[0] }
      isGap = false
      // Ten to nineteen begin with ten itself.
      let isBareTen = unit == 10 && digit == 1 && text.isEmpty && isFirst
      text += (isBareTen ? "" : names[digit % 10]) + name
    }
    return text
  }
}

internal import Foundation

/// A value found in a text, with the place it was read from.
public struct ValueReading<Value: Sendable & Hashable>: Sendable, Hashable {
  public var value: Value
  /// Where in the text the value's words are; indices of the text that was read.
  public var range: Range<String.Index>

  public init(value: Value, range: Range<String.Index>) {
    self.value = value
    self.range = range
  }
}

/// A text as the value readers see it: its tokens, marks included, each with its place. Hanzi are simplified where the
/// readers' words need it, and only the text's first 2,000 scalars are read.
struct TokenizedText: Sendable {
  let text: String
  let tokens: [NumberToken]
  let ranges: [Range<String.Index>]

  init(_ text: String) {
    self.text = text
    let scalars = text.unicodeScalars
    let limit = scalars.index(scalars.startIndex, offsetBy: Normalizer.limit, limitedBy: scalars.endIndex)
    var folded: [Character] = []
    var places: [Range<String.Index>] = []
    let head = text[..<(limit ?? scalars.endIndex)]
    var position = head.startIndex
    while position < head.endIndex, folded.count < Normalizer.limit {
      let next = head.index(after: position)
      for character in Self.folded(head[position]) {
        folded.append(character)
        places.append(position..<next)
      }
      position = next
    }
    let scanned = NumberToken.scan(folded)
    tokens = scanned.map(\.token)
    ranges = scanned.map { places[$0.span.lowerBound].lowerBound..<places[$0.span.upperBound - 1].upperBound }
  }

  /// The text's place of a non-empty range of tokens.
  func range(_ span: Range<Int>) -> Range<String.Index> {
    guard let first = ranges.element(span.lowerBound), let last = ranges.element(span.upperBound - 1) else {
      return text.startIndex..<text.startIndex
    }
    return first.lowerBound..<last.upperBound
  }

  /// Whether no character is both inside and outside a range of tokens: "㏡" is one character and two tokens, 2 and 日.
  func isWhole(_ span: Range<Int>) -> Bool {
    let range = range(span)
    let begins = ranges.element(span.lowerBound - 1).map { $0.upperBound <= range.lowerBound } ?? true
    return begins && ranges.element(span.upperBound).map { $0.lowerBound >= range.upperBound } ?? true
  }

  /// The text's own spelling of a token.
  func spelling(_ index: Int) -> String { ranges.element(index).map { String(text[$0]) } ?? "" }

  /// Every value in the text, from left to right, none within another.
  func readings<Value>(
    _ read: ([NumberToken], Int) -> (value: Value, end: Int)?
  ) -> [ValueReading<Value>] {
    var readings: [ValueReading<Value>] = []
    var position = 0
    while position < tokens.count {
      if let reading = read(tokens, position), reading.end > position {
        readings.append(ValueReading(value: reading.value, range: range(position..<reading.end)))
        position = reading.end
      } else {
        position += 1
      }
    }
    return readings
  }

  private static func folded(_ character: Character) -> [Character] {
    if character.isASCII { return Array(character.lowercased()) }
    if let simplified = simplified[character] { return [simplified] }
    return Array(String(character).precomposedStringWithCompatibilityMapping.lowercased())
  }

  /// Hanzi of the readers' words that have a traditional form, and the other apostrophe.
  private static let simplified: [Character: Character] = [
    "’": "'", "點": "点", "時": "时", "後": "后", "週": "周", "禮": "礼", "號": "号", "個": "个", "塊": "块", "圓": "圆",
    "鐘": "钟", "鈡": "钟", "鍾": "钟", "兩": "两", "萬": "万", "億": "亿", "這": "这", "過": "过", "錢": "钱", "歐": "欧",
    "鎊": "镑", "幣": "币", "韓": "韩", "臺": "台", "負": "负", "貳": "贰", "參": "叁", "陸": "陆", "來": "来", "開": "开",
    "紀": "纪", "盧": "卢", "緬": "缅", "銖": "铢", "羅": "罗", "爾": "尔", "蘭": "兰", "凱": "凯", "內": "内", "裡": "里",
  ]
}

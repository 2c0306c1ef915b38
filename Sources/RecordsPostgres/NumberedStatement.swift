/// An authored statement with its named arguments, `:order`, as PostgreSQL takes them: `$1`, `$2` …
///
/// Each place has a number of its own, so that one name may stand for a text here and for a number there.
struct NumberedStatement: Sendable, Hashable {
  /// What cannot be numbered.
  struct Mistake: Error, Hashable { var message: String }

  private(set) var sql = ""
  /// The name that stands at each number.
  private(set) var names: [String] = []

  init(_ statement: String) throws(Mistake) {
    let bytes = Array(statement.utf8)
    var output: [UInt8] = []
    var index = 0
    func byte(_ offset: Int) -> UInt8? { bytes.indices.contains(index + offset) ? bytes[index + offset] : nil }
    while let current = byte(0) {
      let length: Int
      switch current {
      case UInt8(ascii: "'"):
        length = Self.quoted(bytes[index...], by: current, escapes: Self.isEscaping(bytes[..<index]))
      case UInt8(ascii: "\""): length = Self.quoted(bytes[index...], by: current, escapes: false)
      case UInt8(ascii: "-") where byte(1) == current: length = bytes[index...].prefix { $0 != 10 && $0 != 13 }.count
      case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "*"): length = Self.comment(bytes[index...])
      case UInt8(ascii: "$") where !Self.isName(bytes[..<index].last):
        guard byte(1).map({ !Self.isDigit($0) }) ?? true else {
          throw Mistake(message: "arguments are named, such as :order, not numbered")
        }
        length = Self.dollarQuoted(bytes[index...])
      case UInt8(ascii: ":") where byte(1) == current: length = 2
      case UInt8(ascii: ":") where Self.isName(byte(1)) && byte(1).map(Self.isDigit) == false:
        let name = bytes[(index + 1)...].prefix { Self.isName($0) }
        names.append(String(decoding: name, as: UTF8.self))
        output += Array("$\(names.count)".utf8)
        index += 1 + name.count
        continue
      default: length = 1
      }
      output += bytes[index...].prefix(length)
      index += length
    }
    sql = String(decoding: output, as: UTF8.self)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private static func isName(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    let letter = byte | 0x20
    return isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter) || byte == UInt8(ascii: "_")
      || byte >= 0x80
  }

  /// Whether a quote after these bytes is one of `E'…'`, in which a backslash escapes.
  private static func isEscaping(_ before: ArraySlice<UInt8>) -> Bool {
    guard let last = before.last, last | 0x20 == UInt8(ascii: "e") else { return false }
    return !isName(before.dropLast().last)
  }

  /// How long a text in quotes is; a doubled quote begins another, which comes to the same.
  private static func quoted(_ bytes: ArraySlice<UInt8>, by quote: UInt8, escapes: Bool) -> Int {
    var length = 1
    var rest = bytes.dropFirst()
    while let byte = rest.popFirst() {
      length += 1
      if byte == quote { break }
      if escapes, byte == UInt8(ascii: "\\"), rest.popFirst() != nil { length += 1 }
    }
    return length
  }

  /// Comments may hold comments.
  private static func comment(_ bytes: ArraySlice<UInt8>) -> Int {
    var (length, depth) = (0, 0)
    var rest = bytes
    while let byte = rest.popFirst() {
      length += 1
      let pair = (byte, rest.first)
      guard pair == (UInt8(ascii: "/"), UInt8(ascii: "*")) || pair == (UInt8(ascii: "*"), UInt8(ascii: "/")) else {
        continue
      }
      depth += byte == UInt8(ascii: "/") ? 1 : -1
      rest = rest.dropFirst()
      length += 1
      if depth == 0 { break }
    }
    return length
  }

  /// How long `$tag$ … $tag$` is; 1 for a dollar that begins none.
  private static func dollarQuoted(_ bytes: ArraySlice<UInt8>) -> Int {
    let dollar = UInt8(ascii: "$")
    let tag = bytes.dropFirst().prefix { isName($0) }
    guard bytes.dropFirst(1 + tag.count).first == dollar else { return 1 }
    let mark = Array(bytes.prefix(tag.count + 2))
    guard let end = bytes.dropFirst(mark.count).firstRange(of: mark) else { return bytes.count }
    return end.upperBound - bytes.startIndex
  }
}

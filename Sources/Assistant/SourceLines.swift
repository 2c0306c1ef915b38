/// A text as its lines, each with its own end, so that what is put between them leaves all else as it is.
struct SourceLines {
  private(set) var lines: [String]
  /// Between lines: `\n`, or `\r\n` where the text has that.
  let end: String

  init(_ text: String) {
    // A carriage return and a line feed are one `Character`, so lines are told by bytes.
    lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    end = text.utf8.contains(UInt8(ascii: "\r")) ? "\r\n" : "\n"
  }

  var text: String { lines.joined(separator: "\n") }

  /// The spaces at the beginning of a line; nil for a blank one.
  func indent(_ index: Int) -> Int? {
    let line = lines[index].utf8
    let spaces = line.prefix { $0 == UInt8(ascii: " ") }.count
    return lines[index].allSatisfy(\.isWhitespace) ? nil : spaces
  }

  /// Puts lines before the one of this index, or after the last.
  mutating func insert(_ more: [String], at index: Int) {
    let ending = end == "\r\n" ? "\r" : ""
    lines.insert(contentsOf: more.map { $0 + ending }, at: index)
    guard index + more.count == lines.count, !ending.isEmpty else { return }
    // The line that was last gets an end, and the one that is last now needs none.
    if index > 0, lines[index - 1].unicodeScalars.last != "\r" {
      lines[index - 1] += ending
    }
    lines[lines.count - 1].unicodeScalars.removeLast()
  }

  mutating func replace(_ index: Int, with line: String) { lines[index] = line }

  mutating func removeLast() { lines.removeLast() }
}

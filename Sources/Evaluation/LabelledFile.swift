/// One line of a labelled file: a text, and what it is.
public struct LabelledText: Sendable, Hashable {
  /// Never empty.
  public var label: String
  public var text: String
  /// The file as it was named, and the line, from 1.
  public var file: String
  public var line: Int

  public init(label: String, text: String, file: String, line: Int) {
    self.label = label
    self.text = text
    self.file = file
    self.line = line
  }

  /// `file:line`.
  public var place: String { "\(file):\(line)" }
}

/// What is wrong with a labelled file: where, and what, in one line.
public struct LabelledFileError: Error, Sendable, Hashable, CustomStringConvertible {
  public var file: String
  /// From 1; nil when the whole file is meant.
  public var line: Int?
  public var reason: String

  public init(file: String, line: Int? = nil, reason: String) {
    self.file = file
    self.line = line
    self.reason = reason
  }

  public var description: String {
    line.map { "\(file):\($0): \(reason)" } ?? "\(file): \(reason)"
  }
}

/// A file of labelled texts: UTF-8, one `label<TAB>text` a line.
///
/// A byte order mark, CRLF line ends and blank lines are passed over. Further tabs belong to the text, which may be
/// empty: a recogniser may have heard nothing.
public struct LabelledFile: Sendable, Hashable {
  /// The largest file that is read.
  public static let byteLimit = 512_000_000
  /// The most lines of a file that are read.
  public static let lineLimit = 2_000_000

  public let name: String
  /// In the file's order; never empty.
  public let texts: [LabelledText]

  /// Reads the bytes of a file; `name` is what errors and warnings call it.
  ///
  /// - Throws: `LabelledFileError` on the first line that has no tab, no label or is not UTF-8, and on a file that is
  ///   too large or has no line at all.
  public init(_ bytes: [UInt8], name: String) throws(LabelledFileError) {
    try self.init(bytes, name: name, lineLimit: Self.lineLimit)
  }

  init(_ bytes: [UInt8], name: String, lineLimit: Int) throws(LabelledFileError) {
    guard bytes.count <= Self.byteLimit else { throw Self.tooLarge(name) }
    var texts: [LabelledText] = []
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var line = 0
    while start < bytes.count {
      line += 1
      guard line <= lineLimit else {
        throw LabelledFileError(file: name, line: line, reason: "more than \(lineLimit) lines")
      }
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let isBlank = bytes[start..<end].allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }
      if !isBlank { texts.append(try Self.text(of: bytes[start..<end], file: name, line: line)) }
      start = end + 1
    }
    guard !texts.isEmpty else { throw LabelledFileError(file: name, reason: "has no line label<TAB>text") }
    self.name = name
    self.texts = texts
  }

  /// The error for a file above `byteLimit`, for those who see its size before they read it.
  public static func tooLarge(_ name: String) -> LabelledFileError {
    LabelledFileError(file: name, reason: "larger than \(byteLimit / 1_000_000) MB")
  }

  private static func text(of line: ArraySlice<UInt8>, file: String, line number: Int) throws(LabelledFileError)
    -> LabelledText
  {
    func problem(_ reason: String) -> LabelledFileError { LabelledFileError(file: file, line: number, reason: reason) }
    let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
    guard let tab = line.firstIndex(of: UInt8(ascii: "\t")) else { throw problem("no tab; a line is label<TAB>text") }
    guard let label = String(validating: line[..<tab], as: UTF8.self),
      let text = String(validating: line[(tab + 1)...], as: UTF8.self)
    else { throw problem("not UTF-8 text") }
    let name = trimmed(label)
    guard !name.isEmpty else { throw problem("no label before the tab") }
    return LabelledText(label: name, text: text, file: file, line: number)
  }

  private static func trimmed(_ label: String) -> String {
    let start = label.drop(while: \.isWhitespace)
    guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...end])
  }
}

/// A table in CSV (RFC 4180) with a header line, which tells the line of each fault.
///
/// Own code, as SwiftCSV pads short rows in silence and forgets lines.
struct CSVFile {
  static let rowLimit = 200_000
  let columns: [String]
  let rows: [[String]]

  init(_ file: TextFile, notes: CheckNotes? = nil) throws(AssistantError) {
    var parser = CSVParser(text: file.text, file: file.path)
    guard let header = try parser.record() else {
      throw AssistantError(file: file.path, line: 1, message: "no header line")
    }
    guard Set(header.fields).count == header.fields.count, !header.fields.contains("") else {
      throw AssistantError(file: file.path, line: 1, message: "a column has no name or stands twice")
    }
    var rows: [[String]] = []
    while let record = try parser.record() {
      guard record.fields.count == header.fields.count else {
        try notes.report(
          AssistantError(
            file: file.path, line: record.line,
            message: "\(record.fields.count) values, but the header names \(header.fields.count) columns"))
        continue
      }
      guard rows.count < Self.rowLimit else {
        throw AssistantError(file: file.path, line: record.line, message: "more than \(Self.rowLimit) rows")
      }
      rows.append(record.fields)
    }
    columns = header.fields
    self.rows = rows
  }
}

/// Reads one record after the other.
private struct CSVParser {
  private let scalars: [Unicode.Scalar]
  private let file: String
  private var position = 0
  private var line = 1

  init(text: String, file: String) {
    scalars = Array(text.unicodeScalars)
    self.file = file
  }

  /// The next record that is not an empty line, and the line it begins on; nil at the end.
  mutating func record() throws(AssistantError) -> (line: Int, fields: [String])? {
    while position < scalars.count {
      let start = line
      var fields = [try field()]
      while take(",") { fields.append(try field()) }
      endLine()
      if fields != [""] { return (start, fields) }
    }
    return nil
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard position < scalars.count, scalars[position] == scalar else { return false }
    position += 1
    return true
  }

  private mutating func endLine() {
    _ = take("\r")
    if take("\n") { line += 1 }
  }

  private mutating func field() throws(AssistantError) -> String {
    guard take("\"") else {
      var plain = String.UnicodeScalarView()
      while position < scalars.count, !",\r\n".unicodeScalars.contains(scalars[position]) {
        plain.append(scalars[position])
        position += 1
      }
      return String(plain)
    }
    let start = line
    var quoted = String.UnicodeScalarView()
    while position < scalars.count {
      if take("\"") {
        guard take("\"") else { return try closed(String(quoted)) }
        quoted.append("\"")
        continue
      }
      if scalars[position] == "\n" { line += 1 }
      quoted.append(scalars[position])
      position += 1
    }
    throw AssistantError(file: file, line: start, message: "a quoted value does not end")
  }

  private func closed(_ value: String) throws(AssistantError) -> String {
    guard position == scalars.count || ",\r\n".unicodeScalars.contains(scalars[position]) else {
      throw AssistantError(file: file, line: line, message: "text after a quoted value")
    }
    return value
  }
}

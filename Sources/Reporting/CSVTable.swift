/// Tables as comma-separated values, by RFC 4180, for spreadsheets.
public struct CSVTable: Sendable {
  public init() {}

  /// All sections one after the other; each line begins with its section's id.
  public func text(_ report: CentreReport) -> String {
    report.sections.map(text).joined(separator: "\r\n")
  }

  /// One section: a line with the columns' names, and one for each row.
  public func text(_ section: ReportSection) -> String {
    let head = ["section"] + section.columns
    return ([head] + section.rows.map { [section.id, $0.name] + $0.cells })
      .map { $0.map(Self.field).joined(separator: ",") + "\r\n" }.joined()
  }

  /// In quotes where it needs them. A field that a spreadsheet would take for a formula has an apostrophe before it, as
  /// OWASP advises against CSV injection: names may come from callers.
  static func field(_ text: String) -> String {
    let isFormula = text.first.map { "=+-@\t\r".contains($0) } == true && Double(text) == nil
    let safe = isFormula ? "'" + text : text
    guard safe.contains(where: { ",\"\r\n".contains($0) || $0.isNewline }) else { return safe }
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }
}

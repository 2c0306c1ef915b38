import Understanding

/// A report for a terminal: tables in columns, with bars.
public struct ReportText: Sendable {
  private static let barWidth = 24

  public init() {}

  public func text(_ report: CentreReport) -> String {
    ([report.title, ""] + report.sections.flatMap { lines($0) + [""] }).joined(separator: "\n")
  }

  /// One section: its title, and a line for each row. Rows of long courses of time without anything are left out.
  public func lines(_ section: ReportSection) -> [String] {
    let rows = section.rows.filter { section.chart != .columns || ($0.value ?? 0) > 0 }
    let table = [section.columns] + rows.map { [Self.clean($0.name)] + $0.cells.map(Self.clean) }
    let widths = section.columns.indices.map { column in
      table.map { $0.indices.contains(column) ? Self.width($0[column]) : 0 }.max() ?? 0
    }
    let most = section.whole
    let values: [Double?] = [nil] + rows.map(\.value)
    let lines = zip(table, values).map { cells, value in
      let padded = cells.enumerated().map { column, cell in
        let space = String(
          repeating: " ", count: max(0, (widths.indices.contains(column) ? widths[column] : 0) - Self.width(cell)))
        return column == 0 ? cell + space : space + cell
      }
      let bar = section.chart == .none ? "" : "  " + Self.bar(value, of: most)
      return Self.trimmed("  " + padded.joined(separator: "  ") + bar)
    }
    return [section.title] + lines + (section.note.map { ["  (\($0))"] } ?? [])
  }

  private static func bar(_ value: Double?, of most: Double) -> String {
    guard let value, most > 0 else { return "" }
    let eighths = Int((min(max(value / most, 0), 1) * Double(barWidth * 8)).rounded())
    let rest = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
    return String(repeating: "█", count: eighths / 8) + rest
  }

  /// Columns of a terminal: a hanzi takes two.
  static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + (($1.value >= 0x2E80 && $1.value < 0xFFE7) ? 2 : 1) }
  }

  /// Names come from callers and agents: nothing in them steers the terminal.
  public static func clean(_ text: String) -> String {
    String(
      String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }))
  }

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}

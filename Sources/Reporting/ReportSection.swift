import Understanding

/// A part of a report: a table, and how it is drawn. Terminals, pages and spreadsheets show the same sections.
public struct ReportSection: Sendable, Hashable, Codable {
  public enum Chart: String, Sendable, Hashable, Codable { case none, bars, columns }
  /// The same in all languages: `contacts`, `handoffs`.
  public var id: String
  public var title: String
  /// What a reader must know of how it is counted.
  public var note: String?
  /// The names of the columns; the first is that of the rows.
  public var columns: [String]
  public var rows: [Row]
  public var chart: Chart
  /// What a whole bar stands for; nil for the largest value.
  public var scale: Double?

  public struct Row: Sendable, Hashable, Codable {
    public var name: String
    /// As people read them.
    public var cells: [String]
    /// What is drawn; nil where there is nothing to draw.
    public var value: Double?

    public init(_ name: String, _ cells: [String], value: Double? = nil) {
      self.name = name
      self.cells = cells
      self.value = value
    }
  }

  public init(
    _ id: String, _ title: String, note: String? = nil, columns: [String], rows: [Row], chart: Chart = .none,
    scale: Double? = nil
  ) {
    self.id = id
    self.title = title
    self.note = note
    self.columns = columns
    self.rows = rows
    self.chart = chart
    self.scale = scale
  }

  /// What a whole bar stands for, above 0.
  var whole: Double {
    let most = scale ?? rows.compactMap(\.value).max() ?? 1
    return most > 0 ? most : 1
  }

  /// Counts with their shares, as bars.
  static func counts(
    _ id: String, _ title: ReportWord, _ counts: [Count], of whole: Int, _ language: Language, _ names: ReportNames
  ) -> ReportSection {
    ReportSection(
      id, title.text(language), columns: [.name, .count, .share].map { (word: ReportWord) in word.text(language) },
      rows: counts.map { count in
        let share = whole == 0 ? nil : Double(count.count) / Double(whole)
        return Row(names[count.name], [String(count.count), ReportNumber.percent(share)], value: Double(count.count))
      }, chart: .bars)
  }
}

internal import Foundation

/// A section drawn as SVG, in colours that the page's style gives. The table beside it says the same, and screen readers
/// are told the title.
public struct Chart: Sendable {
  private static let width = 640.0
  private static let barHeight = 22.0
  private static let nameWidth = 190.0
  private let section: ReportSection

  public init(_ section: ReportSection) { self.section = section }

  /// Empty when there is nothing to draw.
  public var svg: String {
    let hasValues = section.rows.contains { ($0.value ?? 0) > 0 }
    guard hasValues else { return "" }
    return switch section.chart {
    case .none: ""
    case .bars: bars
    case .columns: columns
    }
  }

  private func whole(height: Double, _ marks: String) -> String {
    """
    <svg viewBox="0 0 \(Self.number(Self.width)) \(Self.number(height))" role="img" \
    aria-labelledby="chart-\(section.id.escapedForMarkup)"><title id="chart-\(section.id.escapedForMarkup)">\
    \(section.title.escapedForMarkup)</title>\(marks)</svg>
    """
  }

  /// A bar for each row, from left to right.
  private var bars: String {
    let most = section.whole
    let room = Self.width - Self.nameWidth - 70
    let marks = section.rows.enumerated().map { index, row in
      let y = Double(index) * Self.barHeight
      let length = min(1, (row.value ?? 0) / most) * room
      // What a share is drawn from is written last, a count first.
      let label = (section.id == "agents" ? row.cells.last : row.cells.first) ?? ""
      return """
        <text x="\(Self.number(Self.nameWidth - 8))" y="\(Self.number(y + 15))" class="name">\
        \(Self.short(row.name).escapedForMarkup)</text>\
        <rect x="\(Self.number(Self.nameWidth))" y="\(Self.number(y + 3))" width="\(Self.number(length))" \
        height="\(Self.number(Self.barHeight - 6))" rx="3"/>\
        <text x="\(Self.number(Self.nameWidth + length + 6))" y="\(Self.number(y + 15))">\
        \(label.escapedForMarkup)</text>
        """
    }
    return whole(height: Double(section.rows.count) * Self.barHeight, marks.joined())
  }

  /// A column for each row, in the order of time, with the names of as many as there is room for.
  private var columns: String {
    let (height, foot, left) = (180.0, 22.0, 34.0)
    let most = section.whole
    let step = (Self.width - left) / Double(max(1, section.rows.count))
    let nameWidth = 7.5 * Double(section.rows.map(\.name.count).max() ?? 0) + 10
    let every = max(1, Int((nameWidth / step).rounded(.up)))
    let marks = section.rows.enumerated().map { index, row in
      let x = left + Double(index) * step
      let size = min(1, (row.value ?? 0) / most) * (height - foot - 12)
      let tip = "\(row.name): \(row.cells.first ?? "")".escapedForMarkup
      let bar = """
        <rect x="\(Self.number(x + step * 0.12))" y="\(Self.number(height - foot - size))" \
        width="\(Self.number(step * 0.76))" height="\(Self.number(size))"><title>\(tip)</title></rect>
        """
      guard index % every == 0, x + (step + nameWidth) / 2 < Self.width + 12 else { return bar }
      return bar + """
        <text x="\(Self.number(x + step / 2))" y="\(Self.number(height - 6))" class="tick">\
        \(row.name.escapedForMarkup)</text>
        """
    }
    let top = ReportNumber.decimal(most, most == most.rounded() ? 0 : 2)
    let axis = """
      <line x1="\(Self.number(left))" y1="\(Self.number(height - foot))" x2="\(Self.number(Self.width))" \
      y2="\(Self.number(height - foot))"/><text x="\(Self.number(left - 6))" y="16" class="name">\(top)</text>\
      <text x="\(Self.number(left - 6))" y="\(Self.number(height - foot))" class="name">0</text>
      """
    return whole(height: height, axis + marks.joined())
  }

  private static func short(_ name: String) -> String { name.count > 26 ? name.prefix(25) + "…" : name }

  private static func number(_ value: Double) -> String {
    let rounded = (value * 10).rounded() / 10
    return rounded == rounded.rounded() ? String(Int(rounded)) : String(format: "%.1f", rounded)
  }
}

extension String {
  /// With what has a meaning in HTML and SVG written as entities, and without control characters.
  var escapedForMarkup: String {
    var escaped = ""
    for character in self {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped += ReportText.clean(String(character))
      }
    }
    return escaped
  }
}

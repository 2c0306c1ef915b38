/// Text as a terminal shows it.
extension String {
  /// On one line and without anything that steers a terminal or turns the direction of writing: what a caller typed
  /// is shown to agents, and shall do nothing else.
  public var printable: String {
    var scalars = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      let category = scalar.properties.generalCategory
      let steers = category == .control || category == .lineSeparator || category == .paragraphSeparator
      let turns = [0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069].contains { $0.contains(Int(scalar.value)) }
      if turns { continue }
      scalars.append(steers ? " " : scalar)
    }
    return String(scalars)
  }

  /// Columns that the text takes: two for the wide characters of East Asia and for emoji (UAX #11).
  public var columns: Int { reduce(0) { $0 + $1.columns } }

  /// Cut to a width, with … where something is missing, and filled up with blanks.
  public func fitted(to width: Int) -> String {
    var kept = self
    if columns > width {
      var used = 1
      kept = ""
      for character in self {
        used += character.columns
        if used > width { break }
        kept.append(character)
      }
      kept += "…"
    }
    return kept + String(repeating: " ", count: max(0, width - kept.columns))
  }
}

extension Character {
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
    0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
    0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
  ]

  var columns: Int {
    guard let first = unicodeScalars.first else { return 0 }
    return Self.wide.contains { $0.contains(first.value) } ? 2 : 1
  }
}

/// Writes spoken values in figures: "twelve pounds fifty" as "£12.50", "ten to eleven pm" as "10:50 p.m.",
/// "the twenty fifth of july" as "25 july", 一点五万美元 as US$1.5万. All other words stay as they are.
///
/// Numbers up to twelve stay words where they stand alone in English, as in print.
public struct WrittenForm: Sendable, Hashable {
  /// What a text's values are.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case cardinal, date, money, telephone, time
  }

  public let language: Language

  public init(language: Language) { self.language = language }

  /// The text with its values in figures; only its first 2,000 scalars are changed. The kind is what the values are;
  /// nil when each value itself must tell ("eleven fifty five" is then a time, with the kind date a year).
  public func write(_ spoken: String, kind: Kind? = nil) -> String {
    let text = TokenizedText(spoken)
    let isMandarin = language == .mandarin || text.tokens.contains { if case .han = $0 { true } else { false } }
    var written = ""
    var position = 0
    var place = spoken.startIndex
    while position < text.tokens.count {
      let writing =
        isMandarin
        ? WrittenMandarin.write(text, at: position, kind: kind) : WrittenEnglish.write(text, at: position, kind: kind)
      guard let writing, writing.end > position, text.isWhole(position..<writing.end) else {
        position += 1
        continue
      }
      let range = text.range(position..<writing.end)
      written += spoken[place..<range.lowerBound] + writing.value
      place = range.upperBound
      position = writing.end
    }
    written += spoken[place...]
    return written
  }
}

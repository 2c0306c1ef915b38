/// A language that an assistant speaks, by its ISO 639-1 code.
public struct Language: Sendable, Hashable, Codable, RawRepresentable, ExpressibleByStringLiteral {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public init(stringLiteral value: String) { self.init(rawValue: value) }

  public static let english: Language = "en"
  public static let mandarin: Language = "zh"

  /// Whether a text has Chinese characters, which tell Mandarin from the other languages.
  public static func hasHanzi(_ text: String) -> Bool {
    text.unicodeScalars.contains { !$0.isASCII && $0.properties.isIdeographic }
  }

  public init(from decoder: any Decoder) throws { rawValue = try decoder.singleValueContainer().decode(String.self) }
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}

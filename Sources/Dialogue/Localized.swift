public import Understanding

/// One text in each language of an assistant, and where each is written.
public struct Localized: Sendable, Hashable {
  private let texts: [Language: Template]
  private let sources: [Language: String]

  /// `sources` tells for each language where its text stands, `file:line`.
  public init(_ texts: [Language: Template], sources: [Language: String] = [:]) {
    self.texts = texts
    self.sources = sources
  }

  public subscript(language: Language) -> Template { texts[language] ?? Template.empty }

  /// Where the text of a language is written, `file:line`; nil when that is not known.
  public func source(_ language: Language) -> String? { sources[language] }

  public var languages: [Language] { texts.keys.sorted { $0.rawValue < $1.rawValue } }
}

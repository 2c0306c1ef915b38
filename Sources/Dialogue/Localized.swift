public import Understanding

/// One text in each language of an assistant.
public struct Localized: Sendable, Hashable {
  private let texts: [Language: Template]

  public init(_ texts: [Language: Template]) { self.texts = texts }

  public subscript(language: Language) -> Template { texts[language] ?? Template.empty }

  public var languages: [Language] { texts.keys.sorted { $0.rawValue < $1.rawValue } }
}

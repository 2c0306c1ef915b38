public import Understanding

/// An authored text with places for values: `Order {order|digits} arrives on {eta|date}.`
public struct Template: Sendable, Hashable {
  public enum Filter: String, Sendable, Hashable, CaseIterable {
    /// Digit by digit: `4 5 7`.
    case digits
    /// From `2026-11-27`: `27 November`, `11月27日`.
    case date
    /// From `12.50` or `12.50 GBP`: `12 pounds 50`, `12.50英镑`.
    case money
    /// A code of the data in the assistant's own words.
    case words
    /// A number as it stands.
    case count
    /// As `date`, with the day of the week: `Friday 27 November`, `11月27日星期五`.
    case weekday
    /// From `15:30`: `half past 3 in the afternoon`, `下午3点半`.
    case time
    /// From `+442079460958`: digit by digit, in groups.
    case phone
  }

  public enum Part: Sendable, Hashable {
    case text(String)
    case value(name: String, filter: Filter?)
  }

  public let parts: [Part]

  public static let empty = Template(parts: [])

  init(parts: [Part]) { self.parts = parts }

  /// - Throws: `TemplateError` on an unclosed brace, an empty name or an unknown filter.
  public init(_ source: String) throws(TemplateError) {
    var parts: [Part] = []
    var text = ""
    var name: String?
    for character in source {
      switch (character, name) {
      case ("{", nil):
        if !text.isEmpty { parts.append(.text(text)) }
        (text, name) = ("", "")
      case ("{", _?): throw TemplateError(message: "a { inside {…}: “\(source)”")
      case ("}", nil): throw TemplateError(message: "a } without its {: “\(source)”")
      case ("}", let inner?):
        parts.append(try Self.value(inner, in: source))
        name = nil
      case (_, nil): text.append(character)
      case (_, let inner?): name = inner + String(character)
      }
    }
    guard name == nil else { throw TemplateError(message: "a { without its }: “\(source)”") }
    if !text.isEmpty { parts.append(.text(text)) }
    self.parts = parts
  }

  private static func value(_ inner: String, in source: String) throws(TemplateError) -> Part {
    let pieces = inner.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    guard let name = pieces.first, !name.isEmpty, pieces.count <= 2 else {
      throw TemplateError(message: "{\(inner)} is not {name} or {name|filter}: “\(source)”")
    }
    guard pieces.count == 2 else { return .value(name: name, filter: nil) }
    guard let filter = Filter(rawValue: pieces[1]) else {
      let known = Filter.allCases.map(\.rawValue).joined(separator: ", ")
      throw TemplateError(message: "unknown filter “\(pieces[1])” in {\(inner)}; there are \(known)")
    }
    return .value(name: name, filter: filter)
  }

  /// The names of the values that it needs.
  public var names: [String] {
    parts.compactMap { part in
      guard case .value(let name, _) = part else { return nil }
      return name
    }
  }

  /// The text with values in their places; a value that is missing leaves nothing. With `today` a `weekday` has its
  /// year when that is not plain.
  public func render(
    _ values: Facts, language: Language, words: Words = Words(), today: CalendarDay? = nil
  ) -> String {
    let form = SpokenForm(language: language, today: today)
    return parts.map { part in
      switch part {
      case .text(let text): text
      case .value(let name, let filter):
        values[name].map { form.render($0.speakable, name: name, filter: filter, words: words) } ?? ""
      }
    }.joined()
  }
}

/// What is wrong with an authored template, in one line.
public struct TemplateError: Error, Sendable, Hashable {
  public var message: String
  public init(message: String) { self.message = message }
}

/// The assistant's own words for codes in its data: column, code, then language.
public struct Words: Sendable, Hashable {
  private let words: [String: [String: [Language: String]]]

  public init(_ words: [String: [String: [Language: String]]] = [:]) { self.words = words }

  public func word(for code: String, of column: String, in language: Language) -> String? {
    words[column]?[code]?[language]
  }

  public var columns: [String] { words.keys.sorted() }
}

extension String {
  /// A value as it may be said and shown: on one line, without control characters and signs that begin markup, and at
  /// most 300 characters.
  var speakable: String {
    guard utf8.count > 300 || utf8.contains(where: { $0 < 32 || $0 == 0x3C || $0 == 0x3E || $0 >= 0x7B }) else {
      return self
    }
    let kept = unicodeScalars.prefix(300).map { scalar -> Unicode.Scalar in
      let isMarkup = ["<", ">", "{", "}"].contains(scalar)
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: return " "
      default: return isMarkup ? " " : scalar
      }
    }
    return String(String.UnicodeScalarView(kept))
  }
}

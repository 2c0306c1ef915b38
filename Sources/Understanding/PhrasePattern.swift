/// A pattern of phrases in hassil's syntax: `(a|b)` one of these, `[x]` optional, `[a|b]` optional alternatives,
/// `{slot}` the value of a slot; a backslash takes the next character as it is.
public struct PhrasePattern: Sendable, Hashable {
  public let source: String
  /// The slots' names, in order of first appearance.
  public let slots: [String]
  private let root: PatternNode

  /// The deepest nesting of brackets, and the longest pattern in characters.
  public static let deepest = 8
  public static let longest = 2_000

  /// - Throws: what is wrong with the pattern and in which column.
  public init(_ source: String) throws(PatternError) {
    var parser = PatternParser(source)
    root = try parser.parse()
    slots = parser.slots
    self.source = source
  }

  /// The phrases of a pattern.
  public struct Expansion: Sendable, Hashable {
    /// Without repetitions; each with single spaces and its slots as `{slot}`.
    public var phrases: [String]
    /// True when the pattern has more phrases than asked for.
    public var isTruncated: Bool
  }

  /// The first `limit` phrases, the last alternative changing fastest; the same for each run.
  public func expand(limit: Int) -> Expansion {
    let limit = max(limit, 0)
    let texts = root.texts(limit: limit < .max ? limit + 1 : limit)
    var seen: Set<String> = []
    var phrases: [String] = []
    for text in texts.prefix(limit) {
      let phrase = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      if !phrase.isEmpty, seen.insert(phrase).inserted { phrases.append(phrase) }
    }
    return Expansion(phrases: phrases, isTruncated: texts.count > limit)
  }
}

/// What is wrong with a pattern, and where.
public struct PatternError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of faults.
  public enum Reason: String, Sendable, Hashable, Codable {
    case empty = "the pattern is empty"
    case tooLong = "the pattern is longer than 2,000 characters"
    case unclosed = "this bracket is never closed"
    case unopened = "this bracket was never opened"
    case emptyAlternative = "an alternative is empty"
    case alternativeOutside = "'|' stands outside of brackets"
    case tooDeep = "brackets are nested more than 8 deep"
    case badSlot = "a slot's name must be letters, digits and '_', starting with a letter"
  }
  public let reason: Reason
  /// 1-based, in characters.
  public let column: Int

  public init(_ reason: Reason, column: Int) {
    self.reason = reason
    self.column = column
  }

  public var description: String { "column \(column): \(reason.rawValue)" }
}

/// A part of a pattern.
indirect enum PatternNode: Sendable, Hashable {
  case text(String)
  case sequence([PatternNode])
  case choice([PatternNode], isOptional: Bool)

  /// The first texts of this part, at most `limit`. Cutting a prefix list short loses none of the first `limit`
  /// sequences, since every part has at least one text.
  func texts(limit: Int) -> [String] {
    guard limit > 0 else { return [] }
    switch self {
    case .text(let text): return [text]
    case .choice(let parts, let isOptional):
      var texts: [String] = []
      for part in parts where texts.count < limit { texts += part.texts(limit: limit - texts.count) }
      if isOptional, texts.count < limit { texts.append("") }
      return texts
    case .sequence(let parts):
      return parts.reduce([""]) { heads, part in
        let tails = part.texts(limit: limit)
        var joined: [String] = []
        for head in heads where joined.count < limit {
          joined += tails.prefix(limit - joined.count).map { head + $0 }
        }
        return joined
      }
    }
  }
}

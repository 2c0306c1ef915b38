/// Reads a pattern by recursive descent; the depth is bounded by `PhrasePattern.deepest`.
struct PatternParser {
  private(set) var slots: [String] = []
  private let characters: [Character]
  private var position = 0

  init(_ source: String) { characters = Array(source.prefix(PhrasePattern.longest + 1)) }

  mutating func parse() throws(PatternError) -> PatternNode {
    guard characters.count <= PhrasePattern.longest else {
      throw PatternError(.tooLong, column: PhrasePattern.longest + 1)
    }
    guard characters.contains(where: { !$0.isWhitespace }) else { throw PatternError(.empty, column: 1) }
    let node = try sequence(depth: 0)
    guard position < characters.count else { return node }
    throw PatternError(characters[position] == "|" ? .alternativeOutside : .unopened, column: position + 1)
  }

  /// Reads up to a `|` or a closing bracket, which it leaves.
  private mutating func sequence(depth: Int) throws(PatternError) -> PatternNode {
    var parts: [PatternNode] = []
    var text = ""
    func flush() {
      if !text.isEmpty { parts.append(.text(text)) }
      text = ""
    }
    while position < characters.count {
      let character = characters[position]
      switch character {
      case "|", ")", "]", "}":
        flush()
        return .sequence(parts)
      case "(", "[":
        flush()
        parts.append(try choice(closing: character == "(" ? ")" : "]", depth: depth + 1))
      case "{": text += try slot()
      case "\\" where position + 1 < characters.count:
        text.append(characters[position + 1])
        position += 2
      default:
        text.append(character)
        position += 1
      }
    }
    flush()
    return .sequence(parts)
  }

  /// Reads alternatives from an opening bracket to its closing one.
  private mutating func choice(closing: Character, depth: Int) throws(PatternError) -> PatternNode {
    let opening = position
    guard depth <= PhrasePattern.deepest else { throw PatternError(.tooDeep, column: opening + 1) }
    var alternatives: [PatternNode] = []
    repeat {
      position += 1
      let start = position
      alternatives.append(try sequence(depth: depth))
      guard position < characters.count else { throw PatternError(.unclosed, column: opening + 1) }
      guard characters[start..<position].contains(where: { !$0.isWhitespace }) else {
        throw PatternError(.emptyAlternative, column: start + 1)
      }
    } while characters[position] == "|"
    guard characters[position] == closing else { throw PatternError(.unopened, column: position + 1) }
    position += 1
    return .choice(alternatives, isOptional: closing == "]")
  }

  /// Reads `{name}` and gives it back as it stands.
  private mutating func slot() throws(PatternError) -> String {
    let opening = position
    guard let length = characters[opening...].firstIndex(of: "}").map({ $0 - opening }) else {
      throw PatternError(.unclosed, column: opening + 1)
    }
    let name = characters[(opening + 1)..<(opening + length)]
    let isWord = name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "_" }
    guard isWord, let first = name.first, first.isLetter else { throw PatternError(.badSlot, column: opening + 2) }
    if !slots.contains(String(name)) { slots.append(String(name)) }
    position = opening + length + 1
    return "{" + String(name) + "}"
  }
}

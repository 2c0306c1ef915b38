/// Fixed phrases, each with what it means; the longest that stands at a token is found.
struct PhraseMeanings<Value: Sendable>: Sendable {
  private struct Entry: Sendable {
    var tokens: [NumberToken]
    var value: Value
  }
  /// The phrases by their first token, longest first.
  private let entries: [NumberToken: [Entry]]

  /// - Parameter phrases: small letters, simplified hanzi; a comma parts phrases of one meaning.
  init(_ phrases: KeyValuePairs<String, Value>) {
    let entries = phrases.flatMap { phrase, value in
      phrase.split(separator: ",").map { Entry(tokens: NumberToken.tokens(of: String($0)), value: value) }
    }
    self.entries = Dictionary(grouping: entries.filter { !$0.tokens.isEmpty }) { $0.tokens[0] }
      .mapValues { $0.sorted { $0.tokens.count > $1.tokens.count } }
  }

  /// The meaning of the longest phrase that starts at a token, and the token after it.
  func match(_ tokens: [NumberToken], at start: Int) -> (value: Value, end: Int)? {
    guard let first = tokens.element(start), let candidates = entries[first] else { return nil }
    for entry in candidates where tokens[start...].starts(with: entry.tokens) {
      return (entry.value, start + entry.tokens.count)
    }
    return nil
  }
}

extension PhraseMeanings where Value == Bool {
  /// Phrases that have no meaning but to be there.
  init(list: String) { self.init([list: true]) }

  /// The token after the phrase that starts here; the start itself when there is none.
  func skip(_ tokens: [NumberToken], at start: Int) -> Int { match(tokens, at: start)?.end ?? start }
}

extension [NumberToken] {
  /// The word at an index without a possessive ending, or nil when something else is there.
  func word(_ index: Int) -> String? {
    guard case .word(let word)? = element(index) else { return nil }
    return word.hasSuffix("'s") ? String(word.dropLast(2)) : word
  }

  /// The hanzi at an index, or nil when something else is there.
  func han(_ index: Int) -> Character? {
    if case .han(let character)? = element(index) { character } else { nil }
  }

  /// The digits of the numeral at an index when it is a whole number in a range.
  func whole(_ index: Int, in range: ClosedRange<Int>) -> Int? {
    guard case .numeral(let numeral)? = element(index), let value = Int(numeral), range.contains(value) else {
      return nil
    }
    return value
  }

  /// Whether a mark, or nothing at all, is at an index.
  func endsPhrase(_ index: Int) -> Bool {
    switch element(index) {
    case nil, .mark?: true
    default: false
    }
  }
}

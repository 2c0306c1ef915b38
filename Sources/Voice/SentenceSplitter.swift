/// Cuts a prompt into the sentences that are spoken one by one, so that the first is heard before the rest is made.
public enum SentenceSplitter {
  /// The most characters of one piece.
  public static let lengthBound = 300

  /// The sentences of `text` in their order, trimmed, without those that hold nothing to say.
  ///
  /// A sentence ends after `.`, `?`, `!`, `。`, `？`, `！`, `；`, `…` and their closing quotes, and at a line's end; not after the
  /// points of `12.50`, `No. 5` and `e.g.`. One longer than 300 characters is cut after the last comma in the second half of
  /// those, or else the last space.
  /// In `zh`, a point before hanzi needs no space after it to end a sentence; the other language is `en`.
  public static func sentences(in text: String, language: String) -> [String] {
    let characters = Array(text)
    var sentences: [String] = []
    var start = 0
    var index = 0
    while index < characters.count {
      let end = sentenceEnd(at: index, in: characters, language: language)
      if let end {
        append(characters[start..<end], to: &sentences)
        start = end
      }
      index = end ?? index + 1
    }
    append(characters[start...], to: &sentences)
    return sentences
  }

  /// The index after the sentence that ends with the character at `index`, or nil when none ends there.
  private static func sentenceEnd(at index: Int, in characters: [Character], language: String) -> Int? {
    let character = characters[index]
    guard enders.contains(character) || character == "." || character.isNewline else { return nil }
    var end = index + 1
    while end < characters.count, trailers.contains(characters[end]) { end += 1 }
    guard character == "." else { return end }
    // An ellipsis of points, or a point before `?`, ends what it ends.
    guard end == characters.count || characters[end].isWhitespace || language == "zh" && isHan(characters[end]) else {
      return nil
    }
    return end - index == 1 && isAbbreviation(before: index, in: characters) ? nil : end
  }

  /// Whether the point at `index` belongs to the word before it.
  private static func isAbbreviation(before index: Int, in characters: [Character]) -> Bool {
    var start = index
    while start > 0, index - start < 12, characters[start - 1].isLetter || characters[start - 1] == "." { start -= 1 }
    let word = String(characters[start..<index])
    guard !word.isEmpty else { return false }
    let next = characters[(index + 1)...].first { !$0.isWhitespace }
    guard let next else { return false }
    let lowered = word.lowercased()
    if beforeNumbers.contains(lowered) { return next.isNumber }
    if beforeNames.contains(lowered) { return true }
    // `5 p.m. on Monday`, but not `5 p.m. We`.
    if word.contains(".") || lastInSentence.contains(lowered) {
      return !next.isUppercase || neverLast.contains(lowered)
    }
    return false
  }

  private static func append(_ piece: ArraySlice<Character>, to sentences: inout [String]) {
    var rest = piece.drop { $0.isWhitespace }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    while rest.count > lengthBound {
      let head = rest.prefix(lengthBound)
      // An early comma would leave a crumb.
      let comma = head.suffix(lengthBound / 2).lastIndex { pauses.contains($0) }
      let cut = comma ?? head.lastIndex { $0.isWhitespace } ?? head.endIndex - 1
      append(rest[...cut], to: &sentences)
      rest = rest[(cut + 1)...].drop { $0.isWhitespace }
    }
    guard rest.contains(where: { $0.isLetter || $0.isNumber }) else { return }
    sentences.append(String(rest))
  }

  private static func isHan(_ character: Character) -> Bool {
    character.unicodeScalars.first?.properties.isIdeographic ?? false
  }

  private static let enders: Set<Character> = ["?", "!", "。", "？", "！", "；", "…", "｡"]
  private static let trailers: Set<Character> = [
    ".", "?", "!", "。", "？", "！", "…", "\"", "'", ")", "]", "”", "’", "」", "』", "）", "】", "》",
  ]
  private static let pauses: Set<Character> = [",", ";", ":", "，", "、", "：", "；"]
  private static let beforeNumbers: Set<String> = ["no", "nos", "nr", "art", "p", "pp", "fig", "vol"]
  private static let beforeNames: Set<String> = ["mr", "mrs", "ms", "dr", "prof", "st", "messrs", "vs"]
  private static let lastInSentence: Set<String> = ["etc", "inc", "ltd", "co", "approx", "dept", "ext", "tel"]
  private static let neverLast: Set<String> = ["e.g", "i.e"]
}

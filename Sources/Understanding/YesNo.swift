/// Reads a yes or a no, however it is put.
public enum YesNo {
  /// True for yes, false for no, nil when the text says neither or cannot decide ("I don't know").
  ///
  /// Phrases are looked for from the longest down, each covering its words, so that "not right" is no and "no problem"
  /// yes. Where both remain, a correction decides ("no that's wrong", "yes… no it isn't"), else the first word said.
  public static func read(_ text: String, language: Language) -> Bool? {
    let normalizer = Normalizer(language: language)
    if language == .mandarin {
      let mandarin = found(normalizer.characters(text), in: YesNoPhrases.mandarin)
      return decide(mandarin.isEmpty ? found(normalizer.words(text), in: YesNoPhrases.english) : mandarin)
    }
    let english = found(normalizer.words(text), in: YesNoPhrases.english)
    return decide(english.isEmpty ? found(normalizer.characters(text), in: YesNoPhrases.mandarin) : english)
  }

  enum Meaning { case yes, no, unsure, neither }

  /// The meanings in the text, in order; `neither` marks a phrase that only looks like one. A yes within two tokens of
  /// a "not" is part of the no: "that's not quite right", 不是很对.
  private static func found(_ tokens: [String], in phrases: PhraseTable) -> [Meaning] {
    var meanings: [Meaning] = []
    var position = 0
    var negatedEnd = 0
    while position < tokens.count {
      guard let (meaning, width) = phrases.longest(tokens, at: position) else {
        position += 1
        continue
      }
      let isNegated = meaning == .yes && position < negatedEnd
      if meaning != .neither, !isNegated { meanings.append(meaning) }
      position += width
      if meaning == .no, phrases.negations.contains(tokens[position - 1]) { negatedEnd = position + 2 }
    }
    return meanings
  }

  private static func decide(_ meanings: [Meaning]) -> Bool? {
    guard let first = meanings.first, !meanings.contains(.unsure) else { return nil }
    let isOne = meanings.allSatisfy { $0 == first }
    // "yes… no": the later word corrects; "no… yes, that's right": likewise.
    return (isOne ? first : meanings.last) == .yes
  }
}

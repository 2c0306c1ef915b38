/// A part of a sentence that one voice speaks, in the form that eSpeak reads.
struct SpokenSegment: Hashable {
  /// `en` or `zh`.
  var language: String
  /// Plain English, or pinyin with tone digits.
  var text: String
  /// Whether it ends in punctuation and another segment follows.
  var hasEndPause = false

  /// Cuts a sentence at the changes of script, and writes the Mandarin in pinyin.
  ///
  /// Digits and punctuation go with the sentence's own language, but stay with Latin letters that they touch.
  static func segments(of sentence: String, language: String) -> [SpokenSegment] {
    var runs: [(language: String, text: String)] = []
    for token in tokens(of: printable(sentence)) {
      let own = scriptLanguage(of: token)
      let spoken = own ?? (runs.last.map { isBetweenWords(token) ? $0.language : language } ?? language)
      if let last = runs.indices.last, runs[last].language == spoken {
        runs[last].text += token
      } else {
        runs.append((spoken, token))
      }
    }
    var segments = runs.compactMap { run -> SpokenSegment? in
      let text = run.language == "zh" ? PinyinReader.standard.pinyin(of: run.text) : run.text
      return text.contains { $0.isLetter || $0.isNumber } ? SpokenSegment(language: run.language, text: text) : nil
    }
    for index in segments.indices.dropLast() {
      let last = segments[index].text.last { !$0.isWhitespace }
      segments[index].hasEndPause = last?.isPunctuation ?? false
    }
    return segments
  }

  /// Without control characters, which eSpeak takes for its own commands, and others that say nothing.
  static func printable(_ text: String) -> String { text.filter { !isControl($0) } }

  /// Words in Latin letters with what joins them (`o'clock`, `help@oriole.example`), and every other character alone.
  private static func tokens(of sentence: String) -> [String] {
    let characters = Array(sentence)
    var tokens: [String] = []
    var index = 0
    while index < characters.count {
      var end = index + 1
      if isLatin(characters[index]) {
        while end < characters.count {
          let joins = "'’.@-&+_".contains(characters[end]) && end + 1 < characters.count && isLatin(characters[end + 1])
          guard joins || isLatin(characters[end]) else { break }
          end += 1
        }
      }
      tokens.append(String(characters[index..<end]))
      index = end
    }
    return tokens
  }

  private static func scriptLanguage(of token: String) -> String? {
    guard let first = token.first else { return nil }
    return isHan(first) ? "zh" : isLatin(first) ? "en" : nil
  }

  /// Whether a character says nothing itself: it stays with the words before it.
  private static func isBetweenWords(_ token: String) -> Bool {
    token.allSatisfy { $0.isWhitespace || $0.isPunctuation }
  }

  private static func isControl(_ character: Character) -> Bool {
    guard !character.isWhitespace else { return false }
    return character.unicodeScalars.allSatisfy {
      [.control, .format, .surrogate, .privateUse, .unassigned].contains($0.properties.generalCategory)
    }
  }

  /// A Chinese character, the zero of years among them.
  static func isHan(_ character: Character) -> Bool {
    character == "〇" || character.unicodeScalars.first?.properties.isIdeographic ?? false
  }

  private static func isLatin(_ character: Character) -> Bool {
    character.isLetter && !isHan(character)
  }
}

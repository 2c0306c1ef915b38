import Foundation

/// Chinese text as the pinyin that eSpeak NG's `cmn-latn-pinyin` voice reads: syllables with tone numbers 1–5, `v` for ü.
public enum Pinyin {
  /// A sentence's pinyin, syllables apart, punctuation kept as `,` `.` `!` `?`; numbers are read out, Latin words stay.
  public static func pinyin(for text: String) -> String {
    runs(of: text).map(\.text).joined(separator: " ")
  }

  /// The stretches of pinyin and of Latin words.
  static func runs(of text: String) -> [SpokenRun] {
    var runs: [SpokenRun] = []
    for piece in pieces(of: ChineseNumbers.spelled(in: text)) {
      let language = if case .latin = piece { "en" } else { "zh" }
      let spoken = spokenText(piece)
      // A mark belongs to what is before it, in whatever language that is.
      let isMark = if case .mark = piece { true } else { false }
      if let last = runs.indices.last, isMark || runs[last].language == language {
        runs[last].text += (isMark ? "" : " ") + spoken
      } else if !isMark {
        runs.append(SpokenRun(text: spoken, language: language))
      }
    }
    return runs
  }

  private enum Piece {
    case hanzi([Character])
    case latin(String)
    case mark(Character)
  }

  private static let marks: [Character: Character] = [
    "，": ",", "、": ",", "：": ",", "；": ",", "。": ".", "！": "!", "？": "?", ",": ",", ";": ",", ":": ",", ".": ".", "!": "!",
    "?": "?", "…": ",", "—": ",", "\n": ",", "（": ",", "）": ",", "(": ",", ")": ",",
  ]

  private static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var isBroken = false
    for character in text {
      if let mark = marks[character] {
        if case .mark = pieces.last { continue }
        pieces.append(.mark(mark))
      } else if character.unicodeScalars.allSatisfy({ $0.properties.isIdeographic }) {
        if case .hanzi(let before) = pieces.last, !isBroken {
          pieces[pieces.count - 1] = .hanzi(before + [character])
        } else {
          pieces.append(.hanzi([character]))
        }
      } else if character.isLetter || character.isNumber || character == "'" || character == "&" {
        if case .latin(let before) = pieces.last {
          pieces[pieces.count - 1] = .latin(before + (isBroken ? " " : "") + String(character))
        } else {
          pieces.append(.latin(String(character)))
        }
      }
      isBroken = character.isWhitespace
    }
    return pieces
  }

  private static func spokenText(_ piece: Piece) -> String {
    switch piece {
    case .hanzi(let characters): ToneSandhi.applied(to: syllables(of: characters), in: characters).joined(separator: " ")
    case .latin(let word): word
    case .mark(let mark): String(mark)
    }
  }

  /// One syllable a character: from the longest phrases of the table, else from the character alone.
  private static func syllables(of characters: [Character]) -> [String] {
    var syllables: [String] = []
    var start = 0
    while start < characters.count {
      let lengths = stride(from: min(PinyinPhrases.longest, characters.count - start), to: 0, by: -1)
      let match = lengths.lazy.compactMap { PinyinPhrases.readings[String(characters[start..<start + $0])] }.first
      let reading = match ?? [numbered(characters[start])]
      syllables += reading
      start += max(1, reading.count)
    }
    return syllables
  }

  private static let tones: [Unicode.Scalar: String] = ["\u{304}": "1", "\u{301}": "2", "\u{30C}": "3", "\u{300}": "4"]

  /// A character's commonest reading; the transform gives it with marks, such as `lǜ` for `lv4`.
  private static func numbered(_ character: Character) -> String {
    let marked = String(character).applyingTransform(.mandarinToLatin, reverse: false) ?? ""
    var letters = ""
    var tone = "5"
    for scalar in marked.decomposedStringWithCanonicalMapping.unicodeScalars {
      if let found = tones[scalar] {
        tone = found
      } else if scalar == "\u{308}" {
        letters = letters.dropLast() + "v"
      } else if scalar.isASCII, scalar.properties.isAlphabetic {
        letters.unicodeScalars.append(scalar)
      }
    }
    return letters.isEmpty ? "" : letters + tone
  }
}

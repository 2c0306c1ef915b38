import Foundation

/// Reads hanzi aloud: pinyin with tone digits, in words, as eSpeak's voice `cmn-latn-pinyin` takes it.
///
/// Words come from the table of phrases, the longest first; the other characters are read one by one. Figures are
/// said as numbers; the tones of 不 and 一 follow their neighbours; eSpeak itself changes third tones.
struct PinyinReader: Sendable {
  static let standard = PinyinReader(words: PinyinPhrases.words, readings: PinyinPhrases.readings)

  private static let digits = Set("零〇一二三四五六七八九两几")
  private static let units = Set("十百千万亿点位个件天年月日号次张条种周封笔楼期分折盏只")

  /// Syllables of the phrases that have a reading of their own, and none for those whose characters give it.
  private let phrases: [String: [String]]
  private let longestPhrase: Int

  init(words: String, readings: String) {
    var phrases: [String: [String]] = [:]
    for word in words.split(whereSeparator: \.isWhitespace) { phrases[String(word)] = [] }
    let fields = readings.split(whereSeparator: \.isWhitespace)
    for index in stride(from: 0, to: fields.count - 1, by: 2) {
      phrases[String(fields[index])] = Self.split(fields[index + 1])
    }
    self.phrases = phrases
    longestPhrase = phrases.keys.map(\.count).max() ?? 1
  }

  /// One syllable and what must be known of its neighbours.
  private struct Syllable {
    var character: Character
    /// Letters and tone digit.
    var sound: String
    /// Whether it goes on the word before it.
    var isJoined: Bool
  }

  /// What eSpeak reads: words of syllables with tone digits 1–5, with spaces and ASCII punctuation between them.
  func pinyin(of text: String) -> String {
    var output = ""
    var run: [Character] = []
    for character in MandarinNumerals.hanzi(in: text) {
      if SpokenSegment.isHan(character) {
        run.append(character)
        continue
      }
      append(run, to: &output)
      run = []
      output += Self.punctuation(for: character)
    }
    append(run, to: &output)
    return output.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
  }

  private func append(_ run: [Character], to output: inout String) {
    guard !run.isEmpty else { return }
    let syllables = read(run)
    let sounds = ToneSandhi.applied(to: syllables.map(\.sound), in: run)
    for (syllable, sound) in zip(syllables, sounds) { output += (syllable.isJoined ? "" : " ") + sound }
  }

  // MARK: Words

  private func read(_ run: [Character]) -> [Syllable] {
    let plain = Self.plainReadings(of: run)
    var syllables: [Syllable] = []
    var index = 0
    while index < run.count {
      let (length, sounds) = phrase(at: index, in: run)
      for offset in 0..<length {
        let character = run[index + offset]
        let sound = sounds.indices.contains(offset) ? sounds[offset] : plain[index + offset]
        let isJoined = offset > 0 || isEnclitic(character, length: length) || isFigure(at: index, in: run)
        syllables.append(Syllable(character: character, sound: sound, isJoined: isJoined && !syllables.isEmpty))
      }
      index += length
    }
    return syllables
  }

  private func phrase(at index: Int, in run: [Character]) -> (length: Int, sounds: [String]) {
    for length in stride(from: min(longestPhrase, run.count - index), to: 1, by: -1) {
      if let sounds = phrases[String(run[index..<(index + length)])] { return (length, sounds) }
    }
    return (1, [])
  }

  private func isEnclitic(_ character: Character, length: Int) -> Bool {
    length == 1 && "的了着吗吧呢啊".contains(character)
  }

  /// Whether the character goes on with a number's word, as 百 in 五百 and 个 in 三个.
  private func isFigure(at index: Int, in run: [Character]) -> Bool {
    guard index > 0 else { return false }
    let isAfterDigit = Self.digits.contains(run[index - 1])
    let isAfterUnit = "十百千万亿".contains(run[index - 1])
    if Self.digits.contains(run[index]) {
      // The point of a decimal has a digit before it and after it.
      return isAfterDigit || isAfterUnit || run[index - 1] == "点" && index > 1 && Self.digits.contains(run[index - 2])
    }
    return (isAfterDigit || isAfterUnit) && Self.units.contains(run[index])
  }

  // MARK: Sounds

  /// Each character's most common reading.
  private static func plainReadings(of run: [Character]) -> [String] {
    let marked = String(run).applyingTransform(.mandarinToLatin, reverse: false) ?? ""
    let words = marked.split(separator: " ")
    return run.indices.map { index in
      if let sound = PinyinPhrases.characters[run[index]] { return sound }
      if words.count == run.count { return numbered(words[index]) }
      let alone = String(run[index]).applyingTransform(.mandarinToLatin, reverse: false) ?? ""
      return numbered(Substring(alone))
    }
  }

  /// `lǜ` as `lü4`; a syllable without a mark has the neutral tone, 5. Empty when there is no reading.
  private static func numbered(_ marked: Substring) -> String {
    let tones: [Unicode.Scalar: String] = ["\u{304}": "1", "\u{301}": "2", "\u{30C}": "3", "\u{300}": "4"]
    var tone = "5"
    var letters = ""
    for scalar in String(marked).decomposedStringWithCanonicalMapping.unicodeScalars {
      if let mark = tones[scalar] {
        tone = mark
      } else if scalar == "\u{308}" {
        letters = letters.dropLast() + "ü"
      } else if scalar.properties.isAlphabetic, scalar.isASCII {
        letters.unicodeScalars.append(scalar)
      }
    }
    return letters.isEmpty ? "" : letters + tone
  }

  private static func split(_ word: Substring) -> [String] {
    var syllables: [String] = []
    var letters = ""
    for character in word {
      letters.append(character)
      if character.isNumber {
        syllables.append(letters)
        letters = ""
      }
    }
    return syllables
  }

  /// ASCII punctuation that makes the same pause; nothing for what is not heard.
  private static func punctuation(for character: Character) -> String {
    switch character {
    case "，", "、", "：", ",", ":", "—", "（", "）", "(", ")", "…": ", "
    case "。", ".", "｡": ". "
    case "？", "?": "? "
    case "！", "!": "! "
    case "；", ";": "; "
    default: " "
    }
  }
}

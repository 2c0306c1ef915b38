/// Turns the International Phonetic Alphabet that eSpeak NG's American voice writes into CMUdict's ARPAbet, without stress.
enum PhonemeMapper {
  /// The voice whose phonemes are mapped.
  static let style = SpeakingStyle.american

  private static let phones: [String: [String]] = [
    "ɑː": ["AA"], "æ": ["AE"], "ʌ": ["AH"], "ə": ["AH"], "ɐ": ["AH"], "ɔː": ["AO"], "ɔ": ["AO"], "aʊ": ["AW"],
    "aɪ": ["AY"],
    "b": ["B"], "tʃ": ["CH"], "d": ["D"], "ð": ["DH"], "ɛ": ["EH"], "ɚ": ["ER"], "ɜː": ["ER"], "eɪ": ["EY"], "f": ["F"],
    "ɡ": ["G"], "h": ["HH"], "ɪ": ["IH"], "ᵻ": ["IH"], "iː": ["IY"], "i": ["IY"], "dʒ": ["JH"], "k": ["K"], "l": ["L"],
    "m": ["M"], "n": ["N"], "ŋ": ["NG"], "oʊ": ["OW"], "oː": ["AO"], "ɔɪ": ["OY"], "p": ["P"], "ɹ": ["R"], "r": ["R"],
    "s": ["S"], "ʃ": ["SH"], "t": ["T"], "ɾ": ["T"], "ʔ": ["T"], "θ": ["TH"], "ʊ": ["UH"], "uː": ["UW"], "v": ["V"],
    "w": ["W"], "j": ["Y"], "z": ["Z"], "ʒ": ["ZH"], "x": ["K"], "ɬ": ["L"], "əl": ["AH", "L"], "n̩": ["AH", "N"],
    "ɑːɹ": ["AA", "R"], "oːɹ": ["AO", "R"], "ɔːɹ": ["AO", "R"], "ɛɹ": ["EH", "R"], "ɪɹ": ["IH", "R"],
    "ʊɹ": ["UH", "R"],
    "iə": ["IY", "AH"], "aɪɚ": ["AY", "ER"], "aɪə": ["AY", "AH"], "iːː": ["IY"],
  ]

  private static let vowels: Set<Character> = [
    "ɑ", "æ", "ʌ", "ə", "ɐ", "ɔ", "a", "ɛ", "ɚ", "ɜ", "e", "ɪ", "ᵻ", "i", "o", "ʊ", "u",
  ]

  /// The phones of a word's phonemes, with stress marks or without; its spelling tells a flap's `T` from its `D`.
  static func arpabet(ipa: [String], word: String) -> [String] {
    let symbols = ipa.map { $0.filter { $0 != "ˈ" && $0 != "ˌ" } }.filter { !$0.isEmpty }
    var result: [String] = []
    for (index, symbol) in symbols.enumerated() {
      guard var found = phones[symbol] else { continue }
      let next = index + 1 < symbols.count ? symbols[index + 1] : ""
      // Where eSpeak's reduced vowels part from CMUdict's: `radio`, `regular`, `wanted`.
      if symbol == "ɪ", next.first.map(vowels.contains) ?? false { found = ["IY"] }
      if symbol == "ʊ", index > 0, symbols[index - 1] == "j" { found = ["AH"] }
      if symbol == "ᵻ", next == "d", index + 2 == symbols.count { found = ["AH"] }
      if symbol == "ɾ", !word.lowercased().contains("t") { found = ["D"] }
      // After a vowel that ends in r, eSpeak writes another one.
      if found == ["R"], result.last == "ER" || result.last == "R" { continue }
      result += found
    }
    return result
  }
}

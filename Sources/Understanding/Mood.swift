internal import Foundation

/// How frustrated a caller is, from words, from how they are written, and from how the call goes.
///
/// Each sign adds its strength to what is left of calm, so that signs add up but never pass 1; each turn without any
/// sign takes three tenths of it away, a friendly one half.
public struct Mood: Sendable, Hashable, Codable {
  /// 0–1.
  public private(set) var frustration = 0.0

  public init() {}

  /// Hears what the caller said in one turn.
  public mutating func hear(_ text: String, language: Language) {
    let words = Self.strength(of: text, language: language)
    let sign = 1 - (1 - words.anger) * (1 - Self.emphasis(of: text))
    if sign > 0 {
      add(sign)
    } else {
      frustration *= words.isFriendly ? 0.5 : 0.7
    }
  }

  /// The caller was not understood, or said nothing.
  public mutating func noteMiss() { add(0.15) }
  /// The caller said no to what was understood.
  public mutating func noteRejection() { add(0.15) }
  /// The caller spoke over a prompt.
  public mutating func noteBargeIn() { add(0.05) }
  /// The caller asked for a person.
  public mutating func noteAgentRequest() { add(0.25) }

  private mutating func add(_ strength: Double) { frustration = 1 - (1 - frustration) * (1 - strength) }

  /// How angry a text's words are, 0–1, and whether they are friendly.
  static func strength(of text: String, language: Language) -> (anger: Double, isFriendly: Bool) {
    let normalizer = Normalizer(language: language)
    let lexicon = language == .mandarin ? MoodLexicon.mandarin : MoodLexicon.english
    let tokens = language == .mandarin ? normalizer.characters(text) : normalizer.words(text)
    var calm = 1.0
    var isFriendly = false
    var position = 0
    while position < tokens.count {
      guard let (entry, width) = lexicon.longest(tokens, at: position) else {
        position += 1
        continue
      }
      let isNegated = lexicon.isNegated(tokens, at: position)
      switch entry {
      case .anger(let strength) where !isNegated:
        calm *= 1 - min(strength * (lexicon.isIntensified(tokens, at: position) ? 1.3 : 1), 0.9)
      case .friendly where isNegated: calm *= 0.75
      case .friendly: isFriendly = true
      default: break
      }
      position += width
    }
    return (1 - calm, isFriendly)
  }

  /// Shouting in capitals, and repeated exclamation or question marks, 0–1.
  static func emphasis(of text: String) -> Double {
    let head = text.prefix(Normalizer.limit)
    let letters = head.filter { $0.isASCII && $0.isLetter }
    let shouted = letters.filter(\.isUppercase).count
    // Short words in capitals may be abbreviations.
    let isShouting = letters.count >= 8 && shouted * 5 >= letters.count * 4 && head.contains(" ")
    var run = 0
    var longest = 0
    for character in head {
      run = "!?！？".contains(character) ? run + 1 : 0
      longest = max(longest, run)
    }
    let marks = longest >= 3 ? 0.25 : longest == 2 ? 0.12 : 0
    return 1 - (1 - (isShouting ? 0.25 : 0)) * (1 - marks)
  }
}

internal import Foundation

/// How frustrated a caller is, from words, from how they are written, from their being said again, and from how the
/// call goes.
///
/// Each sign adds its strength to what is left of calm, so that signs add up but never pass 1; each turn without any
/// sign takes three tenths of it away, a friendly one half.
public struct Mood: Sendable, Hashable, Codable {
  /// 0–1.
  public private(set) var frustration = 0.0
  /// The last utterance as sorted hashes of its first tokens; nil when it was too short to be told from another.
  private var lastHeard: [UInt64]?

  public init() {}

  /// Hears what the caller said in one turn. Nearly the same words as in the turn before count as a repeat.
  ///
  /// - Parameters:
  ///   - text: what was said or typed; only its start is read when it is very long.
  ///   - language: the language it is in.
  ///   - reader: hears the words; without classifiers, by the lexicon alone.
  public mutating func hear(_ text: String, language: Language, reader: MoodReader = MoodReader()) {
    let sign = reader.sign(of: text, language: language)
    let isRepeat = isRepeat(text, language: language)
    if sign.strength > 0 {
      add(sign.strength)
    } else if !isRepeat {
      frustration *= sign.isFriendly ? 0.5 : 0.7
    }
    if isRepeat { noteRepeat() }
  }

  /// The caller was not understood, or said nothing.
  public mutating func noteMiss() { add(0.15) }
  /// The caller said no to what was understood.
  public mutating func noteRejection() { add(0.15) }
  /// The caller spoke over a prompt.
  public mutating func noteBargeIn() { add(0.05) }
  /// The caller asked for a person.
  public mutating func noteAgentRequest() { add(0.25) }
  /// The caller had to say something again; `hear` notes it by itself.
  public mutating func noteRepeat() { add(0.1) }

  private mutating func add(_ strength: Double) { frustration = 1 - (1 - frustration) * (1 - strength) }

  /// Whether at least four fifths of the tokens are those of the utterance before, which this one replaces.
  private mutating func isRepeat(_ text: String, language: Language) -> Bool {
    let before = lastHeard
    lastHeard = Self.tokens(of: text, language: language)
    guard let before, let now = lastHeard else { return false }
    var (shared, left, right) = (0, 0, 0)
    while left < before.count, right < now.count {
      if before[left] == now[right] { shared += 1 }
      (left, right) = (left + (before[left] <= now[right] ? 1 : 0), right + (now[right] <= before[left] ? 1 : 0))
    }
    return 5 * 2 * shared >= 4 * (before.count + now.count)
  }

  /// Sorted hashes of at most 64 tokens. Fewer than three words or four hanzi, such as a yes, are often said twice in
  /// all calm: nil.
  private static func tokens(of text: String, language: Language) -> [UInt64]? {
    let tokens = Normalizer(language: language).tokens(text).prefix(64)
    guard tokens.count >= (language == .mandarin ? 4 : 3) else { return nil }
    return tokens.map { $0.unicodeScalars.reduce(Hash.start) { Hash.step($0, $1.value) } }.sorted()
  }

  /// How angry a text's words are, 0–1, and whether they are friendly.
  static func strength(of text: String, language: Language) -> (anger: Double, isFriendly: Bool) {
    let lexicon = language == .mandarin ? MoodLexicon.mandarin : MoodLexicon.english
    let tokens = Normalizer(language: language).tokens(text)
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
    var (letters, shouted, hasSpace, run, longest) = (0, 0, false, 0, 0)
    for scalar in text.unicodeScalars.prefix(Normalizer.limit) {
      switch scalar {
      case "A"..."Z": (letters, shouted) = (letters + 1, shouted + 1)
      case "a"..."z": letters += 1
      case " ": hasSpace = true
      default: break
      }
      run = scalar == "!" || scalar == "?" || scalar == "！" || scalar == "？" ? run + 1 : 0
      longest = max(longest, run)
    }
    // Short words in capitals may be abbreviations.
    let isShouting = letters >= 8 && shouted * 5 >= letters * 4 && hasSpace
    let marks = longest >= 3 ? 0.25 : longest == 2 ? 0.12 : 0
    return 1 - (1 - (isShouting ? 0.25 : 0)) * (1 - marks)
  }
}

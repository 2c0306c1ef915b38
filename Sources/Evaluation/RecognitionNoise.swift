public import Understanding

/// Garbles texts as a recogniser would that gets some words wrong: 60 % of the errors put a word that sounds alike in
/// the place of one, 25 % drop a word and 15 % put a frequent word in. In Chinese a word is a character, and another
/// one of the vocabulary by chance takes its place. Garbled texts are lower case without punctuation; none loses all
/// its words.
///
/// The proportions are about those of telephone speech, where substitutions are more than half of all errors and
/// deletions outnumber insertions.
public struct RecognitionNoise: Sendable {
  private enum Fault { case substitution, deletion, insertion }
  private static let shares = (substitution: 0.60, deletion: 0.25)
  /// From so many of the most frequent words one is put in.
  private static let frequentWords = 50

  private let normalizer: Normalizer
  /// The most frequent first.
  private let vocabulary: [String]
  private var soundAlikes: SoundAlikes
  /// What has been garbled so far.
  public private(set) var wordErrors = WordErrors()

  /// Takes the words that are heard wrongly from these texts.
  public init(vocabularyOf texts: [String], language: Language) {
    normalizer = Normalizer(language: language)
    var counts: [String: Int] = [:]
    for text in texts {
      for token in normalizer.tokens(text) { counts[token, default: 0] += 1 }
    }
    vocabulary = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    soundAlikes = SoundAlikes(vocabulary)
  }

  /// What a recogniser makes of a text, with an error at each word of this probability, 0–1. Texts with generators of
  /// their own do not depend on each other.
  public mutating func garble(_ text: String, probability: Double, generator: inout SplitMix64) -> String {
    let spoken = normalizer.tokens(text)
    var heard: [String] = []
    for token in spoken {
      guard generator.fraction() < probability else {
        heard.append(token)
        continue
      }
      switch Self.fault(&generator) {
      case .substitution: heard.append(substitute(for: token, &generator))
      case .deletion: break
      case .insertion:
        heard.append(token)
        if let extra = element(of: vocabulary.prefix(Self.frequentWords), &generator) { heard.append(extra) }
      }
    }
    if heard.isEmpty, let first = spoken.first { heard = [first] }
    wordErrors.count(heard, insteadOf: spoken)
    return Self.joined(heard)
  }

  private static func fault(_ generator: inout SplitMix64) -> Fault {
    let chance = generator.fraction()
    if chance < shares.substitution { return .substitution }
    return chance < shares.substitution + shares.deletion ? .deletion : .insertion
  }

  private mutating func substitute(for token: String, _ generator: inout SplitMix64) -> String {
    let alikes = soundAlikes.alikes(of: token)
    if let alike = element(of: alikes[...], &generator) { return alike }
    // What has no sound code, such as hanzi and numerals, is taken for anything else of its kind.
    let isHanzi = Language.hasHanzi(token)
    for _ in 0..<16 {
      guard let other = element(of: vocabulary[...], &generator) else { return token }
      if other != token, Language.hasHanzi(other) == isHanzi { return other }
    }
    return token
  }

  private func element(of words: ArraySlice<String>, _ generator: inout SplitMix64) -> String? {
    words.isEmpty ? nil : words[words.startIndex + generator.next(below: words.count)]
  }

  /// Hanzi stand close together, other words apart.
  private static func joined(_ tokens: [String]) -> String {
    var text = ""
    var wasHanzi = true
    for token in tokens {
      let isHanzi = Language.hasHanzi(token)
      if !text.isEmpty, !(wasHanzi && isHanzi) { text += " " }
      text += token
      wasHanzi = isHanzi
    }
    return text
  }
}

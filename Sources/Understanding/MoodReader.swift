internal import Foundation

/// Hears frustration in what is said: from the lexicon's words, from how it is written, and, where a language has
/// example lines, from a classifier trained on them.
public struct MoodReader: Sendable {
  private let classifiers: [Language: MoodClassifier]

  /// - Parameter classifiers: by language; a language without one is read by the lexicon alone.
  public init(classifiers: [Language: MoodClassifier] = [:]) { self.classifiers = classifiers }

  /// How likely the speaker of a text is frustrated, 0–1; from 0.5 up more likely than not.
  public func probability(of text: String, language: Language) -> Double {
    probability(
      of: text, words: Mood.strength(of: text, language: language), emphasis: Mood.emphasis(of: text),
      language: language)
  }

  private func probability(
    of text: String, words: (anger: Double, isFriendly: Bool), emphasis: Double, language: Language
  ) -> Double {
    let signs = (words.anger, words.isFriendly ? 1.0 : 0, emphasis)
    guard let classifier = classifiers[language] else { return Weights.lexicon.probability(signs, classifier: 0.5) }
    let weights = language == .mandarin ? Weights.mandarin : .english
    return weights.probability(signs, classifier: classifier.probability(of: text))
  }

  /// How much of a caller's calm an utterance takes, 0–1, and whether it is friendly instead.
  func sign(of text: String, language: Language) -> (strength: Double, isFriendly: Bool) {
    let words = Mood.strength(of: text, language: language)
    let emphasis = Mood.emphasis(of: text)
    let loud = 1 - (1 - words.anger) * (1 - emphasis)
    guard classifiers[language] != nil else { return (loud, words.isFriendly) }
    let probability = probability(of: text, words: words, emphasis: emphasis, language: language)
    // A complaint without a harsh word counts up to a half; a harsh word that is probably joy does not count.
    let heard = max(0, probability - 0.5)
    let strength = max(heard, loud * min(max(4 * probability - 1, 0), 1))
    return (strength, words.isFriendly)
  }

  /// How the signs of a text are joined. Fitted to texts that the classifier was not trained on: lines of calls, and
  /// reviews and comments from elsewhere, where it must not be too sure.
  private struct Weights {
    var classifier: Double
    var anger: Double
    var friendly: Double
    var emphasis: Double
    /// Below 0, so that a text without any sign is calm.
    var shift: Double

    static let lexicon = Weights(classifier: 0, anger: 5, friendly: -1.7, emphasis: 3, shift: -0.3)
    static let mandarin = Weights(classifier: 0.7, anger: 4.5, friendly: -1.7, emphasis: 2.2, shift: -0.1)
    static let english = Weights(classifier: 0.55, anger: 5, friendly: -1.4, emphasis: 2.2, shift: -0.4)

    func probability(_ signs: (anger: Double, friendly: Double, emphasis: Double), classifier share: Double) -> Double {
      let share = min(max(share, 0.01), 0.99)
      let words = anger * signs.anger + friendly * signs.friendly + emphasis * signs.emphasis
      return 1 / (1 + exp(-(classifier * log(share / (1 - share)) + words + shift)))
    }
  }
}

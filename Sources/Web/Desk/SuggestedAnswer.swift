import Dialogue
import Understanding

/// An authored answer to what the caller said last: agents may say it as it is.
struct SuggestedAnswer: Sendable, Hashable, Encodable {
  var intent: String
  var label: String
  var text: String
  /// How likely it is what the caller means, 0–1.
  var confidence: Double

  private static let most = 3
  private static let least = 0.05

  /// The likeliest, first; of answers that need values, those whose values are known, else the question for one.
  ///
  /// - Parameters:
  ///   - utterance: the caller's words.
  ///   - known: values by slot.
  ///   - script: where the answers are authored.
  /// - Returns: at most three.
  static func answers(to utterance: Utterance, known: [String: String], script: Script) -> [SuggestedAnswer] {
    let language = script.languages.contains(utterance.language) ? utterance.language : script.defaultLanguage
    let candidates = script.classifiers[language]?.interpret(utterance).candidates ?? []
    return Array(
      candidates.lazy.filter { $0.probability >= least }.compactMap { candidate -> SuggestedAnswer? in
        guard let intent = script.intents[candidate.intent], intent.action == .answer,
          let text = text(of: intent, known, language, script)
        else { return nil }
        return SuggestedAnswer(
          intent: candidate.intent.rawValue, label: intent.label[language].render([:], language: language), text: text,
          confidence: candidate.probability)
      }.prefix(most))
  }

  private static func text(
    of intent: IntentScript, _ known: [String: String], _ language: Language, _ script: Script
  ) -> String? {
    for answer in intent.answers where answer.when.isEmpty && answer.action == nil {
      let template = answer.say[language]
      guard template.names.allSatisfy({ known[$0] != nil }) else { continue }
      let said = template.render(known, language: language, words: script.words)
      if !said.isEmpty { return WrittenReply.text(said) }
    }
    let asked = intent.slots.first { known[$0.name] == nil && !$0.isSecret }
    let question = asked?.ask[language]
    guard let question, question.names.allSatisfy({ known[$0] != nil }) else { return nil }
    return question.render(known, language: language, words: script.words)
  }
}

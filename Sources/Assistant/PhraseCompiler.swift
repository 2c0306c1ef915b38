import Dialogue
import Foundation
import Understanding

/// Makes training examples and search phrases of what is authored.
struct PhraseCompiler {
  let language: Language
  /// Names by slot.
  let names: [String: [String]]
  private var samples = SampleValues()

  init(language: Language, names: [String: [String]]) {
    self.language = language
    self.names = names
  }

  /// What an intent is learned from: each sentence, with a sample value for each slot. With a name it stands several
  /// times, with different ones, so that no single name comes to mean the intent.
  mutating func examples(of intent: AuthoredIntent) -> [Example] {
    var examples: [Example] = []
    for phrase in intent.phrases[language] ?? [] {
      let hasName = intent.script.slots.contains { $0.kind == .name && phrase.slots.contains($0.name) }
      for sentence in phrase.sentences {
        for _ in 0..<(hasName ? 4 : 1) {
          examples.append(Example(intent.script.intent, fill(sentence, intent.script)))
        }
      }
    }
    return examples
  }

  /// What is said for an intent: sentences with slots several times, with different values.
  mutating func searchPhrases(of intent: AuthoredIntent) -> [SearchPhrase] {
    var phrases: [SearchPhrase] = []
    for phrase in intent.phrases[language] ?? [] {
      let copies = phrase.slots.isEmpty ? 1 : 6
      let weight = 1 / Double(copies)
      for sentence in phrase.sentences {
        for _ in 0..<copies { phrases.append(SearchPhrase(text: fill(sentence, intent.script), weight: weight)) }
      }
    }
    return phrases
  }

  /// A sentence whose `{slot}`s have sample values.
  private mutating func fill(_ sentence: String, _ script: IntentScript) -> String {
    var filled = sentence
    for slot in script.slots where filled.contains("{\(slot.name)}") {
      let value: String
      switch slot.kind {
      case .digits(let count): value = samples.spoken(count, language)
      case .name:
        guard let list = names[slot.name], !list.isEmpty else { continue }
        value = list[samples.next(below: list.count)].lowercased()
      }
      filled = filled.replacingOccurrences(of: "{\(slot.name)}", with: value)
    }
    return filled
  }

  /// Numbers said digit by digit, alone and inside carriers with `{digits}`.
  mutating func numbers(_ count: Int, carriers: [String], copies: Int) -> [SearchPhrase] {
    var phrases: [SearchPhrase] = []
    for index in 0..<copies {
      let digits = samples.spoken(count, language)
      phrases.append(SearchPhrase(text: digits, weight: 1))
      guard !carriers.isEmpty else { continue }
      let carrier = carriers[index % carriers.count]
      phrases.append(
        SearchPhrase(text: carrier.replacingOccurrences(of: "{digits}", with: digits), weight: 0.3))
    }
    return phrases
  }
}

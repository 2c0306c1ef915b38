import Dialogue
import Foundation
import Understanding

/// Makes training examples and search phrases of what is authored.
struct PhraseCompiler {
  let language: Language
  /// Names by slot.
  let names: [String: [String]]
  private var samples = SampleValues()
  /// For intents with values of many forms, so that they leave the samples of the others as they are.
  private var valueSamples = SampleValues()

  init(language: Language, names: [String: [String]]) {
    self.language = language
    self.names = names
  }

  /// What an intent is learned from: each sentence, with a sample value for each slot. With a name or a value of many
  /// forms it stands several times, with different ones, so that no single one comes to mean the intent.
  mutating func examples(of intent: AuthoredIntent) -> [Example] {
    var examples: [Example] = []
    for phrase in intent.phrases[language] ?? [] {
      let isVaried = intent.script.slots.contains { slot in
        if case .digits = slot.kind { return false }
        return phrase.slots.contains(slot.name)
      }
      for sentence in phrase.sentences {
        for _ in 0..<(isVaried ? 4 : 1) {
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
    let hasValues = script.slots.contains { if case .value = $0.kind { true } else { false } }
    if hasValues { swap(&samples, &valueSamples) }
    defer { if hasValues { swap(&samples, &valueSamples) } }
    var filled = sentence
    for slot in script.slots where filled.contains("{\(slot.name)}") {
      let value: String
      switch slot.kind {
      case .digits(let count): value = samples.spoken(count, language)
      case .name:
        guard let list = names[slot.name], !list.isEmpty else { continue }
        value = list[samples.next(below: list.count)].lowercased()
      case .value(let kind): value = samples.spoken(kind, language)
      }
      filled = filled.replacingOccurrences(of: "{\(slot.name)}", with: value)
    }
    return filled
  }

  /// Values of a kind, each alone.
  mutating func values(_ kind: ValueKind, copies: Int) -> [SearchPhrase] {
    let spread = SampleValues.spread(kind, language).map { SearchPhrase(text: $0, weight: 1) }
    return spread + (0..<copies).map { _ in SearchPhrase(text: valueSamples.spoken(kind, language), weight: 1) }
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

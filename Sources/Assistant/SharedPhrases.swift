import Dialogue
import Understanding

/// What every assistant's callers say: yes and no, and what leads up to a number.
struct SharedPhrases {
  let yesNo: [String]
  /// Sentences with `{digits}`.
  let carriers: [String]

  /// The phrases of each search. What a state does not expect stays possible, at a small weight.
  func phrases(
    intents: [AuthoredIntent], questions: [FAQEntry], compiler: inout PhraseCompiler
  ) -> [Expectation.Kind: [SearchPhrase]] {
    let counts = Set(
      intents.flatMap(\.script.slots).compactMap { slot -> Int? in
        guard case .digits(let count) = slot.kind else { return nil }
        return count
      }
    ).sorted()
    var numbers: [SearchPhrase] = []
    for count in counts {
      numbers += compiler.numbers(count, carriers: carriers, copies: 200)
      // A caller who pauses says a number in parts.
      numbers += weighted(compiler.numbers(max(1, count / 2), carriers: [], copies: 60), by: 0.3)
    }
    let kinds = intents.flatMap(\.script.slots).compactMap { slot -> ValueKind? in
      guard case .value(let kind) = slot.kind else { return nil }
      return kind
    }
    var values: [SearchPhrase] = []
    for sample in SampleValues.searched where kinds.contains(where: sample.isLike) {
      values += compiler.values(sample, copies: 200)
      guard case .time = sample else { continue }
      values += SampleValues.halves(compiler.language).map { SearchPhrase(text: $0, weight: 5) }
    }
    var asked: [SearchPhrase] = []
    var universal: [SearchPhrase] = []
    for intent in intents {
      let phrases = compiler.searchPhrases(of: intent)
      asked += phrases
      if intent.script.action != .answer { universal += phrases }
    }
    asked += questions.flatMap { entry in
      ([entry.question] + entry.phrases).map { SearchPhrase(text: $0, weight: 1) }
    }
    let answers = yesNo.map { SearchPhrase(text: $0, weight: 1) }
    var searches: [Expectation.Kind: [SearchPhrase]] = [
      .anything: asked + answers + weighted(numbers, by: 0.1),
      .digits: weighted(numbers, by: 2) + universal + weighted(answers, by: 0.5) + weighted(asked, by: 0.05),
      .yesNo: weighted(answers, by: 10) + universal + weighted(numbers, by: 0.1) + weighted(asked, by: 0.05),
    ]
    let others = universal + weighted(answers, by: 0.5) + weighted(asked, by: 0.05)
    if !values.isEmpty { searches[.value] = weighted(values, by: 2) + others + weighted(numbers, by: 0.05) }
    if kinds.contains(.phone) { searches[.phone] = weighted(compiler.values(.phone, copies: 200), by: 2) + others }
    return searches
  }

  private func weighted(_ phrases: [SearchPhrase], by factor: Double) -> [SearchPhrase] {
    phrases.map { SearchPhrase(text: $0.text, weight: $0.weight * factor) }
  }
}

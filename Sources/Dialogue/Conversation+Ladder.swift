import Understanding

extension Conversation {
  enum Miss { case noMatch, noInput }

  /// One miss rephrases or repeats, two offer the keys, three hand over.
  mutating func miss(_ kind: Miss) -> [Effect] {
    misses += 1
    entry = ""
    mood.noteMiss()
    let report = Effect.report(kind == .noInput ? .noInput : .noMatch)
    note(kind == .noInput ? "noinput" : "nomatch")
    if case .rating = phase { return [report] + close(with: []) }
    let steps = kind == .noInput ? script.ladder.noInput : script.ladder.noMatch
    let step = script.ladder.step(misses, of: steps)
    switch step {
    case .agent: return [report] + handOff(kind == .noInput ? .noinput : .nomatch, queue: form?.script.queue)
    case .goodbye: return [report] + close(with: [])
    case .intent(let intent):
      guard let next = script.intents[intent], lastResorts.insert(intent).inserted else {
        return [report] + (kind == .noInput ? close(with: []) : handOff(.nomatch, queue: form?.script.queue))
      }
      (form, pending, suspended) = (nil, nil, [])
      return [report] + begin(next, offered: [:])
    case .rephrase, .repeat, .offerKeys:
      let again = question
      return [report] + say((reprompt(step, kind).map { [prompt($0)] } ?? []) + again)
    }
  }

  private func reprompt(_ step: Ladder.Step, _ kind: Miss) -> PromptName? {
    switch (phase, kind, step) {
    case (_, .noInput, .repeat): .repeatSilence
    case (.collecting, _, _): .valueAgain
    case (.confirmingValue, _, _), (.asking, _, _): .yesNoAgain
    case (.choosing, _, _): .valueAgain
    case (_, _, .repeat), (_, _, .rephrase): .rephrase
    default: .offerKeys
    }
  }
}

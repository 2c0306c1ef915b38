import Understanding

/// Questions that are answered by a yes or a no.
extension Conversation {
  func prompts(for asked: YesNoQuestion) -> [Prompt] {
    switch asked {
    case .intent(let intent, _):
      let script = script.intents[intent]
      return [prompt(script?.isQuestion == true ? .confirmQuestion : .confirmIntent, values: label(of: script))]
    case .action:
      guard let form, let action = form.answer?.action else { return [] }
      return [prompt("\(form.script.intent.rawValue).confirm", action.ask, values: form.allValues)]
    case .more: return [prompt(.more)]
    case .offer(let intent):
      let offering = script.intents.values.first { $0.offer?.intent == intent && $0.intent == offeredBy }
      return [prompt("\(offeredBy?.rawValue ?? "").offer", offering?.offer?.say, values: known)]
    case .goBack: return [prompt(.goBack, values: label(of: suspended.last?.script))]
    case .resume(let matter): return [prompt(.resume, values: label(of: script.intents[matter.intent]))]
    case .callback: return [prompt(.callbackOffer)]
    }
  }

  func label(of script: IntentScript?, as name: String = "label") -> Facts {
    [name: script?.label[language].render([:], language: language) ?? ""]
  }

  mutating func answered(_ asked: YesNoQuestion, yes: Bool) -> [Effect] {
    misses = 0
    switch (asked, yes) {
    case (.intent(let intent, let slots), true): return script.intents[intent].map { begin($0, offered: slots) } ?? []
    case (.intent, false): return rejectIntent()
    case (.action, true): return act()
    case (.action, false):
      note("action declined")
      form = nil
      return conclude([])
    case (.more, true): return tellMore()
    case (.offer(let intent), true): return script.intents[intent].map { begin($0, offered: [:]) } ?? []
    case (.goBack, true): return goBackToForm()
    case (.goBack, false):
      suspended.removeLast()
      return conclude([])
    case (.resume(let matter), true): return resume(matter)
    case (.callback, true): return beginCallback()
    case (.more, false), (.offer, false), (.resume, false), (.callback, false):
      remainder = []
      phase = .open
      return say(.anythingElse)
    }
  }

  mutating func rejectIntent() -> [Effect] {
    mood.noteRejection()
    phase = .open
    return miss(.noMatch)
  }

  /// Goes on with the form that was left last, where it was.
  private mutating func goBackToForm() -> [Effect] {
    guard let left = suspended.popLast() else { return conclude([]) }
    if left.script.isPrivate, !caller.isVerified, let effects = prove(before: left) { return effects }
    form = left
    return advanceForm()
  }

  private mutating func resume(_ matter: Matter) -> [Effect] {
    guard let script = script.intents[matter.intent] else { return say(.anythingElse) }
    note("resumed \(matter.intent.rawValue)")
    return begin(script, offered: [:], confirmed: matter.values)
  }
}

// MARK: - One of two

extension Conversation {
  /// Two intents that are about as likely, where they can be told apart by a question.
  func rivals(of reading: Reading) -> (Intent, Intent)? {
    guard script.prompts[.which] != nil, reading.candidates.count > 1, let first = reading.intent,
      first.intent != lastIntent
    else { return nil }
    let (best, second) = (reading.candidates[0], reading.candidates[1])
    guard let rival = script.intents[second.intent], second.probability >= script.bands.close * best.probability,
      second.probability >= script.bands.confirm, first.action == .answer, rival.action == .answer,
      // A value that only one of them takes decides.
      reading.slots.keys.allSatisfy({ given in rival.slots.contains { $0.name == given } })
    else { return nil }
    return (first.intent, rival.intent)
  }

  func prompts(first: Intent, second: Intent) -> [Prompt] {
    // A question's label is the question; here it stands in the middle of one.
    let values = label(of: script.intents[first], as: "first").merging(label(of: script.intents[second], as: "second"))
    {
      $1
    }.mapValues { String($0.prefix { !"?？".contains($0) }) }
    return [prompt(.which, values: values)]
  }

  /// Takes the one that was named, by its place or by more words about it.
  mutating func choose(_ first: Intent, _ second: Intent, _ slots: [String: String], _ reading: Reading) -> [Effect] {
    let pair = [first, second]
    if let place = Choice.read(reading.utterance.text, language: language) {
      return chosen(pair[place == .first ? 0 : 1], slots)
    }
    if YesNo.read(reading.utterance.text, language: language) == false { return rejectIntent() }
    let shares = pair.map { intent in reading.candidates.first { $0.intent == intent }?.probability ?? 0 }
    if shares[0] > 1.5 * shares[1] || shares[1] > 1.5 * shares[0] {
      return chosen(pair[shares[0] > shares[1] ? 0 : 1], slots.merging(reading.slots) { $1 })
    }
    if let intent = reading.intent, certainty(of: reading) >= script.bands.accept, !pair.contains(intent.intent) {
      return begin(intent, offered: reading.slots, from: reading.utterance)
    }
    return miss(.noMatch)
  }

  mutating func chosen(_ intent: Intent, _ slots: [String: String]) -> [Effect] {
    phase = .open
    return script.intents[intent].map { begin($0, offered: slots) } ?? []
  }
}

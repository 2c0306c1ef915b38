import Understanding

extension Conversation {
  mutating func heard(_ utterance: Utterance) -> [Effect] {
    isHearing = false
    guard !utterance.text.isEmpty, !isMurmur(utterance) else { return noise() }
    switch phase {
    case .idle, .closing, .ended: return []
    case .recognising, .lookingUp, .acting, .queuing:
      record(.caller, open(utterance).text)
      return []
    case .waiting, .withAgent:
      let callback = callbackAsked(utterance)
      let utterance = open(utterance)
      record(.caller, utterance.text)
      if let callback { return [.report(.understood(utterance, callback, slots: [:]))] + beginCallback() }
      return [.report(.understood(utterance, nil, slots: [:])), .tellAgent(utterance.text)]
    case .open, .collecting, .confirmingValue, .asking, .choosing, .rating: return understand(utterance)
    }
  }

  /// Over a prompt, what cannot be made out is an "mm-hm" or a cough rather than a question.
  private func isMurmur(_ utterance: Utterance) -> Bool {
    !interrupted.isEmpty && utterance.confidence < script.bands.hearing && !utterance.isTyped
  }

  /// Sound without words: what it cut off goes on; only the third in a row is a miss.
  private mutating func noise() -> [Effect] {
    guard phase.isCallers else { return [] }
    if !interrupted.isEmpty, resumes < 2 {
      let resumed = resumes + 1
      let effects = say(
        interrupted.map { prompt in
          var prompt = prompt
          prompt.goesOn = true
          return prompt
        })
      resumes = resumed
      return effects
    }
    noises += 1
    guard noises >= 3 else { return saying.isEmpty ? listen() : [] }
    noises = 0
    return miss(.noMatch)
  }

  private mutating func understand(_ utterance: Utterance) -> [Effect] {
    let wasInterrupting = !interrupted.isEmpty
    interrupted = []
    noises = 0
    wantsTime = false
    let stopped = stopSaying()
    isChoosingService = false
    let kept = open(utterance)
    record(.caller, kept.text)
    mood.hear(utterance.text, language: utterance.language, reader: script.moods)
    if wasInterrupting { mood.noteBargeIn() }
    followLanguage(of: utterance)
    var reading = read(utterance)
    reading.corrected = corrections(in: reading)
    let report = Effect.report(
      .understood(kept, reading.best, slots: open(reading.slots.merging(reading.corrected ?? [:]) { $1 })))
    guard utterance.confidence >= script.bands.hearing else { return stopped + [report] + miss(.noMatch) }
    if mood.frustration >= script.limits.frustration, reading.intent?.action != .goodbye {
      return stopped + [report] + handOff(.frustrated, queue: reading.intent?.queue)
    }
    (deniable, justImplied) = (justImplied, nil)
    return stopped + [report] + act(on: reading)
  }

  /// A typed text in another language of the assistant changes to it.
  private mutating func followLanguage(of utterance: Utterance) {
    guard utterance.isTyped, script.languages.contains(utterance.language), utterance.language != language,
      utterance.text.unicodeScalars.contains(where: \.properties.isAlphabetic)
    else { return }
    language = utterance.language
  }

  private func read(_ utterance: Utterance) -> Reading {
    if let given = askedValues(in: utterance) {
      let best = form.map { Candidate($0.script.intent, probability: utterance.confidence) }
      return Reading(utterance: utterance, best: best, intent: nil, slots: given.values, others: given.others)
    }
    if case .rating = phase, Rating.read(utterance.text, language: language) != nil {
      return Reading(utterance: utterance, best: nil, intent: nil, slots: [:])
    }
    let candidates = candidates(of: utterance)
    if let answer = answer(in: utterance, candidates.first) {
      let best: Candidate? =
        answer == .unsure ? nil : Candidate(answer == .yes ? "yes" : "no", probability: utterance.confidence)
      return Reading(utterance: utterance, best: best, intent: nil, slots: [:])
    }
    if isAfterAnswer, (candidates.first?.probability ?? 0) < Self.surely,
      PlainAnswer.isAcknowledgement(utterance.text, language: language)
    {
      return Reading(utterance: utterance, best: nil, intent: nil, slots: [:], isAcknowledgement: true)
    }
    let best = candidates.first
    let intent = best.flatMap { script.intents[$0.intent] }
    let given = values(of: intent?.slots ?? [], in: utterance)
    return Reading(
      utterance: utterance, best: best, intent: intent, slots: given.values, others: given.others,
      candidates: candidates)
  }

  /// The slot whose value is being asked for or confirmed.
  var askedSlot: SlotScript? {
    switch phase {
    case .collecting(let index), .confirmingValue(let index, _):
      guard let form, form.script.slots.indices.contains(index) else { return nil }
      return form.script.slots[index]
    default: return nil
    }
  }

  /// The value that was asked for, and those of the form's other slots that came with it; nil when it was not given.
  private func askedValues(in utterance: Utterance) -> GivenValues? {
    guard let slot = askedSlot, let form, !(isConfirming && isYesRather(utterance, than: slot)) else { return nil }
    let others = form.script.slots.filter { other in
      other != slot && !isConfirming && form.values[other.name] == nil && form.offered[other.name] == nil
    }
    let given = values(of: [slot] + others, in: utterance, expecting: slot)
    guard given.values[slot.name] != nil else { return nil }
    if isMoreThanValue(given, of: slot), let best = script.classifiers[language]?.interpret(utterance).best,
      best.probability >= script.bands.accept, best.intent != form.script.intent, script.intents[best.intent] != nil
    {
      return nil
    }
    return given
  }
}

// MARK: - What is not kept

extension Conversation {
  /// True while a PIN or the like is asked for.
  public var isAskingSecret: Bool { askedSlot?.isSecret ?? false }

  /// The utterance as it may be shown and kept: without the figures of a secret, and without payment cards' numbers.
  func open(_ utterance: Utterance) -> Utterance {
    var open = utterance
    let text = isAskingSecret ? Secret.masked(utterance.text, language: utterance.language) : withoutSecret(utterance)
    open.text = PrivateText.withoutCards(text, language: utterance.language)
    if open.text != utterance.text { open.alternatives = [] }
    return open
  }

  /// A secret may be said before it is asked for.
  private func withoutSecret(_ utterance: Utterance) -> String {
    let secrets = script.customer?.ways.lazy.flatMap(\.slots).filter(\.isSecret)
    guard case .digits(let count)? = secrets?.first?.kind else { return utterance.text }
    var asked: Int?
    if form?.isProof == true, case .digits(let digits) = askedSlot?.kind { asked = digits }
    return SecretText.masked(
      utterance.text, count: count, asked: asked, language: utterance.language)
  }

  private func open(_ values: [String: String]) -> [String: String] {
    guard form?.isProof == true, let slots = form?.script.slots else { return values }
    let secrets = Set(slots.filter(\.isSecret).map(\.name))
    return values.filter { !secrets.contains($0.key) }
  }
}

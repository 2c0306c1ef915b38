import Understanding

extension Conversation {
  /// What an utterance came to, before it is acted on.
  private struct Reading {
    var utterance: Utterance
    var best: Candidate?
    var intent: IntentScript?
    var slots: [String: String]
  }

  mutating func heard(_ utterance: Utterance) -> [Effect] {
    isHearing = false
    guard !utterance.text.isEmpty, !isMurmur(utterance) else { return noise() }
    switch phase {
    case .idle, .closing, .ended: return []
    case .lookingUp, .queuing:
      record(.caller, utterance.text)
      return []
    case .waiting, .withAgent:
      record(.caller, utterance.text)
      return [.report(.understood(utterance, nil, slots: [:])), .tellAgent(utterance.text)]
    case .open, .collecting, .confirmingValue, .confirmingIntent: return understand(utterance)
    }
  }

  /// Over a prompt, what cannot be made out is an "mm-hm" or a cough rather than a question.
  private func isMurmur(_ utterance: Utterance) -> Bool {
    !interrupted.isEmpty && utterance.confidence < script.bands.hearing && !utterance.isTyped
  }

  /// Sound without words: what it cut off goes on; only the third in a row is a miss.
  private mutating func noise() -> [Effect] {
    guard mayHear else { return [] }
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

  private var mayHear: Bool {
    switch phase {
    case .open, .collecting, .confirmingValue, .confirmingIntent: true
    default: false
    }
  }

  private mutating func understand(_ utterance: Utterance) -> [Effect] {
    let wasInterrupting = !interrupted.isEmpty
    interrupted = []
    noises = 0
    let stopped = stopSaying()
    record(.caller, utterance.text)
    mood.hear(utterance.text, language: utterance.language, reader: script.moods)
    if wasInterrupting { mood.noteBargeIn() }
    followLanguage(of: utterance)
    let reading = read(utterance)
    let report = Effect.report(.understood(utterance, reading.best, slots: reading.slots))
    guard utterance.confidence >= script.bands.hearing else { return stopped + [report] + miss(.noMatch) }
    if mood.frustration >= script.limits.frustration, reading.intent?.action != .goodbye {
      return stopped + [report] + handOff(.frustrated, queue: reading.intent?.queue)
    }
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
    if let values = askedValues(in: utterance) {
      let best = form.map { Candidate($0.script.intent, probability: utterance.confidence) }
      return Reading(utterance: utterance, best: best, intent: nil, slots: values)
    }
    if isConfirming, let answer = YesNo.read(utterance.text, language: language) {
      let best = Candidate(answer ? "yes" : "no", probability: utterance.confidence)
      return Reading(utterance: utterance, best: best, intent: nil, slots: [:])
    }
    let best = script.classifiers[language]?.interpret(utterance).best
    if case .open = phase, answers > 0, isPlainYesNo(utterance.text, best),
      let answer = YesNo.read(utterance.text, language: language)
    {
      let best = Candidate(answer ? "yes" : "no", probability: utterance.confidence)
      return Reading(utterance: utterance, best: best, intent: nil, slots: [:])
    }
    let intent = best.flatMap { script.intents[$0.intent] }
    let slots = values(of: intent?.slots ?? [], in: utterance).values
    return Reading(utterance: utterance, best: best, intent: intent, slots: slots)
  }

  /// After “anything else?” a few words with a yes or no are one, unless the words are surely about something.
  private func isPlainYesNo(_ text: String, _ best: Candidate?) -> Bool {
    let length = Normalizer(language: language).tokens(text).count
    return length <= 3 || (length <= 6 && (best?.probability ?? 0) < 0.8)
  }

  private var isConfirming: Bool {
    switch phase {
    case .confirmingValue, .confirmingIntent: true
    default: false
    }
  }

  /// The slot whose value is being asked for or confirmed.
  private var askedSlot: SlotScript? {
    switch phase {
    case .collecting(let index), .confirmingValue(let index, _):
      guard let form, form.script.slots.indices.contains(index) else { return nil }
      return form.script.slots[index]
    default: return nil
    }
  }

  /// The value that was asked for, and those of the form's other slots that came with it; nil when it was not given.
  private func askedValues(in utterance: Utterance) -> [String: String]? {
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
    return given.values
  }
}

// MARK: - Acting on it

extension Conversation {
  private mutating func act(on reading: Reading) -> [Effect] {
    switch phase {
    case .collecting(let index): collect(reading, index)
    case .confirmingValue(let index, let value): confirmValue(reading, index, value)
    case .confirmingIntent(let intent, let slots): confirmIntent(reading, intent, slots)
    default: choose(reading)
    }
  }

  private mutating func collect(_ reading: Reading, _ index: Int) -> [Effect] {
    if let slot = askedSlot, reading.intent == nil || !meansSomethingElse(reading),
      let effects = gather(reading.utterance.text, for: slot, given: reading.slots[slot.name])
    {
      return effects
    }
    if let slot = askedSlot, let value = reading.slots[slot.name], reading.intent == nil {
      form?.offered.merge(reading.slots) { $1 }
      return offer(value, for: index)
    }
    if case .digits(let count) = askedSlot?.kind {
      let digits = SpokenDigits(language: language).digits(in: reading.utterance.text, expectingDigits: true)
      if !digits.isEmpty, entry.count + digits.count < count, !meansSomethingElse(reading) {
        entry += digits
        return listen(within: script.limits.betweenKeys)
      }
    }
    entry = ""
    if let intent = reading.intent, meansSomethingElse(reading) { return begin(intent, offered: reading.slots) }
    return miss(.noMatch)
  }

  /// A value was given: confirmed if the author wants that.
  mutating func offer(_ value: String, for index: Int) -> [Effect] {
    guard var form, form.script.slots.indices.contains(index) else { return [] }
    entry = ""
    misses = 0
    form.offered[form.script.slots[index].name] = value
    form.values[form.script.slots[index].name] = nil
    self.form = form
    return advanceForm()
  }

  private func meansSomethingElse(_ reading: Reading) -> Bool {
    guard let intent = reading.intent, certainty(of: reading) >= script.bands.accept else { return false }
    return intent.intent != form?.script.intent
  }

  private mutating func confirmValue(_ reading: Reading, _ index: Int, _ value: String) -> [Effect] {
    if let slot = askedSlot, let given = reading.slots[slot.name], reading.intent == nil {
      guard given == value else { return offer(given, for: index) }
      // "No, not friday" has the value in it too.
      return isNo(reading.utterance, to: slot) ? reject(index) : accept(value, index)
    }
    if reading.intent == nil, let best = reading.best, best.intent == "yes" { return accept(value, index) }
    if reading.intent == nil, let best = reading.best, best.intent == "no" { return reject(index) }
    if let intent = reading.intent, meansSomethingElse(reading) { return begin(intent, offered: reading.slots) }
    return miss(.noMatch)
  }

  private func isNo(_ utterance: Utterance, to slot: SlotScript) -> Bool {
    reader(of: slot) != nil && YesNo.read(utterance.text, language: language) == false
  }

  mutating func accept(_ value: String, _ index: Int) -> [Effect] {
    guard var form, form.script.slots.indices.contains(index) else { return [] }
    misses = 0
    form.values[form.script.slots[index].name] = value
    self.form = form
    return advanceForm()
  }

  /// The caller said that the value is wrong: asked again, and after the third a person takes over.
  mutating func reject(_ index: Int) -> [Effect] {
    guard var form, form.script.slots.indices.contains(index) else { return [] }
    rejections += 1
    mood.noteRejection()
    note("value rejected")
    guard rejections < 3 else { return handOff(.nomatch, queue: form.script.queue) }
    form.offered[form.script.slots[index].name] = nil
    self.form = form
    return advanceForm()
  }

  private mutating func confirmIntent(_ reading: Reading, _ intent: Intent, _ slots: [String: String]) -> [Effect] {
    if reading.intent == nil, let best = reading.best, let script = script.intents[intent] {
      if best.intent == "yes" { return begin(script, offered: slots) }
      if best.intent == "no" { return rejectIntent() }
    }
    return choose(reading)
  }

  mutating func rejectIntent() -> [Effect] {
    mood.noteRejection()
    phase = .open
    return miss(.noMatch)
  }

  private mutating func choose(_ reading: Reading) -> [Effect] {
    let certainty = certainty(of: reading)
    if let intent = reading.intent, certainty >= script.bands.accept {
      phase = .open
      return begin(intent, offered: reading.slots)
    }
    if reading.intent == nil, let best = reading.best, answers > 0 {
      misses = 0
      if best.intent == "yes" { return say(.goOn) }
      if best.intent == "no" {
        phase = .closing(.contained)
        return say(.goodbye)
      }
    }
    let digits = SpokenDigits(language: language).digits(in: reading.utterance.text, expectingDigits: true)
    if let intent = script.intent(collecting: digits.count), !digits.hasPrefix("0"),
      let slot = intent.slots.first(where: { $0.kind == .digits(count: digits.count) })
    {
      return begin(intent, offered: [slot.name: digits])
    }
    if let intent = reading.intent, certainty >= script.bands.confirm, intent.label.languages.contains(language) {
      phase = .confirmingIntent(intent.intent, reading.slots)
      return say(question)
    }
    phase = .open
    return miss(.noMatch)
  }

  /// The intent's probability, less when it is doubtful that its words were said at all. Which of the words were, the
  /// recogniser's other guesses have voted on already.
  private func certainty(of reading: Reading) -> Double {
    let probability = reading.best?.probability ?? 0
    let (confidence, doubt) = (reading.utterance.confidence, script.bands.doubt)
    return confidence < doubt ? probability * confidence / doubt : probability
  }
}

// MARK: - The ladder

extension Conversation {
  enum Miss { case noMatch, noInput }

  /// One miss rephrases or repeats, two offer the keys, three hand over.
  mutating func miss(_ kind: Miss) -> [Effect] {
    misses += 1
    entry = ""
    mood.noteMiss()
    let report = Effect.report(kind == .noInput ? .noInput : .noMatch)
    note(kind == .noInput ? "noinput" : "nomatch")
    guard misses < 3 else {
      return [report] + handOff(kind == .noInput ? .noinput : .nomatch, queue: form?.script.queue)
    }
    let again = question
    let reprompt: PromptName =
      switch (phase, kind, misses) {
      case (_, .noInput, 1): .repeatSilence
      case (.collecting, _, _): .valueAgain
      case (.confirmingValue, _, _), (.confirmingIntent, _, _): .yesNoAgain
      case (_, _, 1): .rephrase
      default: .offerKeys
      }
    return [report] + say([prompt(reprompt)] + again)
  }
}

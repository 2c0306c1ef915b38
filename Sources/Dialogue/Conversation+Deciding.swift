import Understanding

/// What an utterance leads to.
extension Conversation {
  mutating func act(on reading: Reading) -> [Effect] {
    if reading.isAcknowledgement {
      misses = 0
      return say(.anythingElse)
    }
    if let corrected = reading.corrected { return correct(corrected, from: reading.utterance) }
    if let slot = deniesImplied(reading) { return reopen(slot) }
    if let slot = namesWrongSlot(reading) { return reopen(slot) }
    switch phase {
    case .collecting(let index): return collect(reading, index)
    case .confirmingValue(let index, let value): return confirmValue(reading, index, value)
    case .asking(let asked): return answer(asked, reading)
    case .choosing(let first, let second, let slots): return choose(first, second, slots, reading)
    case .rating: return rate(reading)
    default: return choose(reading)
    }
  }

  private mutating func collect(_ reading: Reading, _ index: Int) -> [Effect] {
    if let form, form.isProof, reading.slots.isEmpty, Inability.isIn(reading.utterance.text, language: language) {
      return otherProof(queue: form.script.queue)
    }
    if let slot = askedSlot, reading.intent == nil || !meansSomethingElse(reading),
      let effects = gather(reading.utterance.text, for: slot, given: reading.slots[slot.name])
    {
      return effects
    }
    if let slot = askedSlot, let value = reading.slots[slot.name], reading.intent == nil {
      take(reading)
      return offer(value, for: index, confidence: reading.utterance.confidence)
    }
    if case .digits(let count) = askedSlot?.kind {
      let digits = SpokenDigits(language: language).digits(in: reading.utterance.text, expectingDigits: true)
      if !start.channel.isTyped, !digits.isEmpty, entry.count + digits.count < count,
        isMostly(digits, reading.utterance.text)
      {
        entry += digits
        return listen(within: script.limits.betweenKeys)
      }
    }
    entry = ""
    // “No” to “what is your order's number?” is no goodbye.
    let hasNone = PlainAnswer.read(reading.utterance.text, to: nil, language: language) == .no
    if let intent = reading.intent, meansSomethingElse(reading), !(hasNone && intent.action == .goodbye) {
      return begin(intent, offered: reading.slots, from: reading.utterance)
    }
    if takeOthers(reading) { return say(question) }
    return miss(.noMatch)
  }

  /// Values of other slots are taken, though another one was asked for: “on friday” to “which order?”.
  private mutating func takeOthers(_ reading: Reading) -> Bool {
    guard let form, !form.isProof else { return false }
    let open = form.script.slots.filter { slot in
      guard case .digits = slot.kind else {
        return slot != askedSlot && form.values[slot.name] == nil && form.offered[slot.name] == nil
      }
      return false
    }
    let given = values(of: open, in: reading.utterance).values
    guard !given.isEmpty else { return false }
    misses = 0
    self.form?.offered.merge(given) { $1 }
    self.form?.confidence.merge(given.mapValues { _ in reading.utterance.confidence }) { $1 }
    return true
  }

  /// Whether a text is hardly more than these digits, so that it may be a part of a number: not “I have two orders”.
  private func isMostly(_ digits: String, _ text: String) -> Bool {
    Normalizer(language: language).tokens(text).count <= digits.count + (language == .mandarin ? 4 : 2)
  }

  /// Takes the values that came in one utterance.
  private mutating func take(_ reading: Reading) {
    form?.offered.merge(reading.slots) { $1 }
    form?.others.merge(reading.others) { $1 }
    form?.confidence.merge(reading.slots.mapValues { _ in reading.utterance.confidence }) { $1 }
  }

  /// A value was given, which is so sure: confirmed if the author wants that.
  mutating func offer(_ value: String, for index: Int, confidence: Double = 1) -> [Effect] {
    guard var form, form.script.slots.indices.contains(index) else { return [] }
    entry = ""
    misses = 0
    form.offered[form.script.slots[index].name] = value
    form.values[form.script.slots[index].name] = nil
    form.confidence[form.script.slots[index].name] = confidence
    self.form = form
    return advanceForm()
  }

  func meansSomethingElse(_ reading: Reading) -> Bool {
    // In the middle of a form it takes more to leave it.
    let least = isInForm ? max(script.bands.accept, Self.surely) : script.bands.accept
    guard let intent = reading.intent, certainty(of: reading) >= least else { return false }
    return intent.intent != form?.script.intent
  }

  private mutating func confirmValue(_ reading: Reading, _ index: Int, _ value: String) -> [Effect] {
    if let slot = askedSlot, let given = reading.slots[slot.name], reading.intent == nil {
      guard given == value else {
        take(reading)
        return offer(given, for: index, confidence: reading.utterance.confidence)
      }
      // "No, not friday" has the value in it too.
      return isNo(reading.utterance, to: slot) ? reject(index) : accept(value, index)
    }
    let isAboutValue = reading.intent == nil || !meansSomethingElse(reading)
    if isAboutValue, let effects = correctedValue(reading.utterance, index, value) { return effects }
    if reading.intent == nil, let best = reading.best, best.intent == "yes" { return accept(value, index) }
    if reading.intent == nil, let best = reading.best, best.intent == "no" { return reject(index) }
    if let intent = reading.intent, meansSomethingElse(reading) {
      return begin(intent, offered: reading.slots, from: reading.utterance)
    }
    // Who goes on with the next value has nothing against this one.
    if takeOthers(reading) { return accept(value, index) }
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

  private mutating func answer(_ asked: YesNoQuestion, _ reading: Reading) -> [Effect] {
    if reading.intent == nil, let best = reading.best, best.intent == "yes" || best.intent == "no" {
      return answered(asked, yes: best.intent == "yes")
    }
    if case .action = asked {
      if let intent = reading.intent, meansSomethingElse(reading) {
        return begin(intent, offered: reading.slots, from: reading.utterance)
      }
      return miss(.noMatch)
    }
    if case .intent(let intent, let slots) = asked, let script = script.intents[intent], !meansSomethingElse(reading) {
      // Whoever gives what it would ask for means it.
      let given = values(of: script.slots, in: reading.utterance).values
      if !given.isEmpty { return begin(script, offered: slots.merging(given) { $1 }, from: reading.utterance) }
    }
    if case .offer(let offered) = asked, isAbout(offered, reading), let script = script.intents[offered] {
      return begin(script, offered: [:])
    }
    return choose(reading)
  }

  /// “How much is that?” after an offer is about what was offered.
  private func isAbout(_ offered: Intent, _ reading: Reading) -> Bool {
    reading.intent?.slots.isEmpty == false && reading.slots.isEmpty
      && Reference.read(reading.utterance.text, language: language) == .same
  }

  private mutating func choose(_ reading: Reading) -> [Effect] {
    let certainty = certainty(of: reading)
    if let (first, second) = rivals(of: reading), certainty >= script.bands.confirm {
      phase = .choosing(first, second, reading.slots)
      return say(question)
    }
    if let intent = reading.intent, certainty >= script.bands.accept {
      if !intent.action.isOfWords { phase = .open }
      return begin(intent, offered: reading.slots, from: reading.utterance)
    }
    if reading.intent == nil, let best = reading.best, answers > 0 {
      misses = 0
      if best.intent == "yes" { return say(.goOn) }
      if best.intent == "no" { return sayGoodbye() }
    }
    if let (intent, offered) = bareCode(in: reading.utterance.text) {
      return begin(intent, offered: offered, from: reading.utterance)
    }
    if let intent = reading.intent, intent.action == .answer, certainty >= script.bands.confirm,
      intent.label.languages.contains(language)
    {
      phase = .asking(.intent(intent.intent, slots: reading.slots))
      return say(question)
    }
    if case .asking = phase { return miss(.noMatch) }
    phase = .open
    return miss(.noMatch)
  }

  /// The intent that a number without a question is for, with the number in its slot.
  private func bareCode(in text: String) -> (IntentScript, [String: String])? {
    let digits = SpokenDigits(language: language).digits(in: text, expectingDigits: true)
    guard !digits.hasPrefix("0"), let intent = script.intent(collecting: digits.count),
      let slot = intent.slots.first(where: { $0.kind == .digits(count: digits.count) })
    else { return nil }
    return (intent, [slot.name: digits])
  }

  /// The intent's probability, less when it is doubtful that its words were said at all. Which of the words were, the
  /// recogniser's other guesses have voted on already.
  func certainty(of reading: Reading) -> Double {
    let probability = reading.best?.probability ?? 0
    let (confidence, doubt) = (reading.utterance.confidence, script.bands.doubt)
    return confidence < doubt ? probability * confidence / doubt : probability
  }
}

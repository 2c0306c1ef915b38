import Understanding

/// Being called back instead of waiting on the line.
extension Conversation {
  /// What is known of the caller's place in the queue.
  struct Place: Sendable, Hashable {
    var standing: Standing
    /// The next time that the place is told.
    var announcement: Turn?
  }

  var mayBeCalledBack: Bool { script.callbackForm != nil && script.prompts[.callbackOffer] != nil }

  /// Nobody is there now: the caller hears when somebody is, and may be called back.
  mutating func closed(until opening: Opening?, _ turn: Turn) -> [Effect] {
    guard case .queuing(turn) = phase else { return [] }
    note("closed")
    var values: Facts = [:]
    values["day"] = opening.map { "\($0.day)" }
    values["opens"] = opening.map { "\($0.time)" }
    let isTold = script.prompts[.closed] != nil && opening != nil
    return refuse(with: isTold ? prompt(.closed, values: values) : prompt(.queueFull))
  }

  /// The queue is full, or cannot be reached.
  mutating func queueFull() -> [Effect] {
    let wasForCallback = handedOff?.callback != nil
    handedOff?.callback = nil
    if place != nil, wasForCallback {
      // The place on the line is still there.
      form = nil
      return wait(saying: [])
    }
    let isOffered = mayBeCalledBack && !wasForCallback && script.prompts[.queueOverflow] != nil
    return refuse(with: prompt(isOffered ? .queueOverflow : .queueFull), offering: isOffered)
  }

  /// Says why no person can come, and offers to call back.
  private mutating func refuse(with reason: Prompt, offering isOffered: Bool = true) -> [Effect] {
    form = nil
    misses = 0
    place = nil
    guard isOffered, mayBeCalledBack else {
      phase = .open
      return say([reason, prompt(.anythingElse)])
    }
    phase = .asking(.callback)
    return say([reason] + question)
  }

  /// Asks for the number to call, with one that is known already.
  mutating func beginCallback() -> [Effect] {
    guard let (script, slot) = script.callbackForm else { return say(.anythingElse) }
    misses = 0
    rejections = 0
    entry = ""
    note("callback")
    let stopped: [Effect] = stopSaying() + (place == nil ? [] : [.stopPlaying])
    var form = Form(script: script)
    form.isCallback = true
    let calling = start.identity?.kind == .number ? start.identity?.value : nil
    if let phone = known[slot.name] ?? calling, reader(of: slot)?.isPossible(phone) ?? true {
      form.offered[slot.name] = phone
      // Whose telephone this is nobody has said: it is asked about.
      form.confidence[slot.name] = 0
    }
    self.form = form
    return stopped + advanceForm()
  }

  /// The number is known: the place is kept for it.
  mutating func callBack(_ form: Form) -> [Effect] {
    guard var handoff = handedOff, let slot = form.script.slots.first, let phone = form.values[slot.name] else {
      return conclude([])
    }
    let turn = nextTurn()
    phase = .queuing(turn)
    handoff.callback = phone
    (handoff.tried, handoff.transcript) = (tried, transcript)
    handedOff = handoff
    return [.handOff(handoff, turn)]
  }

  /// The caller's place is kept without the line.
  mutating func calledBack(at standing: Standing) -> [Effect] {
    var values = self.values(of: standing)
    values["phone"] = handedOff?.callback
    (form, place) = (nil, nil)
    answers += 1
    phase = .open
    return say([prompt(.callbackNoted, values: values), prompt(.anythingElse)])
  }

  /// Whether words that are said while waiting ask to be called back.
  func callbackAsked(_ utterance: Utterance) -> Candidate? {
    guard case .waiting = phase, mayBeCalledBack, utterance.confidence >= script.bands.hearing || utterance.isTyped,
      let best = script.classifiers[language]?.interpret(utterance).best, best.intent == script.handoff.callback,
      best.probability >= script.bands.accept
    else { return nil }
    return best
  }
}

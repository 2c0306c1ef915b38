import Understanding

/// What callers may always ask for, wherever they are: by voice, or by `**` and a key.
extension Conversation {
  static let slowest = 0.6
  static let fastest = 1.4

  /// Nil for an intent that is not about the conversation itself.
  mutating func steer(_ action: IntentScript.Action, queue: String?) -> [Effect]? {
    switch action {
    case .answer: return nil
    case .handoff:
      mood.noteAgentRequest()
      return handOff(.asked, queue: queue)
    case .goodbye: return sayGoodbye()
    case .repeat: return say(lastSaid)
    case .menu: return say(.menu)
    case .help: return say([prompt(.help)] + question)
    case .switchLanguage: return switchLanguage()
    case .slower: return speak(at: max(Self.slowest, pace - 0.2), .slower)
    case .faster: return speak(at: min(Self.fastest, pace + 0.2), .faster)
    case .back: return goBack()
    case .startOver: return startOver()
    case .more: return remainder.isEmpty ? say(lastSaid) : tellMore()
    case .noOffers: return stopOffers()
    case .otherProof: return otherProof(queue: queue)
    case .listen: return say(.goOn)
    case .wait:
      wantsTime = true
      return say(.takeYourTime)
    }
  }

  /// Says the last words again at another pace, and goes on at it; remembered of a known customer.
  private mutating func speak(at pace: Double, _ name: PromptName) -> [Effect] {
    self.pace = (pace * 10).rounded() / 10
    let again = lastSaid.filter { $0.name != name.rawValue }.map { prompt in
      var prompt = prompt
      prompt.pace = self.pace == 1 ? nil : self.pace
      return prompt
    }
    return remember(.preference("pace", "\(self.pace)")) + say([prompt(name)] + again)
  }

  /// One step back: the value before this one is asked for again; before the first, the form is left.
  private mutating func goBack() -> [Effect] {
    guard var form else { return lastForm == nil ? say(.anythingElse) : reopenLastForm() }
    let filled = form.script.slots.last { form.values[$0.name] != nil && !$0.isSecret }
    guard let slot = filled else {
      self.form = nil
      pending = nil
      return conclude([])
    }
    form.values[slot.name] = nil
    form.offered = [:]
    form.answer = nil
    known[slot.name] = nil
    self.form = form
    return advanceForm()
  }

  /// After an answer, one step back is its last question.
  private mutating func reopenLastForm() -> [Effect] {
    guard var form = lastForm, let slot = form.script.slots.last else { return say(.anythingElse) }
    form.values[slot.name] = nil
    form.offered = [:]
    form.answer = nil
    known[slot.name] = nil
    lastForm = nil
    self.form = form
    return advanceForm()
  }

  /// Forgets what the call was about, not who calls.
  private mutating func startOver() -> [Effect] {
    (form, pending, lastForm, lastIntent) = (nil, nil, nil, nil)
    (suspended, remainder, known) = ([], [], [:])
    phase = .open
    return say([prompt(.startOver)] + (canHear ? [] : [prompt(.menu)]))
  }

  private mutating func stopOffers() -> [Effect] {
    caller.profile.preferences["offers"] = "no"
    if case .asking(.offer) = phase { phase = .open }
    let again = question
    return remember(.preference("offers", "no"))
      + say([prompt(.offersStopped)] + (again.isEmpty ? [prompt(.anythingElse)] : again))
  }

  // MARK: By keys

  /// A second star within the time between keys opens the service keys.
  mutating func pressStar(_ repeated: [Effect]) -> [Effect] {
    if starTurn != nil, script.prompts[.serviceKeys] != nil {
      starTurn = nil
      isChoosingService = true
      let stopped = stopSaying()
      // What these keys repeat is what was said before them.
      let before = lastSaid
      let effects = say(.serviceKeys)
      lastSaid = before
      return stopped + effects
    }
    let turn = nextTurn()
    starTurn = turn
    return repeated + [.wait(turn, for: script.limits.betweenKeys)]
  }

  /// 1 help, 2 slower, 3 faster, 4 back, 5 start over, 6 the other language, 7 goodbye; 0, `*` and `#` as always.
  mutating func pressService(_ digit: Digit) -> [Effect]? {
    isChoosingService = false
    let actions: [Digit: IntentScript.Action] = [
      .one: .help, .two: .slower, .three: .faster, .four: .back, .five: .startOver, .six: .switchLanguage,
      .seven: .goodbye,
    ]
    lastSaid.removeAll { $0.name == PromptName.serviceKeys.rawValue }
    if lastSaid.isEmpty { lastSaid = question }
    return actions[digit].flatMap { steer($0, queue: nil) }
  }
}

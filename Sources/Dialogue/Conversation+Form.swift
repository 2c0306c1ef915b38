import Understanding

extension Conversation {
  /// Does what an intent asks for, with the values that came with it.
  ///
  /// - Parameters:
  ///   - intent: what is asked for.
  ///   - offered: values that may still have to be confirmed.
  ///   - confirmed: values that need not.
  ///   - utterance: what the caller said; nil when a key or an answer to a question began it.
  /// - Returns: the answer, or the first question of its form.
  mutating func begin(
    _ intent: IntentScript, offered: [String: String], confirmed: [String: String] = [:],
    from utterance: Utterance? = nil
  ) -> [Effect] {
    misses = 0
    rejections = 0
    entry = ""
    note(intent.intent.rawValue)
    if intentsBegun.count < 50, intent.action == .answer { intentsBegun.append(intent.intent) }
    if let effects = steer(intent.action, queue: intent.queue) { return effects }
    if intent.slots.isEmpty, intent.lookup == nil, isInForm, !intent.isPrivate, !intent.handsOffAfterwards {
      answers += 1
      return say([answer(of: intent, values: [:])] + question)
    }
    let reference = utterance.flatMap { Reference.read($0.text, language: language) }
    let (spoken, settled) = reference == .same ? spokenOf : ([:], [:])
    suspendForm(for: intent)
    var form = Form(script: intent)
    form.offered = offered
    for slot in intent.slots where form.offered[slot.name] == nil { form.offered[slot.name] = spoken[slot.name] }
    form.values = confirmed
    for slot in intent.slots where form.offered[slot.name] == nil && form.values[slot.name] == nil {
      form.values[slot.name] = settled[slot.name]
    }
    form.confidence = offered.mapValues { _ in utterance?.confidence ?? 1 }
    for slot in intent.slots where form.offered[slot.name] == nil && form.values[slot.name] == nil {
      guard reference != .other, lastIntent != intent.intent || reference == .same else { continue }
      guard let value = known[slot.name], reader(of: slot)?.isPossible(value) ?? true else { continue }
      form.values[slot.name] = value
    }
    if intent.isPrivate, !caller.isVerified, let effects = prove(before: form) { return effects }
    self.form = form
    return advanceForm()
  }

  /// The values of the form that the caller is in, which “it” is about.
  private var spokenOf: (offered: [String: String], confirmed: [String: String]) {
    guard isInForm, let open = ownForm else { return ([:], [:]) }
    let secrets = Set(open.script.slots.filter(\.isSecret).map(\.name))
    return (
      open.offered.filter { !secrets.contains($0.key) && open.values[$0.key] == nil },
      open.values.filter { !secrets.contains($0.key) }
    )
  }

  /// The form of what the caller wants: while it is being proven who calls, the one that waits for that.
  var ownForm: Form? { form?.isProof == true ? pending : form }

  var isInForm: Bool {
    switch phase {
    case .collecting, .confirmingValue, .asking(.action): true
    default: false
    }
  }

  /// Keeps the form that is left for another, unless the caller has changed its mind about the same value.
  private mutating func suspendForm(for intent: IntentScript) {
    guard isInForm, let left = form, left.script.intent != intent.intent else { return }
    form = nil
    if left.isProof {
      if let pending, pending.script.intent != intent.intent { suspend(pending) }
      pending = nil
      return
    }
    if let asked = askedSlot(of: left), intent.slots.contains(where: { $0.name == asked.name }) { return }
    suspend(left)
  }

  private mutating func suspend(_ left: Form) {
    suspended.append(left)
    if suspended.count > 3 { suspended.removeFirst() }
  }

  private func askedSlot(of form: Form) -> SlotScript? {
    switch phase {
    case .collecting(let index), .confirmingValue(let index, _): form.script.slots.element(index)
    default: nil
    }
  }

  /// What lookups and changes are asked with: the form's values, `today`, and once it is proven who calls, `customer`.
  func arguments(of form: Form) -> [String: String] {
    var arguments = form.values
    arguments["today"] = start.today.map { "\($0)" }
    if caller.isVerified, let id = caller.id { arguments["customer"] = id }
    return arguments
  }

  /// The next question, lookup or answer of the form.
  mutating func advanceForm() -> [Effect] {
    guard var form else { return [] }
    switch form.nextStep {
    case .ask(let index):
      phase = .collecting(index)
      return say(question)
    case .confirm(let index, let value):
      if let objection = objection(to: value, for: index) { return objection }
      if isTaken(value, of: form.script.slots[index], in: form) {
        form.values[form.script.slots[index].name] = value
        self.form = form
        return advanceForm()
      }
      phase = .confirmingValue(index, value)
      return say(question)
    case .complete:
      if form.isCallback { return callBack(form) }
      if !form.isProof {
        known.merge(form.values) { $1 }
        lastIntent = form.script.intent
      }
      guard let lookup = form.script.lookup else { return answerForm(with: [:]) }
      let turn = nextTurn()
      phase = .lookingUp(turn, isSlow: false)
      note("lookup \(lookup.name)")
      let query = Query(
        lookup.name, statement: lookup.statement, arguments: arguments(of: form),
        secrets: form.script.slots.filter(\.isSecret).map(\.name))
      return [.lookUp(query, turn), .wait(turn, for: .seconds(1))]
    }
  }

  /// Whether a value needs no question. One that was heard well is said with what follows instead.
  private mutating func isTaken(_ value: String, of slot: SlotScript, in form: Form) -> Bool {
    guard slot.confirmAsk != nil, !slot.isSecret else { return true }
    let confidence = form.confidence[slot.name] ?? 0
    guard slot.isTakenWhenSure, confidence >= script.bands.sure else { return false }
    justImplied = slot.name
    guard let implied = slot.implied, confidence < 1 else { return true }
    var values = form.values
    values[slot.name] = value
    preface.append(prompt("\(form.script.intent.rawValue).\(slot.name).implied", implied, values: values))
    return true
  }

  mutating func lookedUp(_ rows: [Facts], _ turn: Turn) -> [Effect] {
    if case .recognising(turn) = phase { return recognised(rows) }
    guard case .lookingUp(turn, _) = phase, var form else { return [] }
    if form.isProof { return proved(rows) }
    guard let row = rows.first else {
      form.notFound += 1
      let missing = prompt(
        "\(form.script.intent.rawValue).missing", form.script.lookup?.missing, values: form.values)
      if form.notFound >= 2 {
        self.form = form
        return say([missing]) + handOff(.notFound, queue: form.script.queue)
      }
      for slot in form.script.slots { known[slot.name] = nil }
      form.values = [:]
      form.offered = [:]
      self.form = form
      guard case .ask(let index) = form.nextStep else { return say([missing]) + handOff(.notFound, queue: nil) }
      phase = .collecting(index)
      return say([missing] + question)
    }
    return answerForm(with: row)
  }

  private mutating func answerForm(with row: Facts) -> [Effect] {
    guard var form else { return [] }
    form.row = row
    form.answer = form.script.answer(for: form.allValues.merging(caller.facts) { $1 })
    self.form = form
    if form.answer?.action != nil {
      phase = .asking(.action)
      return say(question)
    }
    return finish(form, saying: answer(of: form.script, values: form.allValues))
  }

  /// Says the form's answer and what fits after it.
  mutating func finish(_ form: Form, saying said: Prompt) -> [Effect] {
    answers += 1
    if form.answer?.handsOff ?? form.script.handsOffAfterwards {
      self.form = form
      return say([said]) + handOff(.authored, queue: form.script.queue)
    }
    self.form = nil
    lastForm = form.script.slots.isEmpty ? nil : form
    return conclude([said], offer: form.script.offer, by: form.script.intent)
  }

  private func answer(of intent: IntentScript, values: Facts) -> Prompt {
    prompt(
      "\(intent.intent.rawValue).answer", intent.answer(for: values.merging(caller.facts) { $1 })?.say, values: values)
  }

  /// After one second the caller hears that it takes a moment, after three it has failed.
  mutating func lookupIsSlow(_ turn: Turn, _ isSlow: Bool) -> [Effect] {
    if isSlow { return lookupFailed() }
    phase = .lookingUp(turn, isSlow: true)
    return say(.pleaseWait) + [.wait(turn, for: .seconds(2))]
  }

  mutating func lookupFailed() -> [Effect] {
    note("lookup failed")
    return say(.lookupFailed) + handOff(.lookupFailed, queue: ownForm?.script.queue)
  }

  /// Goes on in the assistant's next language.
  mutating func switchLanguage(to wanted: Language? = nil) -> [Effect] {
    let languages = script.languages
    guard let now = languages.firstIndex(of: language) else { return [] }
    language = wanted ?? languages[(now + 1) % languages.count]
    let switched = prompt(.languageSwitched)
    let remembered = remember(.preference("language", language.rawValue))
    if case .open = phase { return remembered + say([switched] + (canHear ? [] : [prompt(.menu)])) }
    return remembered + say([switched] + question)
  }
}

import Understanding

extension Conversation {
  /// Does what an intent asks for, with the values that came with it.
  mutating func begin(_ intent: IntentScript, offered: [String: String]) -> [Effect] {
    misses = 0
    rejections = 0
    entry = ""
    note(intent.intent.rawValue)
    switch intent.action {
    case .handoff:
      mood.noteAgentRequest()
      return handOff(.asked, queue: intent.queue)
    case .goodbye:
      phase = .closing(answers > 0 ? .contained : .abandoned)
      return say(.goodbye)
    case .repeat: return say(lastSaid)
    case .menu: return say(.menu)
    case .help: return say([prompt(.help)] + question)
    case .switchLanguage: return switchLanguage()
    case .answer: break
    }
    if intent.slots.isEmpty, intent.lookup == nil, isInForm {
      answers += 1
      return say([answer(of: intent, values: [:])] + question)
    }
    var form = Form(script: intent)
    form.offered = offered
    for slot in intent.slots where offered[slot.name] == nil && lastIntent != intent.intent {
      guard let value = known[slot.name], reader(of: slot)?.isPossible(value) ?? true else { continue }
      form.values[slot.name] = value
    }
    self.form = form
    return advanceForm()
  }

  private var isInForm: Bool {
    switch phase {
    case .collecting, .confirmingValue: true
    default: false
    }
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
      if form.script.slots[index].confirmAsk == nil {
        form.values[form.script.slots[index].name] = value
        self.form = form
        return advanceForm()
      }
      phase = .confirmingValue(index, value)
      return say(question)
    case .complete:
      known.merge(form.values) { $1 }
      lastIntent = form.script.intent
      guard let lookup = form.script.lookup else { return answerForm(with: [:]) }
      let turn = nextTurn()
      phase = .lookingUp(turn, isSlow: false)
      note("lookup \(lookup.name)")
      let query = Query(lookup.name, statement: lookup.statement, arguments: form.values)
      return [.lookUp(query, turn), .wait(turn, for: .seconds(1))]
    }
  }

  mutating func lookedUp(_ rows: [Facts], _ turn: Turn) -> [Effect] {
    guard case .lookingUp(turn, _) = phase, var form else { return [] }
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
    guard let form else { return [] }
    let values = form.values.merging(row) { given, _ in given }
    answers += 1
    self.form = nil
    let said = answer(of: form.script, values: values)
    if form.script.handsOffAfterwards {
      self.form = form
      return say([said]) + handOff(.authored, queue: form.script.queue)
    }
    phase = .open
    return say([said, prompt(.anythingElse)])
  }

  private func answer(of intent: IntentScript, values: Facts) -> Prompt {
    prompt("\(intent.intent.rawValue).answer", intent.answer(for: values)?.say, values: values)
  }

  /// After one second the caller hears that it takes a moment, after three it has failed.
  mutating func lookupIsSlow(_ turn: Turn, _ isSlow: Bool) -> [Effect] {
    if isSlow { return lookupFailed() }
    phase = .lookingUp(turn, isSlow: true)
    return say(.pleaseWait) + [.wait(turn, for: .seconds(2))]
  }

  mutating func lookupFailed() -> [Effect] {
    note("lookup failed")
    return say(.lookupFailed) + handOff(.lookupFailed, queue: form?.script.queue)
  }

  /// Goes on in the assistant's next language.
  mutating func switchLanguage(to wanted: Language? = nil) -> [Effect] {
    let languages = script.languages
    guard let now = languages.firstIndex(of: language) else { return [] }
    language = wanted ?? languages[(now + 1) % languages.count]
    let switched = prompt(.languageSwitched)
    if case .open = phase { return say([switched] + (canHear ? [] : [prompt(.menu)])) }
    return say([switched] + question)
  }
}

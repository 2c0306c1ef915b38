import Understanding

/// Who calls: recognised by the line, proven by the caller, remembered from contact to contact.
extension Conversation {
  /// Looks the caller up before the greeting, for a second at most.
  mutating func recogniseCaller() -> [Effect]? {
    guard let identity = start.identity, let query = script.customer?.query(for: identity) else { return nil }
    let turn = nextTurn()
    phase = .recognising(turn)
    return [.lookUp(query, turn), .wait(turn, for: .seconds(1))]
  }

  /// The rows of the customer who is calling.
  mutating func recognised(_ rows: [Facts]) -> [Effect] {
    guard let row = rows.first, let id = row["id"], !id.isEmpty else { return greet() }
    caller.recognise(row, isVerified: start.identity?.kind == .login)
    return [.report(.recognised(id, isVerified: caller.isVerified))] + recall(id)
  }

  private mutating func recall(_ id: String) -> [Effect] {
    let turn = nextTurn()
    phase = .recognising(turn)
    return [.recall(id, turn), .wait(turn, for: .seconds(1))]
  }

  mutating func recalled(_ profile: Profile, _ turn: Turn) -> [Effect] {
    guard case .recognising(turn) = phase else { return [] }
    caller.profile = profile
    caller.savedMatter = profile.matter
    if let kept = profile.preferences["pace"].flatMap(Double.init) { pace = min(max(kept, Self.slowest), Self.fastest) }
    return goOnKnowing()
  }

  /// What waited for it to be known who calls.
  mutating func goOnKnowing() -> [Effect] {
    guard let waiting = pending else { return greet() }
    pending = nil
    form = waiting
    if let matter = caller.profile.matter, matter.intent == waiting.script.intent {
      form?.values.merge(matter.values) { now, _ in now }
    }
    return advanceForm()
  }

  mutating func greet() -> [Effect] {
    let preferred = caller.profile.preferences["language"] ?? caller.facts["customer.language"]
    if let preferred, script.languages.contains(Language(rawValue: preferred)) {
      language = Language(rawValue: preferred)
    }
    phase = .open
    let isKnown = caller.id != nil && start.identity?.kind != .number && script.prompts[.knownGreeting] != nil
    var prompts = [prompt(canHear ? isKnown ? .knownGreeting : .greeting : .keysGreeting)]
    if start.isRecorded == true { prompts.append(prompt(.recordingNotice)) }
    if let matter = caller.profile.matter, mayResume(matter) {
      phase = .asking(.resume(matter))
      prompts += question
    }
    return say(prompts)
  }

  private func mayResume(_ matter: Matter) -> Bool {
    guard script.prompts[.resume] != nil, let intent = script.intents[matter.intent] else { return false }
    return caller.isVerified || !intent.isPrivate
  }

  // MARK: Proof

  /// Asks the caller to prove who it is; the form goes on afterwards.
  mutating func prove(before waiting: Form, by way: Int = 0) -> [Effect]? {
    guard let script = script.customer?.ways.element(way) else { return nil }
    pending = waiting
    caller.way = way
    var proof = Form(script: script)
    proof.isProof = true
    for slot in script.slots where !slot.isSecret {
      let asked = waiting.values[slot.name] ?? waiting.offered[slot.name]
      proof.values[slot.name] = start.identity == nil ? nil : caller.facts["customer.\(slot.name)"]
      if proof.values[slot.name] == nil, caller.failedProofs == 0 { proof.values[slot.name] = asked }
    }
    form = proof
    return advanceForm()
  }

  /// The rows that the caller's proof has found: the customer's, or none.
  mutating func proved(_ rows: [Facts]) -> [Effect] {
    guard let row = rows.first, let id = row["id"], !id.isEmpty else { return notProved() }
    caller.recognise(row, isVerified: true)
    takeOver(from: form)
    form = nil
    misses = 0
    note("verified")
    return [.report(.recognised(id, isVerified: true))] + recall(id)
  }

  /// What was given as proof need not be given again: the order's number.
  private mutating func takeOver(from proof: Form?) {
    guard let proof, let waiting = pending else { return }
    for slot in waiting.script.slots where waiting.values[slot.name] == nil && waiting.offered[slot.name] == nil {
      let isSecret = proof.script.slots.first { $0.name == slot.name }?.isSecret ?? true
      if !isSecret { pending?.offered[slot.name] = proof.values[slot.name] }
    }
  }

  private mutating func notProved() -> [Effect] {
    caller.failedProofs += 1
    note("not verified")
    guard caller.failedProofs < script.customer?.tries ?? 3, let waiting = pending else {
      let said = say(.locked)
      form = pending
      pending = nil
      return said + handOff(.unverified, queue: form?.script.queue)
    }
    return say(.notVerified) + (prove(before: waiting, by: caller.way) ?? [])
  }

  /// The next way to prove it, or a person.
  mutating func otherProof(queue: String?) -> [Effect] {
    guard form?.isProof == true, let waiting = pending else { return handOff(.asked, queue: queue) }
    if let effects = prove(before: waiting, by: caller.way + 1) { return effects }
    form = waiting
    pending = nil
    return handOff(.unverified, queue: waiting.script.queue)
  }

  // MARK: Memory

  func remember(_ memory: Memory) -> [Effect] { caller.id.map { [.remember($0, memory)] } ?? [] }

  /// What has been begun and not finished, where it has changed.
  mutating func rememberMatter() -> [Effect] {
    guard caller.isVerified || start.identity != nil, caller.id != nil else { return [] }
    if case .recognising = phase { return [] }
    if case .asking(.resume) = phase { return [] }
    let open = ownForm ?? suspended.last
    var matter: Matter?
    if let open, !open.script.slots.isEmpty {
      let values = open.offered.merging(open.values) { $1 }
      if !values.isEmpty { matter = Matter(intent: open.script.intent, values: values) }
    }
    guard matter != caller.savedMatter else { return [] }
    caller.savedMatter = matter
    return remember(.matter(matter))
  }

  /// The whole contact, for those who come after it.
  func rememberContact(_ disposition: Disposition) -> [Effect] {
    remember(
      .contact(Contact(day: start.today, channel: start.channel, intents: intentsBegun, disposition: disposition)))
  }
}

import Understanding

extension Conversation {
  /// Says these prompts after whatever is being said.
  mutating func say(_ prompts: [Prompt]) -> [Effect] {
    listeningTurn = nil
    if saying.isEmpty { lastSaid = [] }
    let all = preface + prompts
    preface = []
    return all.filter { !$0.text.isEmpty }.map { prompt in
      let turn = nextTurn()
      saying.append(Saying(prompt: prompt, turn: turn))
      var whole = prompt
      whole.goesOn = nil
      lastSaid.append(whole)
      return .play(prompt, turn)
    }
  }

  mutating func say(_ names: PromptName..., values: Facts = [:]) -> [Effect] {
    say(names.map { prompt($0, values: values) })
  }

  func prompt(_ name: PromptName, values: Facts = [:]) -> Prompt {
    var values = values
    if script.prompts[name]?[language].names.contains("menu") == true { values["menu"] = menuText }
    return prompt(name.rawValue, script.prompts[name], values: values)
  }

  func prompt(_ name: String, _ text: Localized?, values: Facts) -> Prompt {
    let values = caller.facts.isEmpty ? values : caller.facts.merging(values) { $1 }
    let said = text?[language].render(values, language: language, words: script.words, today: start.today) ?? ""
    return Prompt(
      name: name, text: said, language: language, source: text?.source(language), pace: pace == 1 ? nil : pace)
  }

  /// The keys and what they choose; how to get a person is for the author's prompts to say.
  private var menuText: String {
    script.menu.map { item in
      let values = ["key": item.key?.rawValue ?? "", "label": item.label[language].render([:], language: language)]
      return script.prompts[.menuItem]?[language].render(values, language: language) ?? ""
    }.joined(separator: language == .mandarin ? "" : " ")
  }

  /// The question of this phase, to be asked again.
  var question: [Prompt] {
    switch phase {
    case .collecting(let index):
      guard let form, form.script.slots.indices.contains(index) else { return [] }
      let slot = form.script.slots[index]
      if let pendingTimes {
        let choices = ValueReader.choices(of: pendingTimes)
        return [prompt(.halfDay, values: ["early": choices[0], "late": choices[1]])]
      }
      return [prompt("\(form.script.intent.rawValue).\(slot.name).ask", slot.ask, values: form.values)]
    case .confirmingValue(let index, let value):
      guard let form, form.script.slots.indices.contains(index) else { return [] }
      let slot = form.script.slots[index]
      var values = form.values
      values[slot.name] = value
      return [prompt("\(form.script.intent.rawValue).\(slot.name).confirm", slot.confirmAsk, values: values)]
    case .asking(let asked): return prompts(for: asked)
    case .choosing(let first, let second, _): return prompts(first: first, second: second)
    case .rating: return [prompt(.satisfaction)]
    default: return []
    }
  }

  /// Listens for what this phase expects.
  mutating func listen(within limit: Duration? = nil) -> [Effect] {
    let turn = nextTurn()
    listeningTurn = turn
    switch phase {
    case .withAgent: return [.listen(expectation, turn, within: nil)]
    default:
      let silence = start.channel.isTyped ? nil : limit ?? script.limits.silence * (wantsTime ? 4 : 1)
      return [.listen(expectation, turn, within: silence)]
    }
  }

  private var expectation: Expectation {
    switch phase {
    case .collecting(let index):
      let slot = form?.script.slots.element(index)
      switch slot?.kind {
      case .digits(let count):
        return Expectation(
          .digits, language: language, digitCount: count - min(entry.count, count - 1),
          isSecret: slot?.isSecret ?? false)
      case .value(.phone): return Expectation(.phone, language: language)
      case .value: return Expectation(.value, language: language)
      case .name, nil: return Expectation(.anything, language: language)
      }
    case .confirmingValue, .asking: return Expectation(.yesNo, language: language)
    case .rating: return Expectation(.digits, language: language, digitCount: 1)
    default: return Expectation(.anything, language: language)
    }
  }

  /// The caller began to speak: a prompt that may be interrupted stops.
  mutating func speechStarted() -> [Effect] {
    isHearing = true
    guard phase.isCallers, !saying.isEmpty, saying.allSatisfy(\.prompt.allowsBargeIn) else { return [] }
    interrupted = saying.map(\.prompt)
    return stopSaying() + listen()
  }

  /// Cuts off what is being said; what had not begun was never said.
  mutating func stopSaying() -> [Effect] {
    guard let first = saying.first else { return [] }
    record(.oriole, first.prompt.text + " —")
    saying = []
    return [.stopPlaying]
  }

  /// At most the last 100 lines.
  mutating func record(_ speaker: Handoff.Line.Speaker, _ text: String) {
    transcript.append(Handoff.Line(speaker, text))
    if transcript.count > 100 { transcript.removeFirst(transcript.count - 100) }
  }

  /// At most the last 50.
  mutating func note(_ attempt: String) {
    tried.append(attempt)
    if tried.count > 50 { tried.removeFirst(tried.count - 50) }
  }
}

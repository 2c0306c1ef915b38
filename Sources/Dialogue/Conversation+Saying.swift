import Understanding

extension Conversation {
  /// Says these prompts after whatever is being said.
  mutating func say(_ prompts: [Prompt]) -> [Effect] {
    listeningTurn = nil
    if saying.isEmpty { lastSaid = [] }
    return prompts.filter { !$0.text.isEmpty }.map { prompt in
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
    values["menu"] = menuText
    return prompt(name.rawValue, script.prompts[name], values: values)
  }

  func prompt(_ name: String, _ text: Localized?, values: Facts) -> Prompt {
    let text = text?[language].render(values, language: language, words: script.words, today: start.today) ?? ""
    return Prompt(name: name, text: text, language: language)
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
    case .confirmingIntent(let intent, _):
      let label = script.intents[intent]?.label[language].render([:], language: language) ?? ""
      let isQuestion = script.intents[intent]?.isQuestion ?? false
      return [prompt(isQuestion ? .confirmQuestion : .confirmIntent, values: ["label": label])]
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
      let silence = start.channel == .text ? nil : limit ?? script.limits.silence
      return [.listen(expectation, turn, within: silence)]
    }
  }

  private var expectation: Expectation {
    switch phase {
    case .collecting(let index):
      switch form?.script.slots.element(index)?.kind {
      case .digits(let count):
        return Expectation(.digits, language: language, digitCount: count - min(entry.count, count - 1))
      case .value(.phone): return Expectation(.phone, language: language)
      case .value: return Expectation(.value, language: language)
      case .name, nil: return Expectation(.anything, language: language)
      }
    case .confirmingValue, .confirmingIntent: return Expectation(.yesNo, language: language)
    default: return Expectation(.anything, language: language)
    }
  }

  /// The caller began to speak: a prompt that may be interrupted stops.
  mutating func speechStarted() -> [Effect] {
    isHearing = true
    guard mayInterrupt, !saying.isEmpty, saying.allSatisfy(\.prompt.allowsBargeIn) else { return [] }
    interrupted = saying.map(\.prompt)
    return stopSaying() + listen()
  }

  private var mayInterrupt: Bool {
    switch phase {
    case .open, .collecting, .confirmingValue, .confirmingIntent: true
    default: false
    }
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

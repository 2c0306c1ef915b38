import Dialogue
import Understanding

/// Drives a conversation as a line would: prompts are played to their end at once, unless a test wants otherwise.
struct CallUnderTest {
  var conversation: Conversation
  /// All effects so far.
  var effects: [Effect] = []
  var events: [Event] = []
  /// The events and effects as a journal keeps them.
  var keptEvents: [Event] = []
  var keptEffects: [Effect] = []
  var playsToTheEnd = true

  init(
    channel: Start.Channel = .wav, language: Language = .english, hears: [Language] = [.english, .mandarin],
    script: Script = TinyShop.script(), today: CalendarDay? = nil, identity: Identity? = nil
  ) {
    conversation = Conversation(script: script)
    send(
      .callStarted(Start(channel: channel, language: language, hears: hears, today: today, identity: identity)))
  }

  /// Sends an event; the texts that were said because of it.
  @discardableResult
  mutating func send(_ event: Event) -> [String] {
    var said: [String] = []
    var waiting = [event]
    while !waiting.isEmpty {
      let event = waiting.removeFirst()
      events.append(event)
      keptEvents.append(conversation.kept(event))
      for effect in conversation.handle(event) {
        effects.append(effect)
        keptEffects.append(effect.kept)
        guard case .play(let prompt, let turn) = effect else { continue }
        said.append(prompt.text)
        if playsToTheEnd { waiting.append(.played(turn)) }
      }
    }
    return said
  }

  @discardableResult
  mutating func say(_ text: String, confidence: Double = 0.9, language: Language = .english) -> [String] {
    send(.speechStarted) + send(.heard(Utterance(text, confidence: confidence, language: language)))
  }

  @discardableResult
  mutating func press(_ keys: String) -> [String] {
    keys.compactMap { Digit(rawValue: String($0)) }.flatMap { send(.pressed([$0])) }
  }

  /// The silence that is waited for now runs out.
  @discardableResult
  mutating func staySilent() -> [String] {
    for effect in effects.reversed() {
      if case .listen(_, let turn, _) = effect { return send(.timedOut(turn)) }
    }
    return []
  }

  /// The last lookup is answered.
  @discardableResult
  mutating func answerLookup(_ rows: [Facts]) -> [String] {
    for effect in effects.reversed() {
      if case .lookUp(_, let turn) = effect { return send(.lookedUp(rows, turn)) }
    }
    return []
  }

  /// What is remembered of the customer is found.
  @discardableResult
  mutating func answerRecall(_ profile: Profile) -> [String] {
    for effect in effects.reversed() {
      if case .recall(_, let turn) = effect { return send(.recalled(profile, turn)) }
    }
    return []
  }

  /// The last change is made, or there was nothing to change.
  @discardableResult
  mutating func answerAction(_ receipt: Receipt) -> [String] {
    for effect in effects.reversed() {
      if case .act(_, let turn) = effect { return send(.acted(receipt, turn)) }
    }
    return []
  }

  var actions: [ActionRequest] {
    effects.compactMap { effect in
      guard case .act(let request, _) = effect else { return nil }
      return request
    }
  }

  /// All texts so far.
  var said: [String] {
    effects.compactMap { effect in
      guard case .play(let prompt, _) = effect else { return nil }
      return prompt.text
    }
  }

  /// What was reported, in order.
  var reports: [Report] {
    effects.compactMap { effect in
      guard case .report(let report) = effect else { return nil }
      return report
    }
  }

  /// What is remembered of the customer, in order.
  var memories: [Memory] {
    effects.compactMap { effect in
      guard case .remember(_, let memory) = effect else { return nil }
      return memory
    }
  }

  var lookup: Query? {
    effects.reversed().lazy.compactMap { effect in
      guard case .lookUp(let query, _) = effect else { return nil }
      return query
    }.first
  }

  var handoff: (Handoff, Turn)? {
    effects.reversed().lazy.compactMap { effect in
      guard case .handOff(let handoff, let turn) = effect else { return nil }
      return (handoff, turn)
    }.first
  }

  var expectation: Expectation? {
    effects.reversed().lazy.compactMap { effect in
      guard case .listen(let expectation, _, _) = effect else { return nil }
      return expectation
    }.first
  }

  /// Opens the ticket that the last handoff asks for.
  @discardableResult
  mutating func queue(position: Int = 1, wait: Int? = 60, agents: Int = 1) -> [String] {
    guard let (_, turn) = handoff else { return [] }
    return send(
      .queued(Standing(ticket: 7, position: position, expectedWaitSeconds: wait, agentsPresent: agents), turn))
  }
}

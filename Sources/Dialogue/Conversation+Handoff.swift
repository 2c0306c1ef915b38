import Understanding

extension Conversation {
  /// Passes the caller to a person, with everything known.
  mutating func handOff(_ reason: Handoff.Reason, queue: String?) -> [Effect] {
    let intro = say(.handoffIntro)
    let turn = nextTurn()
    phase = .queuing(turn)
    let handoff = Handoff(
      queue: queue ?? form?.script.queue ?? script.limits.queue, reason: reason, language: language,
      intent: (form?.isProof == true ? pending : form)?.script.intent ?? lastIntent,
      slots: openValues, frustration: mood.frustration, tried: tried, transcript: transcript,
      customer: caller.id == nil ? nil : caller.facts, isVerified: caller.isVerified,
      profile: caller.id == nil ? nil : caller.profile)
    return intro + [.handOff(handoff, turn)]
  }

  /// What is known, without what is secret.
  private var openValues: [String: String] {
    let current = form.flatMap { $0.isProof ? pending : $0 }
    return known.merging(current?.offered ?? [:]) { $1 }.merging(current?.values ?? [:]) { $1 }
  }

  mutating func queued(_ standing: Standing, _ turn: Turn) -> [Effect] {
    guard case .queuing(turn) = phase else { return [] }
    let deadline = nextTurn()
    phase = .waiting(until: deadline)
    return say([place(standing)]) + [.wait(deadline, for: script.limits.longestWait)]
  }

  mutating func moved(_ standing: Standing) -> [Effect] {
    guard case .waiting = phase, saying.isEmpty else { return [] }
    return [.stopPlaying] + say([place(standing)])
  }

  /// Says position and wait as they are: no figure where there is nothing to estimate from.
  private func place(_ standing: Standing) -> Prompt {
    var values: Facts = ["position": String(standing.position), "ticket": String(standing.ticket)]
    guard standing.agentsPresent > 0 else { return prompt(.handoffNobody, values: values) }
    guard let seconds = standing.expectedWaitSeconds else { return prompt(.handoffNoEstimate, values: values) }
    values["minutes"] = String(max(2, (max(0, seconds) + 59) / 60))
    return prompt(.handoffStanding, values: values)
  }

  mutating func queueFull() -> [Effect] {
    phase = .open
    form = nil
    misses = 0
    return say(.queueFull, .anythingElse)
  }

  mutating func nobodyCame() -> [Effect] {
    phase = .closing(.unanswered)
    return [.stopPlaying] + say(.nobodyCame)
  }

  mutating func agentJoined(_ agent: String) -> [Effect] {
    guard case .waiting = phase else { return [] }
    phase = .withAgent
    _ = stopSaying()
    return [.stopPlaying] + say(.agentJoined, values: ["agent": agent])
  }

  mutating func agentSaid(_ text: String) -> [Effect] {
    guard case .withAgent = phase, !text.isEmpty else { return [] }
    let spoken = Language.hasHanzi(text) ? .mandarin : language
    return say([Prompt(name: "agent", text: text, language: spoken, allowsBargeIn: false)])
  }

  mutating func agentLost(_ standing: Standing) -> [Effect] {
    guard case .withAgent = phase else { return [] }
    let deadline = nextTurn()
    phase = .waiting(until: deadline)
    let stopped = stopSaying()
    return stopped + say([prompt(.agentLost), place(standing)]) + [.wait(deadline, for: script.limits.longestWait)]
  }

  mutating func agentClosed() -> [Effect] {
    switch phase {
    case .withAgent, .waiting:
      phase = .closing(.handedOff)
      return saying.isEmpty ? [.stopPlaying] + say(.agentClosed) : say(.agentClosed)
    default: return []
    }
  }
}

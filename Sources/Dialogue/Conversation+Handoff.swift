import Understanding

extension Conversation {
  /// Passes the caller to a person, with everything known.
  mutating func handOff(_ reason: Handoff.Reason, queue: String?) -> [Effect] {
    let intro = say(.handoffIntro)
    let turn = nextTurn()
    phase = .queuing(turn)
    let isVIP = script.handoff.vip?.holds(for: caller.facts) ?? false
    var handoff = Handoff(
      queue: queue ?? form?.script.queue ?? script.limits.queue, reason: reason, language: language,
      intent: ownForm?.script.intent ?? lastIntent,
      slots: openValues, frustration: mood.frustration, tried: tried, transcript: transcript,
      customer: caller.id == nil ? nil : caller.facts, isVerified: caller.isVerified,
      profile: caller.id == nil ? nil : caller.profile)
    handoff.isVIP = isVIP ? true : nil
    handoff.headStart = script.handoff.headStart(
      isVIP: isVIP, isFrustrated: reason == .frustrated || mood.frustration >= script.limits.frustration)
    handoff.fallback = script.handoff.fallback.flatMap { $0.skill == handoff.queue ? nil : $0 }
    handoff.node = start.node
    handedOff = handoff
    return intro + [.handOff(handoff, turn)]
  }

  /// What is known, without what is secret.
  private var openValues: [String: String] {
    let current = ownForm
    return known.merging(current?.offered ?? [:]) { $1 }.merging(current?.values ?? [:]) { $1 }
  }

  mutating func queued(_ standing: Standing, _ turn: Turn) -> [Effect] {
    guard case .queuing(turn) = phase else { return [] }
    if standing.isCallback == true { return calledBack(at: standing) }
    place = Place(standing: standing)
    return wait(saying: [told(standing)])
  }

  /// Waits on the line, from now on for as long as the author allows.
  mutating func wait(saying prompts: [Prompt]) -> [Effect] {
    let deadline = nextTurn()
    phase = .waiting(until: deadline)
    let choice = mayBeCalledBack && script.prompts[.callbackChoice] != nil ? [prompt(.callbackChoice)] : []
    let said = say(prompts + choice)
    // Where there is nothing to say the melody goes on at once.
    let held: [Effect] = said.isEmpty && saying.isEmpty ? [.hold(nextTurn())] : []
    return said + held + [.wait(deadline, for: script.limits.longestWait)] + announceLater()
  }

  mutating func moved(_ standing: Standing) -> [Effect] {
    let before = place?.standing
    place?.standing = standing
    guard case .waiting = phase, saying.isEmpty, script.handoff.announcements == nil,
      before?.position != standing.position
    else { return [] }
    return [.stopPlaying] + say([told(standing)])
  }

  private mutating func announceLater() -> [Effect] {
    guard let interval = script.handoff.announcements else { return [] }
    let turn = nextTurn()
    place?.announcement = turn
    return [.wait(turn, for: interval)]
  }

  /// Tells the place that the caller has by now.
  mutating func announce() -> [Effect] {
    guard case .waiting = phase, let place else { return [] }
    guard saying.isEmpty else { return announceLater() }
    let standing = place.standing
    let isAgain =
      script.prompts[.stillWaiting] != nil && standing.agentsPresent > 0
      && standing.expectedWaitSeconds != nil
    return [.stopPlaying]
      + say([isAgain ? prompt(.stillWaiting, values: values(of: standing)) : told(standing)]) + announceLater()
  }

  /// Says position and wait as they are: no figure where there is nothing to estimate from.
  func told(_ standing: Standing) -> Prompt {
    let values = values(of: standing)
    guard standing.agentsPresent > 0 else { return prompt(.handoffNobody, values: values) }
    return prompt(standing.expectedWaitSeconds == nil ? .handoffNoEstimate : .handoffStanding, values: values)
  }

  func values(of standing: Standing) -> Facts {
    var values: Facts = ["position": String(standing.position), "ticket": String(standing.ticket)]
    values["minutes"] = standing.expectedWaitSeconds.map { String(max(2, (max(0, $0) + 59) / 60)) }
    return values
  }

  mutating func nobodyCame() -> [Effect] {
    place = nil
    phase = .closing(.unanswered)
    return [.stopPlaying] + say(.nobodyCame)
  }

  mutating func agentJoined(_ agent: String) -> [Effect] {
    // Also a caller who is just telling the number to be called on has waited for this.
    guard place != nil, disposition == nil else { return [] }
    (place, form, isOnHold) = (nil, form?.isCallback == true ? nil : form, false)
    phase = .withAgent
    _ = stopSaying()
    return [.stopPlaying] + say(.agentJoined, values: ["agent": agent])
  }

  mutating func agentSaid(_ text: String) -> [Effect] {
    guard case .withAgent = phase, !text.isEmpty else { return [] }
    let spoken = Language.hasHanzi(text) ? .mandarin : language
    let isMelody = isOnHold && saying.isEmpty
    return (isMelody ? [.stopPlaying] : [])
      + say([Prompt(name: "agent", text: text, language: spoken, allowsBargeIn: false)])
  }

  mutating func agentLost(_ standing: Standing) -> [Effect] {
    guard case .withAgent = phase else { return [] }
    return waitAgain(.agentLost, at: standing)
  }

  mutating func agentClosed() -> [Effect] {
    switch phase {
    case .withAgent, .waiting:
      place = nil
      phase = .closing(.handedOff)
      return saying.isEmpty ? [.stopPlaying] + say(.agentClosed) : say(.agentClosed)
    default: return []
    }
  }
}

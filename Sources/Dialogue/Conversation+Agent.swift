import Understanding

/// What an agent does with a caller beside talking.
extension Conversation {
  /// The caller waits again, and is told why.
  mutating func waitAgain(_ reason: PromptName, at standing: Standing) -> [Effect] {
    (place, isOnHold) = (Place(standing: standing), false)
    let stopped = saying.isEmpty ? [.stopPlaying] : stopSaying()
    return stopped + wait(saying: [prompt(reason), told(standing)])
  }

  mutating func agentHandedOver(_ standing: Standing) -> [Effect] {
    guard case .withAgent = phase else { return [] }
    return waitAgain(script.prompts[.agentHandedOver] == nil ? .agentLost : .agentHandedOver, at: standing)
  }

  mutating func agentHeld(_ isHeld: Bool) -> [Effect] {
    guard case .withAgent = phase, isHeld != isOnHold else { return [] }
    isOnHold = isHeld
    let melody: [Effect] = !isHeld && saying.isEmpty ? [.stopPlaying] : []
    let said = say(isHeld ? .onHold : .offHold)
    if !said.isEmpty || !saying.isEmpty { return melody + said }
    return melody + (isHeld ? [.hold(nextTurn())] : listen())
  }

  /// The machine goes on: at the intent that the agent named, with what is known by then but for the value that it named.
  mutating func agentHandedBack(to step: String?) -> [Effect] {
    switch phase {
    case .withAgent, .waiting: break
    default: return []
    }
    (place, isOnHold, phase, misses, rejections) = (nil, false, .open, 0, 0)
    (form, pending, suspended, lastIntent) = (nil, nil, [], nil)
    let stopped = saying.isEmpty ? [.stopPlaying] : stopSaying()
    let parts = (step ?? "").split(separator: ".", maxSplits: 1).map(String.init)
    guard let name = parts.first, let intent = script.intents[Intent(rawValue: name)], intent.action == .answer else {
      return stopped + say(.agentHandedBack, .anythingElse)
    }
    if let slot = parts.element(1) { known[slot] = nil }
    return stopped + say(.agentHandedBack) + begin(intent, offered: [:])
  }
}

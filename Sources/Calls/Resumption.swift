public import Dialogue
public import Records

/// A call as its journal tells it, for going on with it after the program that ran it has died. Pure.
public struct Resumption: Sendable {
  /// A ticket that the call had, or has.
  struct Ticket: Sendable, Hashable {
    var number: Int
    var isOpen = true
    /// The place that the caller was told last.
    var position: Int
    var agent: String?
    var isHeld = false
    /// How many of the agents' words the caller was told.
    var heard = 0
    /// What the caller said to the agents.
    var told: [String] = []
  }

  var conversation: Conversation
  /// What was begun and is not known to be completed, in its order.
  private(set) var open: [Effect] = []
  private(set) var timers = CallTimers()
  private(set) var ticket: Ticket?
  private(set) var now = Duration.zero

  /// - Parameters:
  ///   - script: what the conversation follows; best the one it has followed before.
  ///   - journal: all of the call's.
  public init(script: Script, journal: [JournalEntry]) {
    conversation = Conversation(script: script)
    for entry in journal { take(entry) }
    if conversation.disposition != nil { open = [] }
  }

  private mutating func take(_ entry: JournalEntry) {
    now = max(now, .milliseconds(entry.at))
    _ = timers.take(until: now)
    if let turn = entry.event.answered { timers.cancel(turn) }
    complete(entry.event)
    follow(entry.event)
    for effect in conversation.handle(entry.event) { note(effect) }
  }

  private mutating func complete(_ event: Event) {
    switch event {
    case .played(let turn), .failed(let turn), .lookedUp(_, let turn), .acted(_, let turn), .recalled(_, let turn),
      .queued(_, let turn), .closed(_, let turn):
      open.removeAll { $0.awaited == turn }
    default: break
    }
  }

  private mutating func follow(_ event: Event) {
    switch event {
    case .queued(let standing, _):
      guard standing.isCallback != true else { return ticket = nil }
      if ticket?.number == standing.ticket {
        ticket?.isOpen = true
      } else {
        ticket = Ticket(number: standing.ticket, position: standing.position)
      }
    case .moved(let standing): ticket?.position = standing.position
    case .agentJoined(let agent):
      ticket?.agent = agent
      ticket?.isHeld = false
    case .agentSaid: ticket?.heard += 1
    case .agentHeld(let isHeld): ticket?.isHeld = isHeld
    case .agentLost(let standing), .agentHandedOver(let standing):
      ticket?.agent = nil
      ticket?.isHeld = false
      ticket?.position = standing.position
    case .agentClosed, .agentHandedBack: ticket?.isOpen = false
    default: break
    }
  }

  private mutating func note(_ effect: Effect) {
    switch effect {
    case .play, .lookUp, .act, .recall, .handOff: open.append(effect)
    case .stopPlaying: open.removeAll(where: \.isPrompt)
    case .listen(_, let turn, let limit?), .wait(let turn, let limit): timers.set(turn, at: now + limit)
    case .tellAgent(let text): ticket?.told.append(text)
    default: break
    }
  }
}

extension Effect {
  /// The turn with which its completion comes.
  fileprivate var awaited: Turn? {
    switch self {
    case .play(_, let turn), .lookUp(_, let turn), .act(_, let turn), .recall(_, let turn), .handOff(_, let turn): turn
    default: nil
    }
  }

  fileprivate var isPrompt: Bool {
    guard case .play = self else { return false }
    return true
  }
}

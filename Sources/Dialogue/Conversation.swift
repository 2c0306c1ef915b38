import Understanding

/// One caller's conversation: events in, effects out.
///
/// No clock, no IO, no tasks: replaying a call's events yields its effects again. Completions carry the turn of the
/// effect they complete; stale ones change nothing.
public struct Conversation: Sendable {
  enum Phase: Sendable, Hashable {
    case idle
    /// It is being looked up who calls.
    case recognising(Turn)
    /// Anything may be asked.
    case open
    /// The form's slot of this index is being asked for.
    case collecting(Int)
    case confirmingValue(Int, String)
    /// A yes or a no is asked for.
    case asking(YesNoQuestion)
    /// One of two intents is asked for.
    case choosing(Intent, Intent, [String: String])
    /// A number from 1 to 5 is asked for.
    case rating
    case lookingUp(Turn, isSlow: Bool)
    case acting(Turn, isSlow: Bool)
    /// A ticket is being opened.
    case queuing(Turn)
    /// In the queue; `timedOut` of this turn ends the wait.
    case waiting(until: Turn)
    case withAgent
    /// The last prompt is being played.
    case closing(Disposition)
    case ended(Disposition)

    /// Whether it is the caller's turn to speak or press keys.
    var isCallers: Bool {
      switch self {
      case .open, .collecting, .confirmingValue, .asking, .choosing, .rating: true
      default: false
      }
    }
  }

  /// A prompt that is being played, or waits for the one before it.
  struct Saying: Sendable, Hashable {
    var prompt: Prompt
    var turn: Turn
  }

  var script: Script
  var phase = Phase.idle
  var start = Start(channel: .text, language: .english)
  var language = Language.english
  var turn = Turn(0)
  /// Oldest first; the first is being played.
  var saying: [Saying] = []
  /// What was last said in full, for `repeat`.
  var lastSaid: [Prompt] = []
  /// What a barge-in cut off, for when it was only noise.
  var interrupted: [Prompt] = []
  var listeningTurn: Turn?
  var isHearing = false
  /// Digits of a number that is not whole yet, by keys or voice.
  var entry = ""
  var entryHasKeys = false
  var form: Form?
  /// The form that goes on when it is known who calls.
  var pending: Form?
  /// Forms that were left for something else, the last one last; at most 3.
  var suspended: [Form] = []
  /// The form of the last answer, which may still be corrected.
  var lastForm: Form?
  var caller = Caller()
  /// What is said before what follows: values that were taken without a question.
  var preface: [Prompt] = []
  /// The slot whose value was last taken without a question.
  var justImplied: String?
  /// The same of the turn before, which a “no” now takes back.
  var deniable: String?
  /// The rest of a long answer.
  var remainder: [Prompt] = []
  var pendingOffer: (Intent?, IntentScript.Offer)?
  var offeredBy: Intent?
  var hasAskedRating = false
  var isRated = false
  /// How fast Oriole speaks.
  var pace = 1.0
  /// While it runs, a second star opens the service keys.
  var starTurn: Turn?
  var isChoosingService = false
  /// At most 50.
  var intentsBegun: [Intent] = []
  /// Values given in this call, by slot, and the intent that last used them.
  var known: [String: String] = [:]
  var lastIntent: Intent?
  var misses = 0
  var rejections = 0
  var noises = 0
  /// The caller has asked for a moment: silence is waited for longer.
  var wantsTime = false
  /// Intents that a ladder has led to: none leads there twice.
  var lastResorts: Set<Intent> = []
  var resumes = 0
  var answers = 0
  /// What the last handoff told, and while the caller waits on the line, the place.
  var handedOff: Handoff?
  var place: Place?
  /// The agent lets the caller wait.
  var isOnHold = false
  var mood = Mood()
  var tried: [String] = []
  var transcript: [Handoff.Line] = []

  public init(script: Script) { self.script = script }

  /// How the call ended; nil while it goes on.
  public var disposition: Disposition? {
    guard case .ended(let disposition) = phase else { return nil }
    return disposition
  }

  /// True while Oriole has nothing more to do until the caller or an agent does something.
  public var isIdle: Bool {
    switch phase {
    case .recognising, .lookingUp, .acting, .queuing, .closing: false
    default: saying.isEmpty && !isHearing
    }
  }

  /// True while the business's data have not answered yet.
  public var isWaitingForData: Bool {
    switch phase {
    case .recognising, .lookingUp, .acting: true
    default: false
    }
  }

  public mutating func handle(_ event: Event) -> [Effect] {
    if case .rated(let rating) = event { return rated(rating) }
    if case .ended = phase { return [] }
    let effects = react(to: event)
    return effects + rememberMatter()
  }

  private mutating func react(to event: Event) -> [Effect] {
    switch event {
    case .callStarted(let start): return begin(start)
    case .speechStarted: return speechStarted()
    case .heard(let utterance): return heard(utterance)
    case .pressed(let digits): return pressed(digits)
    case .played(let turn): return played(turn)
    case .lookedUp(let rows, let turn): return lookedUp(rows, turn)
    case .acted(let receipt, let turn): return acted(receipt, turn)
    case .recalled(let profile, let turn): return recalled(profile, turn)
    case .queued(let standing, let turn): return queued(standing, turn)
    case .closed(let opening, let turn): return closed(until: opening, turn)
    case .moved(let standing): return moved(standing)
    case .agentJoined(let agent): return agentJoined(agent)
    case .agentSaid(let text): return agentSaid(text)
    case .agentLost(let standing): return agentLost(standing)
    case .agentHeld(let isHeld): return agentHeld(isHeld)
    case .agentHandedOver(let standing): return agentHandedOver(standing)
    case .agentHandedBack(let step): return agentHandedBack(to: step)
    case .agentClosed: return agentClosed()
    case .failed(let turn): return failed(turn)
    case .timedOut(let turn): return timedOut(turn)
    case .serviceEnds: return serviceEnds()
    case .callEnded: return callEnded()
    case .rated: return []
    }
  }

  /// The first rating counts.
  mutating func rated(_ rating: Int) -> [Effect] {
    guard (1...5).contains(rating), !isRated else { return [] }
    hasAskedRating = true
    isRated = true
    return [.report(.rated(rating))]
  }

  private mutating func begin(_ start: Start) -> [Effect] {
    guard case .idle = phase else { return [] }
    self.start = start
    if start.channel == .chat { script.prompts = script.chatPrompts }
    language = script.languages.contains(start.language) ? start.language : script.defaultLanguage
    return recogniseCaller() ?? greet()
  }

  var canHear: Bool { start.channel.isTyped || start.hears.contains(language) }

  private mutating func callEnded() -> [Effect] {
    switch phase {
    case .withAgent: end(.handedOff)
    case .closing(let disposition): end(disposition)
    case .waiting, .queuing: end(.abandoned)
    default: end(answers > 0 && place == nil ? .contained : .abandoned)
    }
  }

  /// Whatever goes on, the caller is told that it cannot go on.
  private mutating func serviceEnds() -> [Effect] {
    switch phase {
    case .closing, .ended: return []
    case .idle: return end(.abandoned)
    case .withAgent: phase = .closing(.handedOff)
    case .waiting, .queuing: phase = .closing(.unanswered)
    default: phase = .closing(answers > 0 && place == nil ? .contained : .abandoned)
    }
    _ = stopSaying()
    (place, preface, interrupted) = (nil, [], [])
    return [.stopPlaying] + say(script.prompts[.serviceEnds] == nil ? .goodbye : .serviceEnds)
  }

  mutating func end(_ disposition: Disposition) -> [Effect] {
    phase = .ended(disposition)
    saying = []
    return [.hangUp(disposition)] + rememberContact(disposition)
  }

  mutating func nextTurn() -> Turn {
    turn.number += 1
    return turn
  }
}

// MARK: - Completions

extension Conversation {
  private mutating func played(_ turn: Turn) -> [Effect] {
    guard let index = saying.firstIndex(where: { $0.turn == turn }) else { return [] }
    for done in saying[...index] {
      record(.oriole, done.prompt.text)
    }
    saying.removeSubrange(...index)
    return saying.isEmpty ? finishedSaying() : []
  }

  private mutating func finishedSaying() -> [Effect] {
    resumes = 0
    interrupted = []
    switch phase {
    case .closing(let disposition): return end(disposition)
    case .waiting: return [.hold(nextTurn())]
    case .withAgent where isOnHold: return [.hold(nextTurn())]
    case .open, .collecting, .confirmingValue, .asking, .choosing, .rating, .withAgent: return listen()
    case .idle, .recognising, .lookingUp, .acting, .queuing, .ended: return []
    }
  }

  private mutating func failed(_ turn: Turn) -> [Effect] {
    if saying.contains(where: { $0.turn == turn }) { return played(turn) }
    switch phase {
    case .recognising(turn): return goOnKnowing()
    case .lookingUp(turn, _): return lookupFailed()
    case .acting(turn, _): return actionFailed()
    case .queuing(turn): return queueFull()
    default: return []
    }
  }

  private mutating func timedOut(_ turn: Turn) -> [Effect] {
    switch phase {
    case .recognising(turn): return goOnKnowing()
    case .acting(let action, let isSlow) where action == turn: return actionIsSlow(action, isSlow)
    case .lookingUp(let lookup, let isSlow) where lookup == turn: return lookupIsSlow(lookup, isSlow)
    case .waiting(turn): return nobodyCame()
    default: break
    }
    if turn == place?.announcement { return announce() }
    if turn == starTurn {
      starTurn = nil
      return []
    }
    guard turn == listeningTurn, !isHearing, phase.isCallers else { return [] }
    listeningTurn = nil
    return entry.isEmpty ? miss(.noInput) : entryEnded()
  }
}

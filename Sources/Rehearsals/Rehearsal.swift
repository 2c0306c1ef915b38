public import Dialogue
public import Understanding

/// One conversation as a test: what a caller does, turn by turn, and what must come of it.
public struct Rehearsal: Sendable, Hashable {
  public var name: String
  public var file: String
  /// From 1.
  public var line: Int
  /// Nil is the assistant's first.
  public var language: Language?
  public var channel: Start.Channel
  public var identity: Identity?
  /// The caller's day, which “tomorrow” counts from.
  public var today: CalendarDay
  /// The time of that day at which the call begins, where people serve callers.
  public var time: TimeOfDay
  /// Callers are told that their call is recorded.
  public var isRecorded: Bool
  public var turns: [RehearsedTurn]

  /// The words that its caller types or says.
  public var sayings: [String] {
    turns.compactMap { turn in
      switch turn.deed {
      case .say(let text), .hear(let text, confidence: _, alternatives: _): text
      case .speak(let spoken): spoken.text
      default: nil
      }
    }
  }

  /// Whether any of it is sound: then all of it goes through the recogniser's loop, frame by frame.
  public var isSpoken: Bool { turns.contains { $0.deed.isSound } }
}

/// One turn: something happens, and it must lead to something.
public struct RehearsedTurn: Sendable, Hashable {
  /// From 1.
  public var line: Int
  public var deed: Deed
  public var expected: Expected
  /// Seconds of Oriole's reply to the turn before, after which a spoken turn interrupts it.
  public var interruptsAfter: Double?
}

/// What happens in a turn.
public enum Deed: Sendable, Hashable {
  /// The call begins; before all others.
  case call
  case say(String)
  /// Words as a recogniser gives them: with its confidence, and its other guesses.
  case hear(String, confidence: Double, alternatives: [String])
  case keys([Digit])
  case silence
  case speak(SpokenText)
  /// A recording, by its path.
  case play(String, LineCondition)
  /// From now on the business's data answer so.
  case lookups(LookupConduct)
  case agent(AgentDeed)
  /// Time passes, in seconds.
  case wait(Double)
  /// The caller's rating, 1–5, beside the conversation.
  case rates(Int)
  case hangUp

  var isSound: Bool {
    switch self {
    case .speak, .play: true
    default: false
    }
  }
}

/// A text that a synthetic caller speaks.
public struct SpokenText: Sendable, Hashable {
  public var text: String
  /// `flite slt` or `espeak en-gb`.
  public var voice: String
  public var condition: LineCondition
}

/// How the business's data answer.
public enum LookupConduct: String, Sendable, Hashable, CaseIterable {
  case work
  /// Nothing can be reached.
  case fail
  /// Nothing comes back.
  case hang
}

/// What a person at the desk does.
public enum AgentDeed: Sendable, Hashable {
  case join(String)
  case say(String)
  case hold(Bool)
  /// To the machine, at a step.
  case handBack(String)
  case close
}

/// What the sound of a caller goes through before it is heard.
public struct LineCondition: Sendable, Hashable {
  /// True for a telephone line: 8 kHz and µ-law.
  public var isTelephone = false
  /// Noise under it, `white` or `brown` or a WAV file, and the ratio in dB.
  public var noise: String?
  public var ratio = 20.0
  /// True for a caller who stands away from the microphone in a room.
  public var isInRoom = false
  /// How fast it is played, 0.5–2; the voice becomes as much higher.
  public var speed = 1.0
  /// Packets of 20 ms that are lost, in percent.
  public var loss = 0.0

  public init() {}
}

/// What a turn must lead to; nil and empty are not looked at.
public struct Expected: Sendable, Hashable {
  public var intent: String?
  /// Values that were heard or looked up with.
  public var slots: [String: String] = [:]
  /// Prompts that must be said, in this order, others between them.
  public var prompts: [String] = []
  /// Parts of what must be said.
  public var says: [String] = []
  public var neverSays: [String] = []
  public var lookup: String?
  /// Rows that the last lookup found.
  public var found: Int?
  public var action: String?
  /// Rows that the action changed.
  public var changes: Int?
  public var queue: String?
  public var reason: String?
  /// Whether the caller was passed to a person at all.
  public var isHandedOff: Bool?
  public var isNoMatch: Bool?
  public var isNoInput: Bool?
  public var ended: String?
  public var customer: String?
  public var isVerified: Bool?
  public var rated: Int?
  public var offered: String?
  /// The language of what was last said.
  public var language: String?
  /// From the end of what the caller did to the beginning of the reply, on the call's own clock.
  public var within: Duration?

  public init() {}
}

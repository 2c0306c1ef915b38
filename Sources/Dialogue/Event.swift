public import Understanding

/// Everything that can happen to a conversation.
public enum Event: Sendable, Hashable, Codable {
  case callStarted(Start)
  /// The caller began to speak; a `heard` follows, or a key that makes it void.
  case speechStarted
  case heard(Utterance)
  /// Keys: one by one on a line, or a typed group that is whole.
  case pressed([Digit])
  /// The prompt of this turn has been played to its end.
  case played(Turn)
  case lookedUp([Facts], Turn)
  /// The change of this turn has been made.
  case acted(Receipt, Turn)
  /// What is remembered of the customer.
  case recalled(Profile, Turn)
  /// The ticket of this turn is in the queue.
  case queued(Standing, Turn)
  /// Nobody is there for the ticket of this turn, and when somebody is again.
  case closed(Opening?, Turn)
  /// The waiting caller's place or wait has changed.
  case moved(Standing)
  case agentJoined(String)
  case agentSaid(String)
  /// The agent went away without closing: the caller is at the front of the queue again.
  case agentLost(Standing)
  /// The agent lets the caller wait on the line, or is there again.
  case agentHeld(Bool)
  /// The agent has handed the caller to a colleague, who is waited for.
  case agentHandedOver(Standing)
  /// The agent has handed the caller back to the machine: at an intent (`order_status`), at one of its values
  /// (`order_status.order`), or nil for wherever the caller wants.
  case agentHandedBack(String?)
  /// The agent closed the ticket.
  case agentClosed
  /// The caller's rating, 1–5, given beside the conversation or after its end.
  case rated(Int)
  case failed(Turn)
  case timedOut(Turn)
  /// Oriole itself is being stopped: the caller is told, and the call ends.
  case serviceEnds
  case callEnded
}

/// How a call begins.
public struct Start: Sendable, Hashable, Codable {
  public enum Channel: String, Sendable, Hashable, Codable, CaseIterable {
    case text, wav, kiosk, chat

    /// True where callers type and read: nothing is heard, and silence means nothing.
    public var isTyped: Bool { self == .text || self == .chat }
  }
  public var channel: Channel
  public var language: Language
  /// The languages that Oriole can hear; in another one the caller is asked for keys only.
  public var hears: [Language]
  /// The caller's day when the call began, which "tomorrow" counts from; nil in journals from before it was kept.
  public var today: CalendarDay?
  /// Who calls, as far as the line tells.
  public var identity: Identity?
  /// True when the call's sound is kept: callers are told. Nil is false.
  public var isRecorded: Bool?
  /// The address of the server that has the call's sound, `https://…`, where there are several; nil for the only one.
  public var node: String?

  public init(
    channel: Channel, language: Language, hears: [Language] = [.english, .mandarin], today: CalendarDay? = nil,
    identity: Identity? = nil, isRecorded: Bool = false
  ) {
    self.identity = identity
    self.isRecorded = isRecorded ? true : nil
    self.channel = channel
    self.language = language
    self.hears = hears
    self.today = today
  }
}

/// The turn an effect began in; a completion stamped with an older turn is stale, and ignored.
public struct Turn: Sendable, Hashable, Codable {
  public var number: Int
  public init(_ number: Int) { self.number = number }
}

/// One key of a telephone's keypad.
public enum Digit: String, Sendable, Hashable, Codable, CaseIterable {
  case zero = "0"
  case one = "1"
  case two = "2"
  case three = "3"
  case four = "4"
  case five = "5"
  case six = "6"
  case seven = "7"
  case eight = "8"
  case nine = "9"
  case star = "*"
  case pound = "#"
}

/// Where a waiting caller stands.
public struct Standing: Sendable, Hashable, Codable {
  public var ticket: Int
  /// 1 for the next to be answered.
  public var position: Int
  /// An honest estimate; nil when there is nothing to estimate from, or nobody is at the desk.
  public var expectedWaitSeconds: Int?
  /// Agents at the desk who can serve the caller.
  public var agentsPresent: Int
  /// True for a caller who is called back instead of waiting on the line; nil is false.
  public var isCallback: Bool?

  public init(ticket: Int, position: Int, expectedWaitSeconds: Int?, agentsPresent: Int) {
    self.ticket = ticket
    self.position = position
    self.expectedWaitSeconds = expectedWaitSeconds
    self.agentsPresent = agentsPresent
  }
}

/// One row of the business's data: column to value, as text.
public typealias Facts = [String: String]

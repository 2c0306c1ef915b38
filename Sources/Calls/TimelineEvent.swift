/// One thing of a call that people and tests look at, as one JSON object a line.
public struct TimelineEvent: Sendable, Hashable, Encodable {
  public enum Kind: Sendable, Hashable {
    /// `at` is when it began to sound.
    case said(text: String, prompt: String, interrupted: Bool)
    case heard(
      text: String, confidence: Double, intent: String?, intentConfidence: Double?, slots: [String: String],
      language: String)
    case pressed(digits: String)
    case noinput
    case nomatch
    case lookedUp(lookup: String, found: Int)
    case handoff(queue: String, reason: String, ticket: Int, position: Int, expectedWaitSeconds: Int?)
    /// The caller wanted a person, and nobody is there at this time.
    case closed
    /// The caller will be called back, from this place in the queue.
    case callback(queue: String, ticket: Int, position: Int)
    case recognised(customer: String, isVerified: Bool)
    case acted(action: String, reference: String, changes: Int)
    case offered(intent: String)
    case rated(Int)
    case ended(disposition: String)
  }

  /// Since the call began.
  public var at: Duration
  public var kind: Kind
  /// Which call, where several are shown; left out otherwise.
  public var call: String?

  public init(at: Duration, _ kind: Kind) {
    self.at = at
    self.kind = kind
  }

  /// `at` in seconds, to the millisecond.
  public var seconds: Double { Double(at.milliseconds) / 1000 }

  private enum Key: String, CodingKey {
    case call, at, event, text, prompt, interrupted, confidence, intent, intentConfidence, slots, language, digits,
      lookup
    case found, queue, reason, ticket, position, expectedWaitSeconds, disposition, customer, isVerified, action,
      reference
    case changes, rating
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encodeIfPresent(call, forKey: .call)
    try container.encode(seconds, forKey: .at)
    switch kind {
    case .said(let text, let prompt, let interrupted):
      try container.encode("said", forKey: .event)
      try container.encode(text, forKey: .text)
      try container.encode(prompt, forKey: .prompt)
      try container.encode(interrupted, forKey: .interrupted)
    case .heard(let text, let confidence, let intent, let intentConfidence, let slots, let language):
      try container.encode("heard", forKey: .event)
      try container.encode(text, forKey: .text)
      try container.encode(confidence.toThousandths, forKey: .confidence)
      try container.encode(intent, forKey: .intent)
      try container.encode(intentConfidence?.toThousandths, forKey: .intentConfidence)
      try container.encode(slots, forKey: .slots)
      try container.encode(language, forKey: .language)
    case .pressed(let digits):
      try container.encode("pressed", forKey: .event)
      try container.encode(digits, forKey: .digits)
    case .noinput: try container.encode("noinput", forKey: .event)
    case .nomatch: try container.encode("nomatch", forKey: .event)
    case .lookedUp(let lookup, let found):
      try container.encode("lookedUp", forKey: .event)
      try container.encode(lookup, forKey: .lookup)
      try container.encode(found, forKey: .found)
    case .handoff(let queue, let reason, let ticket, let position, let expectedWaitSeconds):
      try container.encode("handoff", forKey: .event)
      try container.encode(queue, forKey: .queue)
      try container.encode(reason, forKey: .reason)
      try container.encode(ticket, forKey: .ticket)
      try container.encode(position, forKey: .position)
      try container.encode(expectedWaitSeconds, forKey: .expectedWaitSeconds)
    case .closed: try container.encode("closed", forKey: .event)
    case .callback(let queue, let ticket, let position):
      try container.encode("callback", forKey: .event)
      try container.encode(queue, forKey: .queue)
      try container.encode(ticket, forKey: .ticket)
      try container.encode(position, forKey: .position)
    case .recognised(let customer, let isVerified):
      try container.encode("recognised", forKey: .event)
      try container.encode(customer, forKey: .customer)
      try container.encode(isVerified, forKey: .isVerified)
    case .acted(let action, let reference, let changes):
      try container.encode("acted", forKey: .event)
      try container.encode(action, forKey: .action)
      try container.encode(reference, forKey: .reference)
      try container.encode(changes, forKey: .changes)
    case .offered(let intent):
      try container.encode("offered", forKey: .event)
      try container.encode(intent, forKey: .intent)
    case .rated(let rating):
      try container.encode("rated", forKey: .event)
      try container.encode(rating, forKey: .rating)
    case .ended(let disposition):
      try container.encode("ended", forKey: .event)
      try container.encode(disposition, forKey: .disposition)
    }
  }
}

extension Double {
  fileprivate var toThousandths: Double { (self * 1000).rounded() / 1000 }
}

extension Duration {
  /// Whole milliseconds, rounded down.
  var milliseconds: Int {
    let (seconds, attoseconds) = components
    return Int(clamping: seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
  }
}

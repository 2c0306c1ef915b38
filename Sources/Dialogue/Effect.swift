public import Understanding

/// Everything a conversation can ask of the world.
public enum Effect: Sendable, Hashable, Codable {
  case play(Prompt, Turn)
  case stopPlaying
  /// Listen; `within` is the silence allowed before `timedOut`, nil for no limit.
  case listen(Expectation, Turn, within: Duration?)
  case lookUp(Query, Turn)
  /// Change the business's data, once for its key.
  case act(ActionRequest, Turn)
  /// Find what is remembered of the customer with this id.
  case recall(String, Turn)
  /// Remember something of the customer with this id.
  case remember(String, Memory)
  case handOff(Handoff, Turn)
  /// Play the hold melody until `stopPlaying`.
  case hold(Turn)
  /// `timedOut` of this turn after this time, whatever happens in between.
  case wait(Turn, for: Duration)
  case tellAgent(String)
  case report(Report)
  case hangUp(Disposition)
}

/// What Oriole says at once.
public struct Prompt: Sendable, Hashable, Codable {
  /// Where the text stands in the assistant, such as `greeting` or `order_status.answer`.
  public var name: String
  public var text: String
  public var language: Language
  public var allowsBargeIn: Bool
  /// True for one that goes on where it was interrupted by what was no speech, as far as the line remembers that; nil is
  /// false, and what journals from before have.
  public var goesOn: Bool?
  /// Where the text is written, `file:line`; nil for an agent's words.
  public var source: String?
  /// How fast it is spoken beside the usual, 0.5–2; nil is 1.
  public var pace: Double?

  public init(
    name: String, text: String, language: Language, allowsBargeIn: Bool = true, source: String? = nil,
    pace: Double? = nil
  ) {
    self.source = source
    self.pace = pace
    self.name = name
    self.text = text
    self.language = language
    self.allowsBargeIn = allowsBargeIn
  }
}

/// What the caller is likely to say next: which search the recogniser uses, and when an utterance is complete.
public struct Expectation: Sendable, Hashable, Codable {
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case anything, digits, yesNo
    /// A number, day, time or amount.
    case value
    /// A telephone number, of any length.
    case phone
  }
  public var kind: Kind
  public var language: Language
  /// For `digits`: how many make the value whole; nil when it varies.
  public var digitCount: Int?
  /// True while something secret is asked for: what is said now is neither shown nor kept. Nil is false.
  public var isSecret: Bool?

  public init(_ kind: Kind, language: Language, digitCount: Int? = nil, isSecret: Bool = false) {
    self.isSecret = isSecret ? true : nil
    self.kind = kind
    self.language = language
    self.digitCount = digitCount
  }
}

/// A question to the business's data: an authored statement and its arguments.
public struct Query: Sendable, Hashable, Codable {
  public var name: String
  /// SQL with named arguments, `:order`.
  public var statement: String
  public var arguments: [String: String]
  /// The arguments whose values are neither shown nor kept; nil for none.
  public var secrets: [String]?

  public init(_ name: String, statement: String, arguments: [String: String], secrets: [String] = []) {
    self.secrets = secrets.isEmpty ? nil : secrets
    self.name = name
    self.statement = statement
    self.arguments = arguments
  }
}

/// What a turn came to, for those who watch the call.
public enum Report: Sendable, Hashable, Codable {
  case understood(Utterance, Candidate?, slots: [String: String])
  case pressed(String)
  case noMatch
  case noInput
  /// The caller has been recognised as the customer with this id, and whether it is proven.
  case recognised(String, isVerified: Bool)
  /// A change was made, or there was nothing to change.
  case acted(String, Receipt)
  /// Something was offered.
  case offered(Intent)
  /// The caller's satisfaction, 1–5.
  case rated(Int)
}

/// How a call ended.
public enum Disposition: String, Sendable, Hashable, Codable, CaseIterable {
  /// Oriole answered, and the caller left content or hung up after an answer.
  case contained
  /// A person took over and closed the call.
  case handedOff
  /// The caller hung up before an answer, or while waiting.
  case abandoned
  /// Nobody took the call in the time that an assistant allows for waiting.
  case unanswered
  case failed
}

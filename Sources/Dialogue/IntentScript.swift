public import Understanding

/// What Oriole does for one intent.
public struct IntentScript: Sendable, Hashable {
  public enum Action: String, Sendable, Hashable, CaseIterable {
    case answer, handoff, goodbye, `repeat`, menu, help
    case switchLanguage = "switch_language"
    case slower, faster, back, more
    case startOver = "start_over"
    /// No more offers, now and later.
    case noOffers = "no_offers"
    /// Another way to prove who one is.
    case otherProof = "other_proof"
    /// Hears what else there is to ask.
    case listen
    /// Gives the caller time.
    case wait
  }

  /// One answer, for rows whose columns have these values.
  public struct Answer: Sendable, Hashable {
    public var when: [String: String]
    /// With an action, what is said when it is done; `{reference}` is its number.
    public var say: Localized
    /// A change that the caller is asked about first.
    public var action: ActionScript?
    /// Whether a person goes on after it; nil is as the intent says.
    public var handsOff: Bool?
    public init(
      when: [String: String] = [:], say: Localized, action: ActionScript? = nil, handsOff: Bool? = nil
    ) {
      self.when = when
      self.say = say
      self.action = action
      self.handsOff = handsOff
    }
  }

  public struct Lookup: Sendable, Hashable {
    public var name: String
    public var statement: String
    /// Said when there is no such row.
    public var missing: Localized
    public init(name: String, statement: String, missing: Localized) {
      self.name = name
      self.statement = statement
      self.missing = missing
    }
  }

  /// Something that is offered after an answer.
  public struct Offer: Sendable, Hashable {
    public var when: Condition
    public var say: Localized
    /// What a yes begins.
    public var intent: Intent
    public init(when: Condition, say: Localized, intent: Intent) {
      self.when = when
      self.say = say
      self.intent = intent
    }
  }

  public var intent: Intent
  /// How menus and confirmations name it; for an authored question its heading.
  public var label: Localized
  /// True for an authored question.
  public var isQuestion: Bool
  public var key: Digit?
  public var slots: [SlotScript]
  public var lookup: Lookup?
  /// Tried in order.
  public var answers: [Answer]
  public var action: Action
  /// True when a person goes on after the answer.
  public var handsOffAfterwards: Bool
  public var queue: String?
  /// True when the customer must be verified before.
  public var isPrivate = false
  public var offer: Offer?
  /// Where it is written, `file:line`.
  public var source: String

  public init(
    intent: Intent, label: Localized, isQuestion: Bool = false, key: Digit? = nil, slots: [SlotScript] = [],
    lookup: Lookup? = nil,
    answers: [Answer] = [], action: Action = .answer, handsOffAfterwards: Bool = false, queue: String? = nil,
    source: String
  ) {
    self.intent = intent
    self.label = label
    self.isQuestion = isQuestion
    self.key = key
    self.slots = slots
    self.lookup = lookup
    self.answers = answers
    self.action = action
    self.handsOffAfterwards = handsOffAfterwards
    self.queue = queue
    self.source = source
  }

  /// The answer for these values.
  func answer(for values: Facts) -> Answer? {
    answers.first { answer in answer.when.allSatisfy { values[$0.key] == $0.value } }
  }
}

/// One value that an intent needs.
public struct SlotScript: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    /// A number of exactly so many digits that does not begin with 0.
    case digits(count: Int)
    /// One of the names in `Script.names`.
    case name
    /// A number, day, time, amount or telephone number.
    case value(ValueKind)
  }

  public var name: String
  public var kind: Kind
  public var ask: Localized
  /// Said to have the value confirmed; nil when it needs no confirmation.
  public var confirmAsk: Localized?
  /// True when a value that was heard well is taken without the question: what follows says it, or `implied` does.
  public var isTakenWhenSure: Bool
  /// Said before what follows, in place of the question.
  public var implied: Localized?
  /// True for a PIN: neither shown nor kept, never confirmed.
  public var isSecret: Bool
  /// Said to a value that is not within the limits of `kind`: `{from}` and `{to}` are what is possible.
  public var outside: Localized?

  public init(
    name: String, kind: Kind, ask: Localized, confirmAsk: Localized?, implied: Localized? = nil,
    isTakenWhenSure: Bool = false, outside: Localized? = nil, isSecret: Bool = false
  ) {
    self.isTakenWhenSure = isTakenWhenSure || implied != nil
    self.implied = implied
    self.isSecret = isSecret
    self.name = name
    self.kind = kind
    self.ask = ask
    self.confirmAsk = confirmAsk
    self.outside = outside
  }
}

extension IntentScript.Action {
  /// Whether it is about how things are said, and leaves what is being asked as it is.
  var isOfWords: Bool {
    switch self {
    case .repeat, .slower, .faster, .help, .switchLanguage, .more, .noOffers, .listen, .wait: true
    default: false
    }
  }
}

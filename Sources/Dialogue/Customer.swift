public import Understanding

/// How a call tells who is calling.
public struct Identity: Sendable, Hashable, Codable {
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// The number that calls. Anybody may use a telephone: nothing private is said for it.
    case number
    /// A card at the kiosk. It may be lost: nothing private is said for it.
    case card
    /// A login with a password, as in a chat: the customer is verified.
    case login
  }
  public var kind: Kind
  public var value: String

  public init(_ kind: Kind, _ value: String) {
    self.kind = kind
    self.value = value
  }
}

/// What is remembered of a customer from contact to contact, in every channel.
public struct Profile: Sendable, Hashable, Codable {
  /// What the customer wants: `language` (`en`), `offers` (`no`), `pace` (`slow`).
  public var preferences: [String: String]
  /// What was begun and not finished.
  public var matter: Matter?
  /// The last 20, newest first.
  public var contacts: [Contact]

  public init(preferences: [String: String] = [:], matter: Matter? = nil, contacts: [Contact] = []) {
    self.preferences = preferences
    self.matter = matter
    self.contacts = contacts
  }
}

/// Something that a caller has begun: the intent and what is known for it.
public struct Matter: Sendable, Hashable, Codable {
  public var intent: Intent
  public var values: [String: String]

  public init(intent: Intent, values: [String: String]) {
    self.intent = intent
    self.values = values
  }
}

/// One contact of a customer, for those who come after it.
public struct Contact: Sendable, Hashable, Codable {
  public var day: CalendarDay?
  public var channel: Start.Channel
  public var intents: [Intent]
  public var disposition: Disposition

  public init(day: CalendarDay?, channel: Start.Channel, intents: [Intent], disposition: Disposition) {
    self.day = day
    self.channel = channel
    self.intents = intents
    self.disposition = disposition
  }
}

/// One thing to remember of a customer.
public enum Memory: Sendable, Hashable, Codable {
  case preference(String, String)
  /// Nil when nothing is open any more.
  case matter(Matter?)
  case contact(Contact)
}

/// How an assistant knows its customers.
public struct CustomerScript: Sendable, Hashable {
  /// A lookup with one argument, `:value`, whose row is the customer: its `id` and whatever texts and conditions use.
  public struct Recognition: Sendable, Hashable {
    public var name: String
    public var statement: String
    public init(name: String, statement: String) {
      self.name = name
      self.statement = statement
    }
  }

  public var recognitions: [Identity.Kind: Recognition]
  /// Ways to prove who one is, each a form whose lookup finds the customer's row; the first is tried first.
  public var ways: [IntentScript]
  /// How often a caller may try.
  public var tries: Int

  public init(recognitions: [Identity.Kind: Recognition], ways: [IntentScript], tries: Int = 3) {
    self.recognitions = recognitions
    self.ways = ways
    self.tries = tries
  }

  /// Asks who it is that calls; nil where nobody is recognised in that way.
  public func query(for identity: Identity) -> Query? {
    recognitions[identity.kind].map { recognition in
      Query(
        recognition.name, statement: recognition.statement, arguments: ["value": identity.value],
        secrets: identity.kind == .card ? ["value"] : [])
    }
  }
}

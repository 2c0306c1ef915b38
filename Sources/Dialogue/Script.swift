public import Understanding

/// A compiled assistant: everything that a conversation follows.
public struct Script: Sendable {
  public var languages: [Language]
  public var intents: [Intent: IntentScript]
  public var prompts: [PromptName: Localized]
  /// The prompts of callers who chat; those without one of their own are as `prompts`.
  public var chatPrompts: [PromptName: Localized]
  public var words: Words
  public var bands: Bands
  public var limits: Limits
  public var classifiers: [Language: IntentClassifier]
  /// Hears callers' moods.
  public var moods: MoodReader
  public var ladder = Ladder.usual
  public var customer: CustomerScript?
  public var handoff = HandoffScript()
  /// Names of things in the data, by slot and language.
  public var names: [String: [Language: NameList]]
  /// The codes that are known to exist, by slot of kind `digits` and language.
  public var codes: [String: [Language: ValidCodes]]

  public init(
    languages: [Language], intents: [Intent: IntentScript], prompts: [PromptName: Localized], words: Words,
    bands: Bands, limits: Limits, classifiers: [Language: IntentClassifier], names: [String: [Language: NameList]],
    codes: [String: [Language: ValidCodes]] = [:], moods: MoodReader = MoodReader()
  ) {
    self.languages = languages
    self.intents = intents
    self.prompts = prompts
    chatPrompts = prompts
    self.words = words
    self.bands = bands
    self.limits = limits
    self.classifiers = classifiers
    self.names = names
    self.codes = codes
    self.moods = moods
  }

  public var defaultLanguage: Language { languages.first ?? .english }

  /// The intents that a key chooses, in the keys' order.
  public var menu: [IntentScript] {
    intents.values.filter { $0.key != nil }.sorted { ($0.key?.rawValue ?? "") < ($1.key?.rawValue ?? "") }
  }

  /// The intent that a key chooses.
  public func intent(for key: Digit) -> IntentScript? { intents.values.first { $0.key == key } }

  /// The first intent, in the menu's order, that asks for a number of so many digits: what a bare number is about.
  public func intent(collecting digits: Int) -> IntentScript? {
    menu.first { script in
      script.slots.contains { slot in
        guard case .digits(let count) = slot.kind else { return false }
        return count == digits
      }
    }
  }
}

/// How sure Oriole must be; all 0–1.
public struct Bands: Sendable, Hashable {
  /// From this probability an intent is taken as meant.
  public var accept: Double
  /// From this probability Oriole asks whether it was meant.
  public var confirm: Double
  /// Under this confidence nothing that was heard counts.
  public var hearing: Double
  /// From this confidence what was heard counts in full; under it, an intent is as much less certain. The recogniser's
  /// 0.15 keeps 95 % of what belongs to its search.
  public var doubt: Double
  /// From this confidence a value is not asked about but said with what follows.
  public var sure = 0.7
  /// Two intents of which the second is this share as likely as the first, or more, are told apart by a question.
  public var close = 0.6

  public init(accept: Double, confirm: Double, hearing: Double, doubt: Double = 0.15) {
    self.accept = accept
    self.confirm = confirm
    self.hearing = hearing
    self.doubt = doubt
  }
}

/// How long and how often.
public struct Limits: Sendable, Hashable {
  /// Silence after a prompt before it is a noinput.
  public var silence: Duration
  /// Time between two keys of one number.
  public var betweenKeys: Duration
  /// How long a caller is kept waiting for a person.
  public var longestWait: Duration
  /// The queue that a handoff joins when the intent names none.
  public var queue: String
  /// How many callers may wait.
  public var queueLimit: Int
  /// From this frustration, 0–1, a person takes over.
  public var frustration: Double
  /// Longer answers are told in parts, in seconds as they are spoken.
  public var longestAnswer = 18.0

  public init(
    silence: Duration, betweenKeys: Duration, longestWait: Duration, queue: String, queueLimit: Int, frustration: Double
  ) {
    self.silence = silence
    self.betweenKeys = betweenKeys
    self.longestWait = longestWait
    self.queue = queue
    self.queueLimit = queueLimit
    self.frustration = frustration
  }
}

/// The prompts that every assistant has.
public enum PromptName: String, Sendable, Hashable, CaseIterable {
  case greeting
  case keysGreeting = "keys_greeting"
  case anythingElse = "anything_else"
  case rephrase
  case offerKeys = "offer_keys"
  case menu
  case menuItem = "menu_item"
  case repeatSilence = "repeat_silence"
  case confirmIntent = "confirm_intent"
  /// As `confirmIntent`, for an authored question.
  case confirmQuestion = "confirm_question"
  case yesNoAgain = "yes_no_again"
  case goOn = "go_on"
  case pleaseWait = "please_wait"
  case lookupFailed = "lookup_failed"
  case valueAgain = "value_again"
  /// Asks which of two times was meant, `{early}` or `{late}`.
  case halfDay = "half_day"
  case unknownKey = "unknown_key"
  case handoffIntro = "handoff_intro"
  case handoffStanding = "handoff_standing"
  case handoffNoEstimate = "handoff_no_estimate"
  case handoffNobody = "handoff_nobody"
  case queueFull = "queue_full"
  case agentJoined = "agent_joined"
  case agentLost = "agent_lost"
  case agentClosed = "agent_closed"
  /// The caller waits on the line while the agent does something.
  case onHold = "on_hold"
  case offHold = "off_hold"
  /// The agent has handed the caller to a colleague.
  case agentHandedOver = "agent_handed_over"
  /// The agent has handed the caller back to the machine.
  case agentHandedBack = "agent_handed_back"
  case nobodyCame = "nobody_came"
  case goodbye
  case help
  case languageSwitched = "language_switched"
  /// The greeting of a customer who is known: `{customer.name}`.
  case knownGreeting = "known_greeting"
  /// Said when the call's sound is kept.
  case recordingNotice = "recording_notice"
  /// Asks which of two things is meant, `{first}` or `{second}`.
  case which
  /// Asks whether to go on with a long answer.
  case more
  /// Asks whether to go back to what was left, `{label}`.
  case goBack = "go_back"
  /// Asks whether to go on with what was begun in another contact, `{label}`.
  case resume
  case startOver = "start_over"
  case slower
  case faster
  /// Says what the keys after `**` do.
  case serviceKeys = "service_keys"
  case offersStopped = "offers_stopped"
  /// Who the caller is could not be proven; it may try again.
  case notVerified = "not_verified"
  /// It was tried too often.
  case locked
  /// Said when the caller asks for a moment.
  case takeYourTime = "take_your_time"
  /// Asks how satisfied the caller is, 1–5.
  case satisfaction
  case satisfactionThanks = "satisfaction_thanks"
  /// Nobody is there now, but again on `{day}` from `{opens}` on.
  case closed
  /// Too many wait, and the caller may be called back.
  case queueOverflow = "queue_overflow"
  /// Asks whether the caller wants to be called back instead of waiting.
  case callbackOffer = "callback_offer"
  /// Tells waiting callers that 1 is for being called back.
  case callbackChoice = "callback_choice"
  /// The caller's place is kept, and `{phone}` will be called.
  case callbackNoted = "callback_noted"
  /// Tells the place again, now and then.
  case stillWaiting = "still_waiting"
  /// Oriole is being stopped in the middle of the call.
  case serviceEnds = "service_ends"

  /// Prompts that an assistant may do without: then Oriole does without what they are for.
  public static let optional: Set<PromptName> = [
    .knownGreeting, .recordingNotice, .which, .more, .goBack, .resume, .startOver, .slower, .faster, .serviceKeys,
    .offersStopped, .takeYourTime, .notVerified, .locked, .satisfaction, .satisfactionThanks, .closed, .queueOverflow,
    .callbackOffer, .callbackChoice, .callbackNoted, .stillWaiting, .serviceEnds, .onHold, .offHold, .agentHandedOver,
    .agentHandedBack,
  ]
}

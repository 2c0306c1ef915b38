import Dialogue
import Understanding

/// The tiny shop with customers who are known: what is private, what is changed, and what is offered.
enum ClubScript {
  /// Anna's row, as every lookup of customers finds it.
  static let anna: Facts = ["id": "C1", "name": "Anna", "orders": "7"]

  private static func text(_ english: String) -> Localized { TinyShop.text(english) }

  private static func digits(_ name: String, _ count: Int, confirm: String? = nil, isSecret: Bool = false) -> SlotScript
  {
    SlotScript(
      name: name, kind: .digits(count: count), ask: text("Which \(name)?"), confirmAsk: confirm.map(text),
      isSecret: isSecret)
  }

  private static func lookup(_ name: String) -> IntentScript.Lookup {
    .init(name: name, statement: "SELECT 1", missing: text("None."))
  }

  static let customer: CustomerScript = {
    let recognition = CustomerScript.Recognition(name: "who", statement: "SELECT :value")
    let pin = IntentScript(
      intent: "customer.pin", label: text("a PIN"), slots: [digits("account", 8), digits("pin", 4, isSecret: true)],
      lookup: lookup("by_pin"), source: "club:1")
    let order = IntentScript(
      intent: "customer.order", label: text("an order"), slots: [digits("order", 6)], lookup: lookup("by_order"),
      source: "club:2")
    return CustomerScript(
      recognitions: [.number: recognition, .card: recognition, .login: recognition], ways: [pin, order])
  }()

  static let cancellation = ActionScript(
    name: "cancel", statement: "UPDATE orders", ask: text("Shall I cancel it?"), unchanged: text("It is too late."))

  private static let intents: [IntentScript] = {
    var balance = IntentScript(
      intent: "balance", label: text("your balance"), key: .three, lookup: lookup("balance"),
      answers: [.init(say: text("You have {points}."))], queue: "club", source: "club:3")
    balance.isPrivate = true
    let cancel = IntentScript(
      intent: "cancel", label: text("cancelling"), key: .four, slots: [digits("order", 6)], lookup: lookup("order"),
      answers: [.init(say: text("Cancelled, {reference|digits}."), action: cancellation)], queue: "orders",
      source: "club:4")
    var delivery = IntentScript(
      intent: "delivery", label: text("delivery"), key: .five, answers: [.init(say: text("Within two days."))],
      source: "club:5")
    delivery.offer = (try? Condition("customer.orders >= 5")).map { many in
      IntentScript.Offer(when: many, say: text("Want our news?"), intent: "news")
    }
    let news = IntentScript(
      intent: "news", label: text("our news"), key: .six, answers: [.init(say: text("You will have our news."))],
      source: "club:6")
    let gift = IntentScript(
      intent: "gift", label: text("a gift"), key: .seven,
      slots: [
        SlotScript(
          name: "day", kind: .value(.date(.init())), ask: text("Which day?"), confirmAsk: text("{day|weekday}?"),
          implied: text("On {day|weekday}, then.")),
        digits("voucher", 5),
      ], answers: [.init(say: text("Sent on {day|weekday}."))], source: "club:7")
    let noOffers = IntentScript(
      intent: "no_offers", label: text("no offers"), key: .eight, action: .noOffers, source: "club:8")
    let other = IntentScript(
      intent: "other_proof", label: text("another way"), key: .nine, action: .otherProof, source: "club:9")
    return [balance, cancel, delivery, news, gift, noOffers, other]
  }()

  /// Made once: training takes a moment.
  static let script: Script = {
    var script = TinyShop.script(languages: [.english, .mandarin])
    for intent in intents { script.intents[intent.intent] = intent }
    script.customer = customer
    for name: PromptName in [.offersStopped, .notVerified, .locked] {
      script.prompts[name] = text("[\(name.rawValue)]")
    }
    script.prompts[.knownGreeting] = text("Hello {customer.name}.")
    script.prompts[.goBack] = text("Back to {label}?")
    script.prompts[.resume] = text("Go on with {label}?")
    let examples =
      TinyShop.examples + [
        Example("balance", "how many points do I have"), Example("balance", "what is my balance"),
        Example("cancel", "cancel my order"), Example("cancel", "I want to cancel something"),
        Example("delivery", "how long does delivery take"), Example("delivery", "when do you deliver"),
        Example("gift", "send a gift"), Example("gift", "I want to send a gift voucher"),
        Example("other_proof", "I have forgotten my PIN"), Example("other_proof", "another way to prove it"),
      ]
    script.classifiers[.english] = IntentClassifier(
      examples: examples, background: TinyShop.background, language: .english)
    return script
  }()

  /// A call whose caller is known by this, as soon as Anna's row has been found.
  static func call(
    _ kind: Identity.Kind? = nil, channel: Start.Channel = .wav, profile: Profile = Profile(), script: Script = script
  ) -> CallUnderTest {
    var call = CallUnderTest(
      channel: channel, script: script, today: VisitScript.today, identity: kind.map { Identity($0, "12345") })
    guard kind != nil else { return call }
    call.answerLookup([anna])
    call.answerRecall(profile)
    return call
  }
}

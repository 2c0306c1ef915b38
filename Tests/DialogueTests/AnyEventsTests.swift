import Dialogue
import Testing
import Understanding

/// Whatever happens in whatever order: no caller is left in silence, and nothing is done that was not agreed to.
@Suite struct AnyEventsTests {
  /// The same numbers for a seed in every run (a linear congruential generator, Knuth's MMIX).
  private struct Dice {
    var state: UInt64
    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % sides
    }
  }

  /// Without figures: those of a secret are not kept, and so a replay hears others.
  private static let words = [
    "where is my order", "yes", "no", "cancel my order", "how many points do I have", "I have forgotten my PIN",
    "how long does delivery take", "send a gift", "on friday", "the other one", "goodbye", "talk to a person",
    "no, not that one", "say that again", "speak chinese", "what is the weather like", "", "this is ridiculous",
    "when will it arrive",
  ]

  private static let script: Script = {
    var script = ClubScript.script
    for name in PromptName.allCases where script.prompts[name] == nil && name != .serviceKeys {
      script.prompts[name] = TinyShop.text("[\(name.rawValue)]")
    }
    return script
  }()

  private func anything(_ dice: inout Dice, _ call: inout CallUnderTest) {
    switch dice.roll(12) {
    case 0...3:
      let confidence = [0.95, 0.95, 0.5, 0.1][dice.roll(4)]
      call.say(Self.words[dice.roll(Self.words.count)], confidence: confidence)
    case 4...5: call.press(["1", "2", "3", "4", "457012", "63464097", "4821", "*", "*", "#", "7"][dice.roll(11)])
    case 6 where !call.conversation.isWaitingForData: call.staySilent()
    case 6: break
    case 7: call.send(.speechStarted)
    case 8: call.queue(agents: dice.roll(2))
    case 9:
      call.send(
        [
          .agentJoined("Anna"), .agentSaid("Hello"), .agentClosed, .timedOut(Turn(dice.roll(30))), .agentHeld(true),
          .agentHeld(false), .agentHandedBack("order_status"),
          .agentHandedOver(Standing(ticket: 1, position: 1, expectedWaitSeconds: nil, agentsPresent: 1)),
        ][dice.roll(8)])
    default: call.send([.failed(Turn(dice.roll(60))), .played(Turn(dice.roll(60)))][dice.roll(2)])
    }
  }

  /// What the business answers, sooner or later.
  private func answer(_ dice: inout Dice, _ call: inout CallUnderTest) {
    switch dice.roll(4) {
    case 0: call.answerLookup([])
    case 1: call.answerAction(Receipt(reference: "107919", changes: dice.roll(2)))
    case 2: call.answerRecall(Profile())
    default: call.answerLookup([ClubScript.anna.merging(ConversationTests.row) { $1 }])
    }
  }

  /// The first event at which the call as it is kept goes otherwise than it went.
  private func firstDifference(_ call: CallUnderTest) -> String? {
    var replayed = Conversation(script: Self.script)
    var rest = call.keptEffects[...]
    for event in call.keptEvents {
      let effects = replayed.handle(event).map(\.kept)
      guard rest.starts(with: effects) else {
        return "\(event): \(effects) but was \(rest.prefix(effects.count))"
      }
      rest = rest.dropFirst(effects.count)
    }
    return nil
  }

  /// Whether anything is awaited since something was last said: the caller, the data, time or a person.
  private func isAwaitingSomething(_ call: CallUnderTest) -> Bool {
    let last = call.effects.lastIndex { if case .play = $0 { true } else { false } } ?? 0
    return call.effects[last...].contains { effect in
      switch effect {
      case .listen, .wait, .hold, .handOff, .hangUp, .lookUp, .act, .recall: true
      default: false
      }
    }
  }

  /// Whether before each change it was asked for, and nothing else after that.
  private func isAgreed(_ call: CallUnderTest) -> Bool {
    var said: String?
    for effect in call.effects {
      if case .play(let prompt, _) = effect { said = prompt.text }
      if case .act = effect, said?.hasSuffix("Shall I cancel it?") != true { return false }
    }
    return true
  }

  @Test(arguments: 0..<4)
  func `every caller is listened to, or something is awaited`(part: Int) {
    for seed in 0..<100 {
      var dice = Dice(state: UInt64(part * 100 + seed))
      let kinds: [Identity.Kind?] = [nil, .number, .card, .login]
      var call = CallUnderTest(
        channel: Start.Channel.allCases[dice.roll(3)], script: Self.script, today: VisitScript.today,
        identity: kinds[dice.roll(4)].map { Identity($0, "1") })
      for _ in 0..<40 where call.conversation.disposition == nil {
        if call.conversation.isWaitingForData || dice.roll(3) == 0 { answer(&dice, &call) }
        anything(&dice, &call)
        #expect(
          isAwaitingSomething(call) == true, "seed \(part * 100 + seed) is left alone after \(call.said.last ?? "")")
      }
      #expect(isAgreed(call) == true, "seed \(part * 100 + seed)")
      #expect(firstDifference(call) == nil, "seed \(part * 100 + seed)")
      #expect(call.events.count < 5_000)
    }
  }
}

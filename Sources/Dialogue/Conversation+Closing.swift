import Understanding

/// From an answer to what comes after it: the rest of it, what was left, an offer, and goodbye.
extension Conversation {
  /// Says an answer as far as one can listen to it, and what fits after it.
  mutating func conclude(_ answer: [Prompt], offer: IntentScript.Offer? = nil, by intent: Intent? = nil) -> [Effect] {
    let (first, rest) = listenable(answer)
    if !rest.isEmpty {
      remainder = rest
      pendingOffer = offer.map { (intent, $0) }
      phase = .asking(.more)
      return say(first + question)
    }
    if !suspended.isEmpty {
      guard script.prompts[.goBack] != nil else {
        suspended = []
        return conclude(answer, offer: offer, by: intent)
      }
      phase = .asking(.goBack)
      return say(first + question)
    }
    if let offer, let intent, mayOffer(offer) {
      caller.hasBeenOffered = true
      offeredBy = intent
      phase = .asking(.offer(offer.intent))
      note("offered \(offer.intent.rawValue)")
      return [.report(.offered(offer.intent))] + say(first + question)
    }
    phase = .open
    return say(first + [prompt(.anythingElse)])
  }

  /// The next part of a long answer.
  mutating func tellMore() -> [Effect] {
    let rest = remainder
    remainder = []
    let offer = pendingOffer
    pendingOffer = nil
    return conclude(rest, offer: offer?.1, by: offer?.0)
  }

  /// At most one offer a call, to a known customer who wants offers and is in good spirits.
  private func mayOffer(_ offer: IntentScript.Offer) -> Bool {
    caller.id != nil && !caller.hasBeenOffered && caller.profile.preferences["offers"] != "no"
      && mood.frustration < 0.3 && script.intents[offer.intent] != nil
      && offer.when.holds(for: caller.facts.merging(known) { $1 })
  }

  /// Cuts what takes too long to listen to between two sentences; a reader sees all of it.
  private func listenable(_ answer: [Prompt]) -> (first: [Prompt], rest: [Prompt]) {
    guard !start.channel.isTyped, script.prompts[.more] != nil, let last = answer.last else { return (answer, []) }
    let before = answer.dropLast().reduce(0) { $0 + SpokenLength.seconds($1.text, language: language) }
    let limit = max(1, script.limits.longestAnswer - before)
    guard let cut = SpokenLength.cut(last.text, after: limit, language: language) else { return (answer, []) }
    var (head, tail) = (last, last)
    (head.text, tail.text) = cut
    return (answer.dropLast() + [head], [tail])
  }

  // MARK: Goodbye

  /// Asks how the caller liked it, once, where something was answered; then says goodbye.
  mutating func sayGoodbye() -> [Effect] {
    if answers > 0, !hasAskedRating, script.prompts[.satisfaction] != nil {
      hasAskedRating = true
      phase = .rating
      return say(.satisfaction)
    }
    return close(with: [])
  }

  mutating func close(with prompts: [Prompt]) -> [Effect] {
    phase = .closing(answers > 0 ? .contained : .abandoned)
    return say(prompts + [prompt(.goodbye)])
  }

  mutating func rate(_ rating: Int?) -> [Effect] {
    guard let rating, (1...5).contains(rating) else { return close(with: []) }
    return rated(rating) + close(with: [prompt(.satisfactionThanks)])
  }

  /// A caller who asks for something instead of rating gets it.
  mutating func rate(_ reading: Reading) -> [Effect] {
    if let rating = Rating.read(reading.utterance.text, language: language) { return rate(rating) }
    if PlainAnswer.read(reading.utterance.text, to: nil, language: language) == .no { return rate(nil) }
    if let intent = reading.intent, intent.action != .goodbye, certainty(of: reading) >= script.bands.accept {
      phase = .open
      return begin(intent, offered: reading.slots, from: reading.utterance)
    }
    return rate(nil)
  }
}

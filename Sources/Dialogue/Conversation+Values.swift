import Understanding

/// Values that are read by kind: numbers, days, times, amounts and telephone numbers.
extension Conversation {
  /// What reads a slot's values; nil for digits and names.
  func reader(of slot: SlotScript) -> ValueReader? {
    guard case .value(let kind) = slot.kind else { return nil }
    return ValueReader(kind, language: language, today: start.today)
  }

  /// What the caller has given in this call, as far as it is known still.
  public var givenValues: Facts {
    let forms = [pending, form ?? lastForm].compactMap(\.self)
    return forms.reduce(into: known) { values, form in
      values.merge(form.offered.merging(form.values) { $1 }) { $1 }
    }
  }

  /// What an utterance gives for some slots.
  struct GivenValues {
    var values: [String: String] = [:]
    /// Other values that the recogniser's other guesses give, likeliest first.
    var others: [String: [String]] = [:]
    /// The best guess without the words of values.
    var rest: String

    /// Whether the utterance's figures are spoken for: an order number is no amount.
    mutating func take(_ value: String?, for slot: String) {
      guard let value, values[slot] != value, others[slot]?.contains(value) != true else { return }
      if values[slot] == nil { values[slot] = value } else { others[slot, default: []].append(value) }
    }

    func hasDigits(of slot: SlotScript) -> Bool {
      guard case .digits = slot.kind else { return false }
      return values[slot.name] != nil
    }
  }

  /// Reads slots from an utterance, each from the words that the ones before it leave: days first, because they are
  /// never part of anything else, plain figures last. The recogniser's other guesses count where its best has no value.
  func values(of slots: [SlotScript], in utterance: Utterance, expecting asked: SlotScript? = nil) -> GivenValues {
    var given = GivenValues(rest: utterance.text)
    for slot in slots { given.values[slot.name] = knownCode(of: slot, in: utterance, isAsked: slot == asked) }
    let sorted = slots.enumerated().map { (rank: Self.rank($1, asked), place: $0, slot: $1) }
      .sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }.map(\.slot)
    for (index, text) in ([utterance.text] + utterance.alternatives).enumerated() {
      var rest = text
      for slot in sorted {
        guard let reader = reader(of: slot) else {
          given.take(value(of: slot, in: rest, slot == asked), for: slot.name)
          continue
        }
        if slot != asked, reader.isOfNumbers, slots.contains(where: { given.hasDigits(of: $0) }) { continue }
        if slot == asked, slot.kind == .value(.phone), !entry.isEmpty { rest = "\(entry) \(rest)" }
        let reading = reader.reading(in: rest, isExpected: slot == asked, doubted: valueInDoubt(of: slot))
        guard let reading else { continue }
        if given.values[slot.name] == nil { given.values[slot.name] = reading.value }
        rest.replaceSubrange(reading.range, with: ", ")
      }
      if index == 0 { given.rest = rest }
    }
    if let asked { settle(asked, in: utterance, &given) }
    return given
  }

  private static func rank(_ slot: SlotScript, _ asked: SlotScript?) -> Int {
    guard case .value(let kind) = slot.kind else { return slot.kind == .name ? 6 : 4 }
    if case .date = kind { return 0 }
    if slot == asked { return 1 }
    switch kind {
    case .date, .time: return 2
    case .money, .phone: return 3
    case .number: return 5
    }
  }

  /// The code that exists and was said, a misheard digit repaired; nil when that cannot be told, and then it is taken as
  /// it was heard: it may be newer than the list. After a caller's “no” nothing is repaired.
  private func knownCode(of slot: SlotScript, in utterance: Utterance, isAsked: Bool) -> String? {
    guard case .digits(let count) = slot.kind, let codes = script.codes[slot.name]?[language], !utterance.isTyped,
      entry.isEmpty,
      rejections == 0
    else { return nil }
    let reader = SpokenDigits(language: language)
    let guesses = ([utterance.text] + utterance.alternatives).map { text in
      reader.code(of: count, in: text, expectingDigits: isAsked) ?? reader.digits(in: text, expectingDigits: isAsked)
    }
    // Fewer digits may go on.
    guard guesses.contains(where: { $0.count == count }),
      case .accepted(let code, _) = codes.answer(ranked: guesses), code.count == count
    else { return nil }
    return code
  }

  private func value(of slot: SlotScript, in text: String, _ isExpected: Bool) -> String? {
    switch slot.kind {
    case .digits(let count):
      let reader = SpokenDigits(language: language)
      let whole = (isExpected ? entry : "") + reader.digits(in: text, expectingDigits: isExpected)
      let isContinued = isExpected && !entry.isEmpty && whole.count == count
      let code = isContinued ? whole : reader.code(of: count, in: text, expectingDigits: isExpected)
      return code.flatMap { slot.isSecret || !$0.hasPrefix("0") ? $0 : nil }
    case .name: return script.names[slot.name]?[language]?.match(text)?.value
    case .value: return nil
    }
  }

  /// The value of this slot that the caller is being asked to confirm.
  private func valueInDoubt(of slot: SlotScript) -> String? {
    guard case .confirmingValue(let index, let value) = phase, form?.script.slots.element(index) == slot else {
      return nil
    }
    return value
  }

  /// A time in either half of the day is the one that is being confirmed, or the one whose half is named now.
  private func settle(_ slot: SlotScript, in utterance: Utterance, _ given: inout GivenValues) {
    let value = given.values[slot.name]
    if let value, ValueReader.choices(of: value).count == 1 { return }
    if let value, let doubted = valueInDoubt(of: slot), ValueReader.choices(of: value).contains(doubted) {
      given.values[slot.name] = doubted
    } else if let pending = pendingTimes {
      let choice = ValueReader.choice(of: pending, by: utterance.text)
      if choice != nil { given.rest = "" }
      // The same hour once more does not tell which half is meant.
      given.values[slot.name] = choice ?? (value == pending ? nil : value)
    }
  }

  /// The times of which the caller is being asked to choose one.
  var pendingTimes: String? {
    guard case .collecting(let index) = phase, let slot = form?.script.slots.element(index),
      let value = form?.offered[slot.name], ValueReader.choices(of: value).count == 2
    else { return nil }
    return value
  }

  /// Why a value cannot be taken as it is, said to the caller; nil when it can. What is not possible is told, and
  /// asked for again, until a person takes over.
  mutating func objection(to value: String, for index: Int) -> [Effect]? {
    guard var form, let slot = form.script.slots.element(index), let reader = reader(of: slot) else { return nil }
    phase = .collecting(index)
    if reader.isPossible(value) { return ValueReader.choices(of: value).count == 2 ? say(question) : nil }
    form.offered[slot.name] = nil
    self.form = form
    rejections += 1
    note("value not possible")
    guard rejections < 3 else { return handOff(.nomatch, queue: form.script.queue) }
    var values = form.values
    values[slot.name] = value
    (values["from"], values["to"]) = reader.limits
    let outside = prompt("\(form.script.intent.rawValue).\(slot.name).outside", slot.outside, values: values)
    return say([outside] + question)
  }

  /// A telephone number is said in groups: one that may not be whole yet waits for more of them.
  mutating func gather(_ text: String, for slot: SlotScript, given value: String?) -> [Effect]? {
    guard slot.kind == .value(.phone), !start.channel.isTyped, value?.hasPrefix("+") != true else { return nil }
    let digits = SpokenDigits(language: language).digits(in: text, expectingDigits: true)
    guard !digits.isEmpty, entry.count + digits.count < 10 else { return nil }
    entry += digits
    return listen(within: script.limits.betweenKeys)
  }

  /// Whether so much is said beside a value that the utterance may be about something else: "do you open on friday".
  func isMoreThanValue(_ given: GivenValues, of slot: SlotScript) -> Bool {
    switch slot.kind {
    case .value(.phone), .digits, .name: false
    case .value: Normalizer(language: language).tokens(given.rest).count > (language == .mandarin ? 3 : 2)
    }
  }

  /// Whether a yes counts more than what looks like a number: "yes, that's the one".
  func isYesRather(_ utterance: Utterance, than slot: SlotScript) -> Bool {
    switch slot.kind {
    case .value(.number), .value(.money): YesNo.read(utterance.text, language: language) == true
    default: false
    }
  }

  /// The value of keys, with 1 and 2 for the earlier and the later of two times; nil when they are no value.
  func value(ofKeys keys: String, for slot: SlotScript) -> String? {
    if let pendingTimes, keys == "1" || keys == "2" {
      return ValueReader.choices(of: pendingTimes)[keys == "1" ? 0 : 1]
    }
    if case .digits(let count) = slot.kind { return keys.count == count ? keys : nil }
    return reader(of: slot)?.value(ofKeys: keys)
  }
}

extension Array {
  /// Nil for an index that is out of bounds.
  func element(_ index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}

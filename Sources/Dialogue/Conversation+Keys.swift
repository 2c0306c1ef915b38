import Understanding

extension Conversation {
  /// Keys work at any time: 0 asks for a person, `*` repeats, `#` says the menu, the others choose or spell.
  mutating func pressed(_ digits: [Digit]) -> [Effect] {
    guard !digits.isEmpty else { return [] }
    var effects = mayInterruptByKey ? stopSaying() : []
    interrupted = []
    isHearing = false
    // A typed group is reported as it was typed, a key on a line when what it belongs to is whole.
    let isGroup = digits.count > 1 || start.channel == .text
    if isGroup { effects.append(.report(.pressed(digits.map(\.rawValue).joined()))) }
    for (index, digit) in digits.enumerated() {
      let isLast = index == digits.count - 1
      var next = press(digit)
      if !isLast { next += stopSaying() }
      effects += isGroup ? next.filter { !$0.isPressedReport } : next
    }
    if isGroup, !entry.isEmpty, case .collecting = phase { effects += entryEnded().filter { !$0.isPressedReport } }
    return effects
  }

  private var mayInterruptByKey: Bool {
    switch phase {
    case .open, .collecting, .confirmingValue, .confirmingIntent: true
    default: false
    }
  }

  private mutating func press(_ digit: Digit) -> [Effect] {
    switch phase {
    case .open: return pressInMenu(digit)
    case .collecting(let index): return pressInForm(digit, index)
    case .confirmingValue(let index, let value):
      switch digit {
      case .one: return reported(digit) + accept(value, index)
      case .two: return reported(digit) + reject(index)
      default: return pressAnywhere(digit) ?? reported(digit) + miss(.noMatch)
      }
    case .confirmingIntent(let intent, let slots):
      switch digit {
      case .one: return reported(digit) + (script.intents[intent].map { begin($0, offered: slots) } ?? [])
      case .two: return reported(digit) + rejectIntent()
      default: return pressAnywhere(digit) ?? reported(digit) + miss(.noMatch)
      }
    case .withAgent: return reported(digit) + [.tellAgent("#\(digit.rawValue)")]
    case .waiting: return reported(digit)
    case .idle, .lookingUp, .queuing, .closing, .ended: return []
    }
  }

  private func reported(_ digit: Digit) -> [Effect] { [.report(.pressed(digit.rawValue))] }

  /// 0, `*` and `#`, which mean the same everywhere; nil for other keys.
  private mutating func pressAnywhere(_ digit: Digit) -> [Effect]? {
    switch digit {
    case .zero:
      mood.noteAgentRequest()
      return reported(digit) + handOff(.asked, queue: nil)
    case .star:
      let again = question
      return reported(digit) + say(again.isEmpty ? lastSaid : again)
    case .pound:
      phase = .open
      form = nil
      return reported(digit) + say(.menu)
    default: return nil
    }
  }

  private mutating func pressInMenu(_ digit: Digit) -> [Effect] {
    if let effects = pressAnywhere(digit) { return effects }
    guard let intent = script.intent(for: digit) else {
      misses += 1
      note("unknown key \(digit.rawValue)")
      guard misses < 3 else { return reported(digit) + handOff(.nomatch, queue: nil) }
      return reported(digit) + [.report(.noMatch)] + say(.unknownKey, .menu)
    }
    return reported(digit) + begin(intent, offered: [:])
  }

  private mutating func pressInForm(_ digit: Digit, _ index: Int) -> [Effect] {
    guard let form, form.script.slots.indices.contains(index) else { return [] }
    let slot = form.script.slots[index]
    let reader = reader(of: slot)
    let most: Int
    switch slot.kind {
    case .digits(let count): most = count
    case .name, .value: most = reader?.mostKeys ?? 0
    }
    guard most > 0 else { return pressAnywhere(digit) ?? reported(digit) + miss(.noMatch) }
    switch digit {
    // A date, time or telephone number may begin with 0: then only a 0 that stays alone asks for a person.
    case .zero where entry.isEmpty && reader == nil: return pressAnywhere(.zero) ?? []
    case .star where entry.isEmpty || !slot.isMoney:
      entry = ""
      return pressAnywhere(.star) ?? []
    case .pound: return entry.isEmpty ? pressAnywhere(.pound) ?? [] : entryEnded()
    default:
      entry += digit.rawValue
      entryHasKeys = true
      guard entry.count >= most else { return listen(within: script.limits.betweenKeys) }
      return entryEnded()
    }
  }

  /// A number is whole, or nothing more came: it is taken if it has the right length.
  mutating func entryEnded() -> [Effect] {
    let digits = entry
    entry = ""
    let report = entryHasKeys ? [Effect.report(.pressed(digits))] : []
    let isZeroKey = entryHasKeys && digits == "0"
    entryHasKeys = false
    guard case .collecting(let index) = phase, let slot = form?.script.slots.element(index) else {
      return report + miss(.noMatch)
    }
    if isZeroKey {
      mood.noteAgentRequest()
      return report + handOff(.asked, queue: nil)
    }
    guard let value = value(ofKeys: digits, for: slot) else { return report + miss(.noMatch) }
    return report + offer(value, for: index)
  }
}

extension SlotScript {
  fileprivate var isMoney: Bool {
    guard case .value(.money) = kind else { return false }
    return true
  }
}

extension Effect {
  fileprivate var isPressedReport: Bool {
    guard case .report(.pressed) = self else { return false }
    return true
  }
}

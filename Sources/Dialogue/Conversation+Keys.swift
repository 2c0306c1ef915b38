import Understanding

extension Conversation {
  /// Keys work at any time: 0 asks for a person, `*` repeats, `#` says the menu, the others choose or spell.
  mutating func pressed(_ digits: [Digit]) -> [Effect] {
    guard !digits.isEmpty else { return [] }
    var effects = phase.isCallers ? stopSaying() : []
    interrupted = []
    wantsTime = false
    isHearing = false
    // A typed group is reported as it was typed, a key on a line when what it belongs to is whole.
    let isGroup = digits.count > 1 || start.channel.isTyped
    if isGroup {
      let shown = isAskingSecret ? Secret.mask : PrivateText.withoutCards(digits.map(\.rawValue).joined())
      effects.append(.report(.pressed(shown)))
    }
    for (index, digit) in digits.enumerated() {
      let isLast = index == digits.count - 1
      var next = press(digit)
      if !isLast { next += stopSaying() }
      effects += isGroup ? next.filter { !$0.isPressedReport } : next
    }
    if isGroup, !entry.isEmpty, case .collecting = phase { effects += entryEnded().filter { !$0.isPressedReport } }
    return effects
  }

  private mutating func press(_ digit: Digit) -> [Effect] {
    if !phase.isCallers { isChoosingService = false }
    if isChoosingService, let effects = pressService(digit) { return reported(digit) + effects }
    if digit != .star { starTurn = nil }
    switch phase {
    case .open: return pressInMenu(digit)
    case .collecting(let index): return pressInForm(digit, index)
    case .confirmingValue(let index, let value):
      switch digit {
      case .one: return reported(digit) + accept(value, index)
      case .two: return reported(digit) + reject(index)
      default: return pressAnywhere(digit) ?? reported(digit) + miss(.noMatch)
      }
    case .asking(let asked):
      switch digit {
      case .one: return reported(digit) + answered(asked, yes: true)
      case .two: return reported(digit) + answered(asked, yes: false)
      default: return pressAnywhere(digit) ?? reported(digit) + miss(.noMatch)
      }
    case .choosing(let first, let second, let slots):
      switch digit {
      case .one: return reported(digit) + chosen(first, slots)
      case .two: return reported(digit) + chosen(second, slots)
      default: return pressAnywhere(digit) ?? reported(digit) + miss(.noMatch)
      }
    case .rating:
      if let rating = Int(digit.rawValue), (1...5).contains(rating) { return reported(digit) + rate(rating) }
      return pressAnywhere(digit) ?? reported(digit) + rate(nil)
    case .withAgent: return reported(digit) + [.tellAgent("#\(digit.rawValue)")]
    case .waiting: return reported(digit) + (digit == .one && mayBeCalledBack ? beginCallback() : [])
    case .idle, .recognising, .lookingUp, .acting, .queuing, .closing, .ended: return []
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
      return reported(digit) + pressStar(say(again.isEmpty ? lastSaid : again))
    case .pound:
      phase = .open
      (form, pending, suspended, remainder) = (nil, nil, [], [])
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
    case .zero where entry.isEmpty && reader == nil && !slot.isSecret: return pressAnywhere(.zero) ?? []
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
    let report = entryHasKeys ? [Effect.report(.pressed(isAskingSecret ? Secret.mask : digits))] : []
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

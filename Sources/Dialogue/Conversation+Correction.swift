import Understanding

/// “No, I said nine”, “the other one”, “sorry, the order is 457013”: values that replace older ones.
extension Conversation {
  /// Slots of the form that the utterance gives anew, with their values; nil when it corrects nothing.
  func corrections(in reading: Reading) -> [String: String]? {
    let utterance = reading.utterance
    guard reading.intent != nil || reading.slots.isEmpty else { return nil }
    guard let form = form ?? lastForm, !form.isProof else { return nil }
    // Before a change is made, another value needs no “no”.
    let isAboutForm = isAskingAction && !meansSomethingElse(reading)
    guard isAboutForm || Correction.isIn(utterance.text, language: language) else { return nil }
    if case .confirmingValue = phase { return nil }
    let given = form.offered.merging(form.values) { $1 }
    let filled = form.script.slots.filter { given[$0.name] != nil && !$0.isSecret && $0 != askedSlot }
    guard !filled.isEmpty else { return nil }
    var changed = values(of: filled, in: utterance).values.filter { given[$0.key] != $0.value }
    if changed.isEmpty, self.form == nil || askedSlot == nil || deniable != nil {
      for slot in filled {
        guard case .digits = slot.kind, let value = form.values[slot.name],
          let fixed = Correction.digits(utterance.text, of: value, language: language)
        else { continue }
        changed[slot.name] = fixed
      }
    }
    return changed.isEmpty ? nil : changed
  }

  /// Goes back to the slots that were corrected, in this form or that of the last answer.
  mutating func correct(_ changed: [String: String], from utterance: Utterance) -> [Effect] {
    guard var corrected = form ?? lastForm else { return [] }
    note("corrected \(changed.keys.sorted().joined(separator: ", "))")
    misses = 0
    for (slot, value) in changed {
      corrected.values[slot] = nil
      corrected.offered[slot] = value
      corrected.confidence[slot] = utterance.confidence
      known[slot] = nil
    }
    corrected.answer = nil
    corrected.row = [:]
    form = corrected
    lastForm = nil
    return advanceForm()
  }

  /// A plain no to a value that was taken without a question. A no to a change that is asked about is none to it.
  func deniesImplied(_ reading: Reading) -> String? {
    guard let slot = deniable, form?.values[slot] != nil, reading.slots.isEmpty, !isAskingAction,
      reading.best?.intent == "no" || YesNo.read(reading.utterance.text, language: language) == false
    else { return nil }
    return slot
  }

  var isAskingAction: Bool {
    guard case .asking(.action) = phase else { return false }
    return true
  }

  /// The filled slot that a caller says is wrong without giving the right value: “the time is wrong”, 换个时间.
  func namesWrongSlot(_ reading: Reading) -> String? {
    guard let form, !form.isProof, askedSlot == nil || deniable != nil, reading.slots.isEmpty,
      reading.best?.intent != "yes", !meansSomethingElse(reading)
    else { return nil }
    let text = reading.utterance.text
    let filled = form.script.slots.filter { form.values[$0.name] != nil && !$0.isSecret && $0 != askedSlot }
    guard Correction.wantsOther(text, language: language) else { return nil }
    let named = filled.filter { Correction.names($0.noun, in: text, language: language) }
    if named.count == 1 { return named.first?.name }
    return isAskingAction && filled.count == 1 && Correction.isWrong(text, language: language)
      ? filled.first?.name : nil
  }

  mutating func reopen(_ slot: String) -> [Effect] {
    mood.noteRejection()
    rejections += 1
    note("value rejected")
    guard rejections < 3 else { return handOff(.nomatch, queue: form?.script.queue) }
    form?.values[slot] = nil
    form?.offered[slot] = nil
    form?.answer = nil
    form?.row = [:]
    known[slot] = nil
    return advanceForm()
  }

  /// The value that a caller makes of the one that is read back: a digit put right, or the other guess.
  mutating func correctedValue(_ utterance: Utterance, _ index: Int, _ value: String) -> [Effect]? {
    guard let slot = form?.script.slots.element(index) else { return nil }
    if case .digits = slot.kind, let fixed = Correction.digits(utterance.text, of: value, language: language) {
      return offer(fixed, for: index, confidence: min(utterance.confidence, 0.5))
    }
    guard Reference.isTheOther(utterance.text, language: language) else { return nil }
    if let other = form?.others[slot.name]?.first {
      form?.others[slot.name]?.removeFirst()
      return offer(other, for: index, confidence: 0.5)
    }
    return reject(index)
  }
}

import Understanding

/// A yes or a no in what the caller says, where one was asked for or fits.
extension Conversation {
  /// Nil when the words are about something else.
  ///
  /// A whole reply decides first, then what the words are surely about, then a yes or no among others. A change is made
  /// after a whole reply only.
  func answer(in utterance: Utterance, _ best: Candidate?) -> PlainAnswer? {
    if let form, case .asking(.action) = phase { return answerToChange(in: utterance, best, of: form) }
    let wasAsked = isConfirming
    guard wasAsked || isAfterAnswer else { return nil }
    if let best, best.probability >= script.bands.accept, script.intents[best.intent]?.action == .noOffers {
      return nil
    }
    let plain = PlainAnswer.read(utterance.text, to: wasAsked ? questionText : nil, language: language)
    switch plain {
    case .yes, .no: return plain
    case .unsure where wasAsked: return plain
    case .unsure, .echo, nil: break
    }
    if isSurelyAboutElse(best) { return nil }
    let loose = loosely(utterance.text) { YesNo.read($0, language: language) }
    return wasAsked || loose == .no ? loose : nil
  }

  /// A yes or no among a few other words, or at the beginning of many. A no that comes first stays one.
  private func loosely(_ text: String, _ head: (String) -> Bool?) -> PlainAnswer? {
    let tokens = Normalizer(language: language).tokens(text)
    let isMandarin = language == .mandarin
    let first = head(tokens.prefix(isMandarin ? 3 : 2).joined(separator: isMandarin ? "" : " "))
    if first == false { return .no }
    guard first != nil || tokens.count <= (isMandarin ? 7 : 5) else { return nil }
    return YesNo.read(text, language: language).map { $0 ? .yes : .no }
  }

  private func answerToChange(in utterance: Utterance, _ best: Candidate?, of form: Form) -> PlainAnswer? {
    let plain = PlainAnswer.read(
      utterance.text, to: questionText, codes: Set(form.values.values), language: language)
    switch plain {
    case .yes, .no, .unsure: return plain
    case .echo: return best?.intent == form.script.intent ? .yes : nil
    case nil: break
    }
    if isSurelyAboutElse(best) { return nil }
    let isNo = loosely(utterance.text) { head in
      PlainAnswer.read(head, to: questionText, language: language) == .no ? false : nil
    }
    return isNo == .no ? .no : nil
  }

  /// From this probability words are about something, whatever was asked.
  static let surely = 0.8

  private func isSurelyAboutElse(_ best: Candidate?) -> Bool {
    guard let best, best.probability >= Self.surely else { return false }
    return best.intent != form?.script.intent && script.intents[best.intent] != nil
  }

  private var questionText: String { question.map(\.text).joined(separator: " ") }

  var isAfterAnswer: Bool {
    guard case .open = phase else { return false }
    return answers > 0
  }

  var isConfirming: Bool {
    switch phase {
    case .confirmingValue, .asking: true
    default: false
    }
  }

  /// What the words may be about, likeliest first.
  ///
  /// A number that exists counts for those that take it; while it is being proven who calls, so do other ways of proving
  /// it, which mean nothing elsewhere.
  func candidates(of utterance: Utterance) -> [Candidate] {
    var candidates = script.classifiers[language]?.interpret(utterance).candidates ?? []
    if form?.isProof == true {
      candidates.lead { $0.probability >= 0.1 && script.intents[$0.intent]?.action == .otherProof }
    }
    guard case .open = phase else { return candidates }
    if let lastIntent { goOn(with: lastIntent, utterance, &candidates) }
    preferTaker(of: utterance, &candidates)
    return candidates
  }

  /// What was asked before is asked again: “and the floor lamp?”.
  private func goOn(with lastIntent: Intent, _ utterance: Utterance, _ candidates: inout [Candidate]) {
    let least = script.bands.close * (candidates.first?.probability ?? 0)
    candidates.lead(among: 3) { $0.intent == lastIntent && $0.probability >= least }
    guard (candidates.first?.probability ?? 0) < script.bands.accept else { return }
    // “And sunday?” is about the opening hours still, where it is most likely about them of all.
    let isAgain =
      candidates.first?.intent == lastIntent
      ? Reference.isContinuation(utterance.text, language: language) : isValue(of: lastIntent, utterance)
    guard isAgain else { return }
    candidates.removeAll { $0.intent == lastIntent }
    candidates.insert(Candidate(lastIntent, probability: script.bands.accept), at: 0)
  }

  /// Few words with a value of an intent's, which changes nothing.
  private func isValue(of intent: Intent, _ utterance: Utterance) -> Bool {
    guard let intent = script.intents[intent], !intent.answers.contains(where: { $0.action != nil }),
      Normalizer(language: language).tokens(utterance.text).count <= (language == .mandarin ? 12 : 6)
    else { return false }
    return !values(of: intent.slots.filter { !$0.isSecret }, in: utterance).values.isEmpty
  }

  /// A number in the words counts for those that take it.
  private func preferTaker(of utterance: Utterance, _ candidates: inout [Candidate]) {
    guard let best = candidates.first, let intent = script.intents[best.intent],
      intent.action == .answer, !intent.handsOffAfterwards,
      !SpokenDigits(language: language).digits(in: utterance.text).isEmpty, !hasCode(intent, utterance.text)
    else { return }
    candidates.lead(among: 4) { candidate in
      candidate.probability >= 0.05 && script.intents[candidate.intent].map { hasCode($0, utterance.text) } == true
    }
  }

  /// Whether the text has a number for one of the intent's slots that exists.
  private func hasCode(_ intent: IntentScript, _ text: String) -> Bool {
    intent.slots.contains { slot in
      guard case .digits(let count) = slot.kind,
        let code = SpokenDigits(language: language).code(of: count, in: text)
      else { return false }
      return script.codes[slot.name]?[language]?.contains(code) ?? true
    }
  }
}

extension SlotScript {
  /// What callers call its value.
  var noun: Correction.Noun {
    switch kind {
    case .digits: .code
    case .name: .place
    case .value(.time): .time
    case .value(.date): .day
    case .value(.phone): .phone
    case .value(.money), .value(.number): .amount
    }
  }
}

extension [Candidate] {
  /// Puts the first of the likeliest that is so at the head, as likely as what was there.
  fileprivate mutating func lead(among most: Int = 5, where isSo: (Candidate) -> Bool) {
    guard let index = prefix(most).firstIndex(where: isSo) else { return }
    self[index].probability = self[0].probability
    swapAt(0, index)
  }
}

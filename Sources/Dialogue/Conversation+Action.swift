import Understanding

/// Changes of the business's data, which callers have said yes to.
extension Conversation {
  /// Makes the change of the form's answer.
  mutating func act() -> [Effect] {
    guard let form, let action = form.answer?.action else { return conclude([]) }
    let turn = nextTurn()
    phase = .acting(turn, isSlow: false)
    note("action \(action.name)")
    let arguments = self.arguments(of: form)
    let request = ActionRequest(
      name: action.name, statement: action.statement, arguments: arguments,
      key: key(of: action, arguments))
    return [.act(request, turn), .wait(turn, for: .seconds(1))]
  }

  /// The same wish on the same day is the same change, in whatever contact it is made.
  private func key(of action: ActionScript, _ arguments: [String: String]) -> String {
    let values = arguments.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return ([action.name, start.today.map { "\($0)" } ?? ""] + values).joined(separator: "|")
  }

  mutating func acted(_ receipt: Receipt, _ turn: Turn) -> [Effect] {
    guard case .acting(turn, _) = phase, let form, let action = form.answer?.action else { return [] }
    let report = Effect.report(.acted(action.name, receipt))
    guard receipt.changes > 0 else {
      note("nothing to change")
      guard let unchanged = action.unchanged else { return [report] + actionFailed() }
      let said = prompt("\(form.script.intent.rawValue).unchanged", unchanged, values: form.allValues)
      return [report] + finish(form, saying: said)
    }
    known["reference"] = receipt.reference
    var values = form.allValues
    values["reference"] = receipt.reference
    let said = prompt("\(form.script.intent.rawValue).answer", form.answer?.say, values: values)
    return [report] + finish(form, saying: said)
  }

  /// It is not known whether the change was made: a person looks.
  mutating func actionFailed() -> [Effect] {
    note("action unsure")
    return say(.lookupFailed) + handOff(.lookupFailed, queue: form?.script.queue)
  }

  mutating func actionIsSlow(_ turn: Turn, _ isSlow: Bool) -> [Effect] {
    if isSlow { return actionFailed() }
    phase = .acting(turn, isSlow: true)
    return say(.pleaseWait) + [.wait(turn, for: .seconds(2))]
  }
}

import Dialogue
import Understanding

/// Checks the `{name}`s of texts: what a text does not get would leave a hole where it is said.
struct TextValues {
  let context: CheckContext

  init(_ context: CheckContext) { self.context = context }

  /// What a text may name.
  private struct Known {
    var names: [String]
    /// What another name is not: “is no column of …”.
    var fault: String
    /// Who hears it; nil where it has no values of the customer's.
    var caller: CustomerValues.Caller?
    /// Values that must not be said.
    var secrets: [String] = []
  }

  var problems: [AssistantProblem] {
    context.notes.texts.flatMap { text in
      let known = known(to: text)
      return text.template.parts.compactMap { part -> AssistantProblem? in
        guard case .value(let name, let filter) = part else { return nil }
        if let fault = known.flatMap({ fault(of: name, $0) }) {
          return problem(fault.severity, text, "{\(name)} \(fault.message)")
        }
        return filter == .words ? codeProblem(name, text) : nil
      }
    }
  }

  private func fault(
    of name: String, _ known: Known
  ) -> (severity: AssistantProblem.Severity, message: String)? {
    guard !known.secrets.contains(name) else { return (.error, "is secret and never said") }
    let customer = CustomerValues(context: context)
    if let caller = known.caller, name.hasPrefix(CustomerValues.prefix) { return customer.fault(inText: name, caller) }
    guard !known.names.contains(name) else { return nil }
    let customers = known.caller.map { $0 == .anybody ? [] : customer.names($0) } ?? []
    let meant = AuthoredNode.nearest(to: name, among: customers.union(known.names)).map { [$0] } ?? known.names
    return (.error, known.fault + AuthoredNode.suggestion(for: name, among: meant))
  }

  private func problem(
    _ severity: AssistantProblem.Severity, _ text: AuthoredText, _ message: String
  ) -> AssistantProblem {
    AssistantProblem(
      file: text.file, line: text.line, severity: severity,
      message: "\(text.path).\(text.language.rawValue): \(message)")
  }

  private func codeProblem(_ column: String, _ text: AuthoredText) -> AssistantProblem? {
    let columns = context.files.file.words.columns
    guard !columns.contains(column) else { return nil }
    let suggestion = AuthoredNode.suggestion(for: column, among: columns)
    return problem(.warning, text, "{\(column)|words} is said as its code: words has no “\(column)”\(suggestion)")
  }

  /// Nil for a text of which nothing is known here, and for one that depends on a lookup that cannot be tried.
  private func known(to text: AuthoredText) -> Known? {
    let owners = text.file == context.assistantFile ? context.proofs : context.intents
    let owner = owners.first { owner in
      CheckContext.file(of: owner) == text.file && text.path.hasPrefix(owner.path + ".")
    }
    guard let owner else { return text.file == context.assistantFile ? Self.known(to: text.path) : nil }
    var known = known(to: String(text.path.dropFirst(owner.path.count + 1)), of: owner)
    known?.secrets = owner.script.slots.filter(\.isSecret).map(\.name)
    return known
  }

  private static func known(to path: String) -> Known? {
    if path.hasPrefix("words.") { return Known(names: [], fault: "is never said: words have no values") }
    let parts = path.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2, ["prompts", "chat_prompts"].contains(parts[0]), let name = PromptName(rawValue: parts[1])
    else { return nil }
    return Known(
      names: values(of: name) + ["menu"], fault: "is not among the values of this prompt",
      caller: name == .knownGreeting ? .greeted : .anybody)
  }

  /// What each prompt gets beside the menu, which all have.
  static func values(of prompt: PromptName) -> [String] {
    switch prompt {
    case .menuItem: ["key", "label"]
    case .confirmIntent, .confirmQuestion, .goBack, .resume: ["label"]
    case .which: ["first", "second"]
    case .halfDay: ["early", "late"]
    case .handoffStanding: ["position", "ticket", "minutes"]
    case .handoffNoEstimate, .handoffNobody: ["position", "ticket"]
    case .agentJoined: ["agent"]
    case .stillWaiting: ["position", "ticket", "minutes"]
    case .callbackNoted: ["phone", "position", "ticket"]
    case .closed: ["day", "opens"]
    default: []
    }
  }

  private func known(to part: String, of intent: AuthoredIntent) -> Known? {
    let slots = intent.script.slots.map(\.name)
    let caller = intent.script.isPrivate ? CustomerValues.Caller.verified : .anybody
    switch part {
    case "label": return Known(names: [], fault: "is never said: a label has no values")
    case "missing": return Known(names: slots, fault: "is not collected", caller: caller)
    case "offer.say":
      let isChanged = intent.script.answers.allSatisfy { $0.action != nil }
      let hearer = intent.script.isPrivate ? caller : .known
      let names = slots + (isChanged ? ["reference"] : []) + CustomerValues(context: context).names(hearer)
      return Known(names: names, fault: "is neither collected nor known of the customer", caller: hearer)
    case _ where part.hasPrefix("answer"): return known(toAnswer: part, of: intent, caller)
    case _ where part.hasPrefix("collect."): return Self.known(toSlot: part, slots, caller)
    default: return nil
    }
  }

  /// `answer`, or an answer's `say`, `confirm` or `unchanged`.
  private func known(toAnswer part: String, of intent: AuthoredIntent, _ caller: CustomerValues.Caller) -> Known? {
    let isDone = part.hasSuffix("].say") && isChange(String(part.dropLast(".say".count)), intent)
    let names = intent.script.slots.map(\.name) + (isDone ? ["reference"] : [])
    switch context.rows(of: intent) {
    case .none: return Known(names: names, fault: "is not collected", caller: caller)
    case .unknown: return nil
    case .columns(let columns, let lookup):
      return Known(names: names + columns, fault: "is neither collected nor a column of \(lookup)", caller: caller)
    }
  }

  /// Whether an answer such as `answer[2]` is what is said after an action, be it one that cannot be read.
  private func isChange(_ answer: String, _ intent: AuthoredIntent) -> Bool {
    IntentFile.actionFields.contains { context.has("\(answer).\($0)", intent) }
  }

  private static func known(toSlot part: String, _ slots: [String], _ caller: CustomerValues.Caller) -> Known? {
    for (index, slot) in slots.enumerated() where part.hasPrefix("collect.\(slot).") {
      var names = Array(slots[...index])
      switch part.dropFirst("collect.\(slot).".count) {
      case "ask": names.removeLast()
      case "confirm_ask", "implied": break
      case "outside": names += ["from", "to"]
      default: return nil
      }
      return Known(names: names, fault: "is not known yet when this is said", caller: caller)
    }
    return nil
  }
}

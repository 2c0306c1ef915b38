import Understanding

extension Script {
  /// Every text that can be said.
  public var authoredTexts: [Localized] {
    let forms = Array(intents.values) + (customer?.ways ?? [])
    return Array(prompts.values) + forms.flatMap(\.texts)
  }
}

extension IntentScript {
  fileprivate var texts: [Localized] {
    let answered = answers.flatMap { [$0.say, $0.action?.ask, $0.action?.unchanged] }
    let collected = slots.flatMap { [$0.ask, $0.confirmAsk, $0.implied, $0.outside] }
    return ([label, lookup?.missing, offer?.say] + answered + collected).compactMap(\.self)
  }
}

extension Template {
  /// One part alone.
  public init(_ part: Part) { self.init(parts: [part]) }
}

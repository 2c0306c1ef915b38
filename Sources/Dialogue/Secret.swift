import Understanding

/// What stands in the place of a secret that callers say or key in.
public enum Secret {
  static let mask = "••••"
  /// What journals hold in place of each figure, so that a replay goes the same way.
  private static let digit = Digit.one

  /// The text where it has no figures, for then it is no secret; otherwise as many ones.
  static func masked(_ text: String, language: Language) -> String {
    let digits = SpokenDigits(language: language).digits(in: text, expectingDigits: true)
    let one = language == .mandarin ? "一" : "one"
    return digits.isEmpty ? text : Array(repeating: one, count: digits.count).joined(separator: " ")
  }

  static func masked(_ digits: [Digit]) -> [Digit] {
    digits.map { [Digit.star, .pound].contains($0) ? $0 : Self.digit }
  }
}

extension Conversation {
  /// The event as it may be kept, as things stand before it is handled: replaying it gives the same effects, as far as
  /// those may be kept.
  public func kept(_ event: Event) -> Event {
    switch event {
    case .heard(let utterance): return .heard(open(utterance))
    case .callStarted(var start) where start.identity?.kind == .card:
      start.identity?.value = Secret.mask
      return .callStarted(start)
    case .pressed(let digits) where isAskingSecret: return .pressed(Secret.masked(digits))
    default: return event
    }
  }
}

extension Effect {
  /// The effect as it may be kept: without the values of secrets.
  public var kept: Effect {
    guard case .lookUp(var query, let turn) = self, let secrets = query.secrets else { return self }
    for name in secrets where query.arguments[name] != nil { query.arguments[name] = Secret.mask }
    return .lookUp(query, turn)
  }
}

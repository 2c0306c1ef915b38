/// A call's events in short, a line each, as the expected ones are written in `Expected/`.
enum EventSummary {
  /// What was heard and not understood has no intent: the likeliest is chance.
  static func lines(_ events: [[String: Any]]) -> [String] {
    zip(events, events.dropFirst().map(Optional.some) + [nil]).map { event, next in
      let isMissed = event["event"] as? String == "heard" && next?["event"] as? String == "nomatch"
      return isMissed ? "heard -" : line(event)
    }
  }

  private static func line(_ event: [String: Any]) -> String {
    let name = event["event"] as? String ?? "?"
    func text(_ key: String) -> String { event[key] as? String ?? "-" }
    switch name {
    case "said": return "said \(text("prompt"))\(event["interrupted"] as? Bool == true ? " interrupted" : "")"
    case "heard":
      let slots = (event["slots"] as? [String: String] ?? [:]).sorted { $0.key < $1.key }
      return (["heard", text("intent")] + slots.map { "\($0.key)=\($0.value)" }).joined(separator: " ")
    case "pressed": return "pressed \(text("digits"))"
    case "lookedUp": return "lookedUp \(text("lookup")) \(event["found"] as? Int ?? -1)"
    case "acted": return "acted \(text("action")) \(event["changes"] as? Int ?? -1)"
    case "rated": return "rated \(event["rating"] as? Int ?? -1)"
    case "handoff": return "handoff \(text("queue")) \(text("reason"))"
    case "ended": return "ended \(text("disposition"))"
    default: return name
    }
  }
}

/// Events as lines for people to read.
public struct TimelineText: Sendable {
  public init() {}

  public func line(_ event: TimelineEvent) -> String {
    "\(time(event.seconds))  \(description(event.kind))"
  }

  /// The part after the time.
  public func description(_ kind: TimelineEvent.Kind) -> String {
    switch kind {
    case .said(let text, _, let interrupted): "Oriole  \(text)\(interrupted ? " — (interrupted)" : "")"
    case .heard(let text, let confidence, let intent, let intentConfidence, let slots, _):
      "Caller  \(text)   [\(heard(confidence, intent, intentConfidence, slots))]"
    case .pressed(let digits): "Caller  presses \(digits)"
    case .noinput: "        (silence)"
    case .nomatch: "        (not understood)"
    case .lookedUp(let lookup, let found): "        (looked up \(lookup): \(found == 1 ? "1 row" : "\(found) rows"))"
    case .handoff(let queue, let reason, let ticket, let position, let wait):
      "        (ticket \(ticket) in queue \(queue), \(reason); position \(position), "
        + "\(wait.map { "about \($0) s to wait" } ?? "no estimate"))"
    case .closed: "        (nobody is there at this time)"
    case .callback(let queue, let ticket, let position):
      "        (ticket \(ticket) in queue \(queue), to be called back; position \(position))"
    case .recognised(let customer, let isVerified):
      "        (customer \(customer)\(isVerified ? ", verified" : ""))"
    case .acted(let action, let reference, let changes):
      "        (did \(action): \(changes == 0 ? "nothing to change" : "reference \(reference)"))"
    case .offered(let intent): "        (offered \(intent))"
    case .rated(let rating): "        (satisfaction \(rating) of 5)"
    case .ended(let disposition): "        (call ended: \(disposition))"
    }
  }

  private func heard(_ confidence: Double, _ intent: String?, _ probability: Double?, _ slots: [String: String])
    -> String
  {
    var parts = ["heard \(percent(confidence))"]
    if let intent { parts.append("\(intent)\(probability.map { " \(percent($0))" } ?? "")") }
    parts += slots.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    return parts.joined(separator: ", ")
  }

  private func percent(_ value: Double) -> String { "\(Int((min(max(value, 0), 1) * 100).rounded()))%" }

  private func time(_ seconds: Double) -> String {
    let tenths = Int((seconds * 10).rounded(.down))
    let text = "\(tenths / 10).\(tenths % 10)"
    return String(repeating: " ", count: max(0, 6 - text.count)) + text
  }
}

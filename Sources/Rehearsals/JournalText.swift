import Dialogue
import Understanding

/// Events and effects of a journal in words: what is the same in words is the same to a caller.
enum JournalText {
  static func line(_ event: Event) -> String {
    switch event {
    case .callStarted(let start): "call by \(start.channel.rawValue) in \(start.language.rawValue)"
    case .speechStarted: "speech"
    case .heard(let utterance): "heard “\(utterance.text)” (\(percent(utterance.confidence)))"
    case .pressed(let digits): "keys \(digits.map(\.rawValue).joined())"
    case .played: "a prompt has been said"
    case .lookedUp(let rows, _): "the lookup found \(rows.count) row\(rows.count == 1 ? "" : "s")"
    case .acted(let receipt, _): "the change was made: \(receipt.reference), \(receipt.changes) rows"
    case .recalled: "the customer's profile"
    case .queued(let standing, _): "queued at place \(standing.position)"
    case .closed: "nobody is there at this time"
    case .moved(let standing): "place \(standing.position) in the queue"
    case .agentJoined(let agent): "\(agent) joined"
    case .agentSaid(let text): "the agent said “\(text)”"
    case .agentLost: "the agent was lost"
    case .agentHeld(let isHeld): isHeld ? "the agent lets the caller wait" : "the agent is there again"
    case .agentHandedOver: "the agent handed the caller to a colleague"
    case .agentHandedBack(let step): "the agent handed the caller back\(step.map { " at \($0)" } ?? "")"
    case .agentClosed: "the agent closed the call"
    case .rated(let rating): "the caller rates the call \(rating)"
    case .failed: "what was begun failed"
    case .timedOut: "time was up"
    case .serviceEnds: "Oriole is being stopped"
    case .callEnded: "the caller hung up"
    }
  }

  /// Nil for what no caller and no agent notices.
  static func line(_ effect: Effect) -> String? {
    switch effect {
    case .play(let prompt, _): "says \(prompt.name): “\(prompt.text)”"
    case .stopPlaying: "stops speaking"
    case .listen(let expectation, _, _): "listens for \(expectation.kind.rawValue) in \(expectation.language.rawValue)"
    case .lookUp(let query, _): "asks \(query.name)\(list(query.arguments))"
    case .act(let request, _): "does \(request.name)\(list(request.arguments))"
    case .recall(let customer, _): "recalls customer \(customer)"
    case .handOff(let handoff, _) where handoff.callback != nil: "keeps the place for a callback"
    case .handOff(let handoff, _): "hands over to \(handoff.queue), \(handoff.reason.rawValue)"
    case .tellAgent(let text): "tells the agent “\(text)”"
    case .report(let report): line(report)
    case .hangUp(let disposition): "ends the call, \(disposition.rawValue)"
    case .hold: "plays the hold melody"
    case .wait, .remember: nil
    }
  }

  private static func line(_ report: Report) -> String? {
    switch report {
    case .understood(_, let candidate, let slots):
      candidate.map { "understands \($0.intent.rawValue)\(list(slots))" } ?? "understands nothing"
    case .pressed, .acted: nil
    case .noMatch: "does not understand"
    case .noInput: "hears nothing"
    case .recognised(let customer, let isVerified): "knows customer \(customer)\(isVerified ? ", proven" : "")"
    case .offered(let intent): "offers \(intent.rawValue)"
    case .rated(let rating): "is rated \(rating)"
    }
  }

  private static func list(_ values: [String: String]) -> String {
    values.isEmpty
      ? "" : " with " + values.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
  }

  private static func percent(_ value: Double) -> String { "\(Int((min(max(value, 0), 1) * 100).rounded())) %" }
}

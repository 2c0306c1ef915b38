package import Dialogue
import Understanding

/// What stands where a person's words stood.
package let erasedText = "…"

extension JournalEntry {
  /// What may be counted, without anything that was said, typed or known of the caller.
  package var erased: JournalEntry {
    JournalEntry(at: at, event: event.erased, effects: effects.compactMap(\.erased))
  }

  /// What tells the changes of the business's data apart that were asked for: it has the caller's words in it.
  package var actionKeys: [String] {
    effects.compactMap { effect in if case .act(let request, _) = effect { request.key } else { nil } }
  }

  /// Whether the entry is about this customer: by the number or name that the business or the line knows.
  package func isAbout(_ customer: String) -> Bool {
    if case .callStarted(let start) = event, start.identity?.value == customer { return true }
    return effects.contains { effect in
      switch effect {
      case .recall(let known, _), .remember(let known, _), .report(.recognised(let known, isVerified: _)):
        known == customer
      default: false
      }
    }
  }
}

extension Event {
  fileprivate var erased: Event {
    switch self {
    case .callStarted(var start):
      start.identity = nil
      return .callStarted(start)
    case .heard(let utterance): return .heard(utterance.erased)
    case .pressed(let digits): return .pressed(digits.map { _ in .zero })
    case .lookedUp(let facts, let turn): return .lookedUp(facts.map { _ in [:] }, turn)
    case .acted(let receipt, let turn): return .acted(receipt.erased, turn)
    case .recalled(_, let turn): return .recalled(Profile(), turn)
    case .agentSaid: return .agentSaid(erasedText)
    default: return self
    }
  }
}

extension Effect {
  /// Nil for what only said who it was.
  fileprivate var erased: Effect? {
    switch self {
    case .play(var prompt, let turn):
      prompt.text = erasedText
      return .play(prompt, turn)
    case .lookUp(var query, let turn):
      query.arguments = [:]
      return .lookUp(query, turn)
    case .act(let request, let turn):
      return .act(ActionRequest(name: request.name, statement: request.statement, arguments: [:], key: ""), turn)
    case .recall(_, let turn): return .recall("", turn)
    case .remember, .report(.recognised): return nil
    case .handOff(let handoff, let turn): return .handOff(handoff.erased, turn)
    case .tellAgent: return .tellAgent(erasedText)
    case .report(.understood(let utterance, let candidate, let slots)):
      return .report(.understood(utterance.erased, candidate, slots: slots.mapValues { _ in erasedText }))
    case .report(.pressed): return .report(.pressed(erasedText))
    case .report(.acted(let action, let receipt)): return .report(.acted(action, receipt.erased))
    default: return self
    }
  }
}

extension Handoff {
  /// Where the caller waited and why, without who it was and what was said.
  package var erased: Handoff {
    var handoff = self
    handoff.slots = [:]
    handoff.transcript = []
    handoff.customer = nil
    handoff.profile = nil
    handoff.callback = callback.map { _ in erasedText }
    return handoff
  }
}

extension Utterance {
  fileprivate var erased: Utterance {
    var utterance = self
    utterance.text = text.isEmpty ? "" : erasedText
    utterance.alternatives = []
    return utterance
  }
}

extension Receipt {
  fileprivate var erased: Receipt { Receipt(reference: "", changes: changes) }
}

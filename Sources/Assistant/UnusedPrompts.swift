import Dialogue
import Understanding

/// Finds prompts that are never said as what they are for is missing, and settings without the prompt that they need.
struct UnusedPrompts {
  let context: CheckContext

  init(_ context: CheckContext) { self.context = context }

  var problems: [AssistantProblem] {
    let unsaid = PromptName.optional.compactMap { name -> AssistantProblem? in
      guard context.has("prompts.\(name.rawValue)"), let reason = reason(name) else { return nil }
      return context.problem(.warning, at: "prompts.\(name.rawValue)", "is never said: \(reason)")
    }
    let needed: [(setting: String, prompt: PromptName)] = [
      ("listening.longest_answer_seconds", .more), ("bands.close", .which),
    ]
    return unsaid
      + needed.filter { context.has($0.setting) && !context.has("prompts.\($0.prompt.rawValue)") }.map {
        context.problem(.warning, at: $0.setting, "has no effect: prompts has no “\($0.prompt.rawValue)”")
      }
  }

  /// Why a prompt is never said; nil when it is.
  private func reason(_ name: PromptName) -> String? {
    let customer = context.files.file.customer?.script
    let hasServiceKeys = context.has("prompts.service_keys")
    func without(_ action: IntentScript.Action) -> String? {
      context.mayDo(action) ? nil : "no intent has “do: \(action.rawValue)”"
    }
    func without(_ entries: String...) -> String? {
      context.isFaulty("customer") || entries.contains(where: context.has)
        ? nil : "there is no \(entries.joined(separator: " and no "))"
    }
    switch name {
    case .closed: return context.has("handoff.hours") ? nil : "there is no handoff.hours"
    case .callbackOffer, .callbackChoice, .callbackNoted, .queueOverflow:
      return context.has("handoff.callback") ? nil : "there is no handoff.callback"
    case .stillWaiting: return context.has("handoff.announce_seconds") ? nil : "there is no handoff.announce_seconds"
    case .knownGreeting: return without("customer.card", "customer.login")
    case .resume: return without("customer.number", "customer.card", "customer.login")
    case .notVerified, .locked: return customer?.ways.isEmpty == false ? nil : without("customer.proof")
    case .satisfactionThanks: return without("prompts.satisfaction")
    case .offersStopped: return without(.noOffers)
    case .takeYourTime: return without(.wait)
    case .slower: return hasServiceKeys ? nil : without(.slower)
    case .faster: return hasServiceKeys ? nil : without(.faster)
    case .startOver: return hasServiceKeys ? nil : without(.startOver)
    default: return nil
    }
  }
}

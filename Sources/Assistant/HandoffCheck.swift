import Dialogue
import Understanding

/// Checks how callers come to a person: that what the settings go by is there, and that callers hear what they need.
struct HandoffCheck {
  let context: CheckContext

  init(_ context: CheckContext) { self.context = context }

  var problems: [AssistantProblem] { vip + prompts + fallback }

  private var vip: [AssistantProblem] {
    let customer = CustomerValues(context: context)
    return (context.files.handoff.vip?.names ?? []).compactMap { name in
      let isCustomers = name.hasPrefix(CustomerValues.prefix)
      let fault = isCustomers ? customer.fault(inCondition: name) : "is no value of the customer's, such as customer.id"
      return fault.map { context.problem(.error, at: "handoff.vip", "“\(name)” \($0)") }
    }
  }

  private var prompts: [AssistantProblem] {
    let needed: [(setting: String, prompt: PromptName)] = [
      ("handoff.hours", .closed), ("handoff.callback", .callbackOffer), ("handoff.callback", .callbackNoted),
    ]
    return needed.filter { context.has($0.setting) && !context.has("prompts.\($0.prompt.rawValue)") }.map {
      context.problem(.error, at: $0.setting, "needs prompts.\($0.prompt.rawValue)")
    }
  }

  /// Those whose queue is the fallback itself are served by nobody else.
  private var fallback: [AssistantProblem] {
    guard let fallback = context.files.handoff.fallback, !context.areIntentsFaulty else { return [] }
    let queues = Set(context.intents.compactMap(\.script.queue) + [context.files.file.limits.queue])
    guard queues.subtracting([fallback.skill]).isEmpty else { return [] }
    return [
      context.problem(.warning, at: "handoff.fallback", "has no effect: “\(fallback.skill)” is the only queue")
    ]
  }
}

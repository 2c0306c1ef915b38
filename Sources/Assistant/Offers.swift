import Dialogue
import Understanding

/// Checks what is offered after answers: that what its condition goes by can be known, and that somebody hears it.
struct Offers {
  let context: CheckContext

  init(_ context: CheckContext) { self.context = context }

  var problems: [AssistantProblem] {
    context.intents.flatMap { intent in intent.script.offer.map { unknown($0, intent) + unheard(intent) } ?? [] }
  }

  private func unknown(_ offer: IntentScript.Offer, _ intent: AuthoredIntent) -> [AssistantProblem] {
    let customer = CustomerValues(context: context)
    let collected = Set(context.intents.flatMap(\.script.slots).map(\.name))
    return offer.when.names.compactMap { name in
      guard !collected.contains(name) else { return nil }
      let fault: String
      if name.hasPrefix(CustomerValues.prefix) {
        guard let told = customer.fault(inCondition: name) else { return nil }
        fault = told
      } else {
        let known = collected.union(customer.names(.known))
        fault = "is neither collected nor known of the customer\(AuthoredNode.suggestion(for: name, among: known))"
      }
      return context.problem(.error, at: "offer.when", intent, "“\(name)” \(fault)")
    }
  }

  private func unheard(_ intent: AuthoredIntent) -> [AssistantProblem] {
    guard intent.script.action == .answer else { return [] }
    if !context.has("customer") {
      return [
        context.problem(
          .warning, at: "offer", intent, "is never made: it is for customers (customer in assistant.yaml)")
      ]
    }
    let answers = intent.script.answers
    guard !answers.isEmpty, answers.allSatisfy({ $0.handsOff ?? intent.script.handsOffAfterwards }) else { return [] }
    return [context.problem(.warning, at: "offer", intent, "is never made: a person goes on after every answer")]
  }
}

import Dialogue
import Understanding

/// Finds intents that nobody can ask for, and those that would do nothing.
struct Reachability {
  let context: CheckContext

  init(_ context: CheckContext) { self.context = context }

  var problems: [AssistantProblem] { context.intents.flatMap { unasked($0) + idle($0) } + untried }

  private func unasked(_ intent: AuthoredIntent) -> [AssistantProblem] {
    context.languages.map { "ask.\($0.rawValue)" }.filter { part in
      context.has(part, intent) && !context.has("\(part)[1]", intent)
    }.map { context.problem(.warning, at: $0, intent, "is empty: nobody can ask for this in words") }
  }

  private func idle(_ intent: AuthoredIntent) -> [AssistantProblem] {
    let reason: String? =
      switch intent.script.action {
      case .otherProof where !context.isFaulty("customer") && context.proofs.count < 2:
        "customer has no second way of proof"
      case .noOffers where !context.intents.contains { context.has("offer", $0) }: "nothing is offered"
      case .switchLanguage where context.languages.count == 1: "there is one language only"
      case .startOver where !context.has("prompts.start_over"): "prompts has no “start_over”, which is said then"
      default: nil
      }
    return reason.map { [context.problem(.warning, at: "do", intent, "does nothing: \($0)")] } ?? []
  }

  /// Ways of proof after the first, to which a caller must ask to come.
  private var untried: [AssistantProblem] {
    guard !context.intents.contains(where: { $0.script.action == .otherProof }) else { return [] }
    return context.proofs.dropFirst().map { proof in
      context.problem(.warning, at: proof.path, "is never tried: no intent has “do: other_proof”")
    }
  }
}

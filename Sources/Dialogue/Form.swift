import Understanding

/// The slots of one intent, as far as they are filled.
struct Form: Sendable, Hashable {
  var script: IntentScript
  /// Filled and, where needed, confirmed.
  var values: [String: String] = [:]
  /// Given in passing, not confirmed yet.
  var offered: [String: String] = [:]
  /// How often no row was found.
  var notFound = 0

  enum Step: Hashable {
    case ask(Int)
    case confirm(Int, String)
    case complete
  }

  /// Slots are asked in the authored order.
  var nextStep: Step {
    for (index, slot) in script.slots.enumerated() where values[slot.name] == nil {
      guard let value = offered[slot.name] else { return .ask(index) }
      return .confirm(index, value)
    }
    return .complete
  }
}

import Understanding

/// The slots of one intent, as far as they are filled.
struct Form: Sendable, Hashable {
  var script: IntentScript
  /// Filled and, where needed, confirmed.
  var values: [String: String] = [:]
  /// Given in passing, not confirmed yet.
  var offered: [String: String] = [:]
  /// How sure the offered values are, 0–1.
  var confidence: [String: Double] = [:]
  /// What else an offered value may have been, likeliest first.
  var others: [String: [String]] = [:]
  /// The row that the lookup found, and the answer that fits it, while a change is being asked about.
  var row: Facts = [:]
  var answer: IntentScript.Answer?
  /// True for a form that proves who the caller is.
  var isProof = false
  /// True for a form that asks for the number to call back.
  var isCallback = false
  /// How often no row was found.
  var notFound = 0

  /// What texts may use.
  var allValues: Facts { values.merging(row) { given, _ in given } }

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

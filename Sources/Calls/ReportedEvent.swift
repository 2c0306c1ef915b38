import Dialogue
import Understanding

extension Report {
  /// As it stands in the timeline.
  var kind: TimelineEvent.Kind {
    switch self {
    case .understood(let utterance, let candidate, let slots):
      .heard(
        text: utterance.text, confidence: utterance.confidence, intent: candidate?.intent.rawValue,
        intentConfidence: candidate?.probability, slots: slots, language: utterance.language.rawValue)
    case .pressed(let digits): .pressed(digits: digits)
    case .noMatch: .nomatch
    case .noInput: .noinput
    case .recognised(let customer, let isVerified): .recognised(customer: customer, isVerified: isVerified)
    case .acted(let action, let receipt):
      .acted(action: action, reference: receipt.reference, changes: receipt.changes)
    case .offered(let intent): .offered(intent: intent.rawValue)
    case .rated(let rating): .rated(rating)
    }
  }
}

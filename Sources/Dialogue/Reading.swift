import Understanding

/// What an utterance came to, before it is acted on.
struct Reading {
  var utterance: Utterance
  var best: Candidate?
  var intent: IntentScript?
  var slots: [String: String]
  /// What else the slots may have been.
  var others: [String: [String]] = [:]
  /// Likeliest first; empty where only a value or a yes or no was looked for.
  var candidates: [Candidate] = []
  /// True for words that only take note of an answer.
  var isAcknowledgement = false
  /// Values that replace older ones.
  var corrected: [String: String]?
}

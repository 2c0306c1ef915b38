import Understanding

/// What a yes or a no of the caller's is about.
enum YesNoQuestion: Sendable, Hashable {
  /// Whether this intent is meant.
  case intent(Intent, slots: [String: String])
  /// Whether the form's change shall be made.
  case action
  /// Whether to go on with a long answer.
  case more
  /// Whether what was offered is wanted.
  case offer(Intent)
  /// Whether to go back to the form that was left last.
  case goBack
  /// Whether to go on with what was begun in another contact.
  case resume(Matter)
  /// Whether to be called back instead of waiting.
  case callback

  /// True where a no is no sign that the caller was misunderstood.
  var isFree: Bool {
    switch self {
    case .intent: false
    case .action, .more, .offer, .goBack, .resume, .callback: true
    }
  }
}

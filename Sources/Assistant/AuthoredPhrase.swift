import Understanding

/// One phrase as authored, and the sentences it stands for with `{slot}` left in.
struct AuthoredPhrase {
  static let expansionLimit = 200
  var sentences: [String]
  var slots: [String]
  var source: AssistantError

  /// Reads a phrase in hassil's syntax; a mistake in it is told with its line.
  init(_ node: AuthoredNode) throws(AssistantError) {
    let text = try node.text()
    do {
      let pattern = try PhrasePattern(text)
      sentences = pattern.expand(limit: Self.expansionLimit).phrases
      slots = pattern.slots
      source = node.error(text)
    } catch {
      throw node.error("\(error) in “\(text)”")
    }
  }
}

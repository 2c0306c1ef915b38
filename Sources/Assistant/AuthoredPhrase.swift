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
      let expansion = pattern.expand(limit: Self.expansionLimit)
      sentences = expansion.phrases
      if expansion.isTruncated {
        node.notes?.warn(
          node.file, node.line, "stands for more than \(Self.expansionLimit) sentences; the rest is left out: “\(text)”"
        )
      }
      slots = pattern.slots
      source = node.error(text)
    } catch {
      throw node.error("\(error) in “\(text)”")
    }
  }
}

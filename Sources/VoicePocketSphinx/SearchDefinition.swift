/// A sentence a caller may say, and how often next to the others.
public struct WeightedSentence: Sendable, Hashable {
  /// Words as spoken, or hanzi without spaces; case and punctuation are ignored.
  public var text: String
  /// Above 0; 1 counts as one occurrence.
  public var weight: Double

  public init(_ text: String, weight: Double = 1) {
    self.text = text
    self.weight = weight
  }
}

/// What the recogniser expects in one state of a dialogue: a name and the sentences its language model is made of.
public struct SearchDefinition: Sendable, Hashable {
  /// What `begin(search:)` calls it, such as `anything` or `digits`; not empty.
  public var name: String
  public var sentences: [WeightedSentence]

  public init(name: String, sentences: [WeightedSentence]) {
    self.name = name
    self.sentences = sentences
  }
}

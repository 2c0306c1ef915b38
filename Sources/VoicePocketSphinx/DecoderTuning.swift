/// The decoder's settings that are worth tuning to a language or a line.
public struct DecoderTuning: Sendable, Hashable {
  /// How much the language model weighs against the sound.
  public var languageWeight = 6.5
  /// Below 1 makes fewer, longer words.
  public var wordInsertionPenalty = 0.65
  /// Paths this much less likely than the best are dropped; smaller searches more.
  public var beam = 1e-48
  /// The same for paths that leave a word.
  public var wordBeam = 7e-29
  /// Whether a second search over the words found follows each utterance.
  public var searchesTwice = true
  /// Whether the best path is sought once more in the lattice of words; confidences come from it.
  public var rescoresLattice = true
  /// Whether steady noise is subtracted from the sound before the search.
  public var removesNoise = true
  public var removesSilence = true

  public init() {}
}

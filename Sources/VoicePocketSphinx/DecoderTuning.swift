/// The recogniser's settings that are worth tuning to a language or a line. The defaults are the best over half of the
/// speakers of CMU's AN4 corpus, with a trigram of its sentences.
public struct DecoderTuning: Sendable, Hashable {
  /// How much the language model weighs against the sound in the search.
  public var languageWeight = 7.5
  /// The same when the best path through the lattice of words is sought.
  public var latticeWeight = 11.0
  /// Below 1 makes fewer, longer words.
  public var wordInsertionPenalty = 0.65
  /// Whether steady noise is subtracted from the sound before the search; nil for the model's own way: those of 8 kHz speech
  /// were trained without it.
  public var removesNoise: Bool?
  /// An utterance whose confidence is below this is decoded once more as a whole, 0–1; 0 never.
  public var sureness = 0.6

  public init() {}
}

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

  /// Frames of 10 ms that the cepstral mean known before is worth when an utterance is decoded once more with its own.
  public var leaning = 20.0

  /// Whether the words that the first search found are searched again without the prefix tree, which blurs the language
  /// model's weights: it is better at few short words, and costs time after an utterance's end.
  /// Nil for the model's own way: those of 8 kHz speech are fast and gain by it.
  public var searchesFlat: Bool?
  /// The Gaussians of a state that are counted for each frame, 1–32; nil for the model's own way.
  public var gaussians: Int?

  public init() {}

  public static let wide = DecoderTuning()
  /// Found on AN4's training speakers over a simulated line, each heard with a transform that was made without it.
  public static let phone: DecoderTuning = {
    var tuning = DecoderTuning()
    tuning.removesNoise = false
    tuning.sureness = 1.1
    tuning.leaning = 100
    return tuning
  }()
}

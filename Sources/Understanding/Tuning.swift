/// The classifier's settings, found on the training and validation parts of public intent sets; the same for all sets of
/// a language.
struct Tuning: Sendable, Hashable {
  /// The lengths of the word, character and sound blocks of a vector.
  var wordWeight: Float = 0.5
  var pieceWeight: Float = 0.7
  var soundWeight: Float = 0.5
  /// The length of the embedding block of a vector.
  var embeddingWeight: Float = 1
  /// How much the nearest example's cosine adds to a class's score, and for how many of the best classes it is sought.
  var neighbourWeight: Float = 1.5
  var neighbourClasses = 5
  /// How much an n-gram not seen in training lengthens the vector, as a part of the rarest seen one.
  var unseenWeight: Float = 1
  /// From this many texts on, n-grams seen in one text only are left out.
  var manyTexts = 20_000
  /// The SVM's cost of a margin error (liblinear's C).
  var cost = 1.0
  /// Where the solver stops (liblinear's eps).
  var tolerance = 0.1
  /// How much earlier the solver may stop when it only trains to see how sure scores are.
  var rehearsalLaxity = 5.0
  /// The cost of an error on an intent's own examples is raised by (others / own) to this power.
  var balance = 0.4
  /// Held-out texts that are enough to calibrate with, and the most that are used.
  var enoughHeldOut = 300
  var mostHeldOut = 1_500

  /// The settings for a language. The Mandarin table holds word vectors, not a sentence encoder's, so it counts less.
  init(language: Language = .english) {
    guard language == .mandarin else { return }
    embeddingWeight = 0.6
    neighbourWeight = 0.5
  }
}

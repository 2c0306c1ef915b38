/// The classifier's settings, found on the training and validation parts of public intent sets; the same for all.
struct Tuning: Sendable, Hashable {
  /// Lengths of the word and character blocks of a vector.
  var wordWeight: Float = 0.5
  var pieceWeight: Float = 0.7
  var soundWeight: Float = 0
  /// How much an n-gram not seen in training lengthens the vector, as a part of the rarest seen one.
  var unseenWeight: Float = 1
  /// From this many texts on, n-grams seen in one text only are left out.
  var manyTexts = 4_000
  /// The SVM's cost of a margin error.
  var cost = 1.0
  var tolerance = 0.1
  /// Exponent of the balancing of rare intents.
  var balance = 0.4
  var threads = 2
}

/// What tells whether the words a recogniser found were really said, all of it left over from the search itself.
///
/// A search always finds some words, in music and in a foreign language too. `distance` compares them with a background
/// of all sounds at once: in every frame it is how much less likely the sound is in the found word than in the best of
/// the sounds the search considered.
public struct ConfidenceSigns: Sendable, Hashable {
  /// The mean over the words' frames, in nats; 0 or more. About 2.5 in speech that is expected and 4 in other speech.
  public var distance: Double
  /// The mean posterior probability of the words in the lattice, 0–1.
  public var posterior: Double
  /// The least of them.
  public var leastPosterior: Double
  /// The entropy of the ten best guesses, in nats: 0 when one takes all, 2.3 when all are as likely.
  public var entropy: Double
  /// The words' frames of 10 ms for each of their phones: about 10, in steady noise over 30.
  public var phoneLength: Double
  /// How many phones the words have together.
  public var phones: Int

  public init(
    distance: Double, posterior: Double, leastPosterior: Double, entropy: Double, phoneLength: Double, phones: Int
  ) {
    self.distance = distance
    self.posterior = posterior
    self.leastPosterior = leastPosterior
    self.entropy = entropy
    self.phoneLength = phoneLength
    self.phones = phones
  }
}

import Foundation
import Voice

/// A word the search found, without its fillers.
struct DecodedWord: Sendable, Hashable {
  var text: String
  /// In the lattice, 0–1.
  var posterior: Double
  /// Of 10 ms.
  var frames: Int
  /// How much less likely its sound is than the best of the sounds considered, in nats over all frames.
  var distance: Double
  var phones: Int
}

extension ConfidenceSigns {
  /// Nil without words.
  ///
  /// - Parameters:
  ///   - words: of the best guess.
  ///   - likelihoods: of the best guesses, relative to the first; any positive unit.
  init?(words: [DecodedWord], likelihoods: [Double]) {
    guard !words.isEmpty else { return nil }
    let frames = max(1, words.reduce(0) { $0 + $1.frames })
    let phones = max(1, words.reduce(0) { $0 + $1.phones })
    let posteriors = words.map { min(1, max(0, $0.posterior)) }
    self.init(
      distance: max(0, words.reduce(0) { $0 + $1.distance } / Double(frames)),
      posterior: posteriors.reduce(0, +) / Double(words.count), leastPosterior: posteriors.min() ?? 0,
      entropy: Self.entropy(likelihoods), phoneLength: Double(frames) / Double(phones), phones: phones)
  }

  private static func entropy(_ likelihoods: [Double]) -> Double {
    let total = likelihoods.reduce(0, +)
    guard total > 0, total.isFinite else { return 0 }
    return likelihoods.reduce(0) { sum, likelihood in
      let share = likelihood / total
      return share > 0 ? sum - share * log(share) : sum
    }
  }
}

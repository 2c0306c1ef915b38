import Foundation
import Voice

/// How the signs of an utterance make its confidence: a logistic regression, trained by `Models/speech/train-confidence`.
struct ConfidenceWeights: Sendable, Hashable {
  var bias: Double
  var distance: Double
  /// A larger distance tells no more: synthesizers' voices lie further from the models than people's.
  var farthest: Double = 20
  /// Of the logarithm of the mean posterior.
  var posterior: Double
  var leastPosterior: Double
  var entropy: Double
  /// Of the logarithm of a phone's frames.
  var phoneLength: Double
  /// Of what that logarithm has above 3.3, 27 frames: nobody speaks so slowly, but hiss lasts.
  var drawl: Double
  /// Of the logarithm of the number of phones, which says no more above 3.2, 25 phones.
  var phones: Double

  /// The best over two sets of sentences at once; on sentences unlike them the threshold that keeps 95 % may lie elsewhere.
  static let wide = ConfidenceWeights(
    bias: 5.00, distance: -1.44, farthest: 4, posterior: 2.13, leastPosterior: 0.17, entropy: -1.42,
    phoneLength: -0.06, drawl: -7.49, phones: 0.90)
  static let phone = ConfidenceWeights(
    bias: 7.44, distance: -1.31, farthest: 5, posterior: 1.71, leastPosterior: 0.19, entropy: -1.39,
    phoneLength: -1.00, drawl: -5.69, phones: 0.92)
  /// For models of 8 kHz speech.
  static let narrow = ConfidenceWeights(
    bias: 10.27, distance: -0.62, posterior: 0.64, leastPosterior: 0.78, entropy: -1.24, phoneLength: -0.92,
    drawl: -12.21, phones: 0.60)
  /// For one of a few words, whose posteriors are shares among the ten best guesses.
  static let choice = ConfidenceWeights(
    bias: 7.61, distance: -1.55, posterior: 0.41, leastPosterior: 0.41, entropy: 0.70, phoneLength: -1.70, drawl: -5.78,
    phones: 0.90)
  static let narrowChoice = ConfidenceWeights(
    bias: 9.30, distance: -0.86, posterior: 2.34, leastPosterior: 2.34, entropy: 0.30, phoneLength: 0.51, drawl: -4.16,
    phones: 0.38)

  /// The probability that the words were said, 0–1, where as many utterances are right as not.
  func confidence(_ signs: ConfidenceSigns) -> Double {
    let length = log(max(signs.phoneLength, 1))
    let sum =
      bias + distance * min(signs.distance, farthest)
      + posterior * log(max(signs.posterior, 1e-4)) + leastPosterior * log(max(signs.leastPosterior, 1e-4))
      + entropy * signs.entropy + phoneLength * length + drawl * max(0, length - 3.3)
      + phones * min(3.2, log(Double(max(signs.phones, 1))))
    return sum.isNaN ? 0 : 1 / (1 + exp(-sum))
  }
}

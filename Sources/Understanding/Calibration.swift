internal import Foundation

/// Turns separator scores into probabilities: a softmax at a fitted sharpness over the intents, the background and one
/// more outcome of fixed score, "none of these", whose share is what keeps strange texts from looking sure.
struct Calibration: Sendable, Hashable {
  /// Multiplies the scores; 1–30.
  var sharpness = 6.0
  /// The exponent of "none of these"; −30…30.
  var none = -1.5

  /// The scores of one text that the model was not trained on.
  struct HeldOut: Sendable {
    var scores: [Float]
    /// The text's class; `background` when it is none of the intents.
    var truth: Int
  }

  /// Settings that were fitted before; nil when they are out of their ranges.
  init?(sharpness: Double, none: Double) {
    guard (1...30).contains(sharpness), (-30...30).contains(none) else { return nil }
    self.sharpness = sharpness
    self.none = none
  }

  /// The probability of each class; they sum to less than 1, the rest being "none of these".
  func probabilities(_ scores: [Float]) -> [Double] {
    let exponents = scores.map { sharpness * Double($0) }
    let top = max(exponents.max() ?? none, none)
    let masses = exponents.map { exp($0 - top) }
    let total = masses.reduce(exp(none - top), +)
    return masses.map { $0 / total }
  }

  /// How much all the texts that are no intent weigh beside those that are: as if one caller in five asked for
  /// something else.
  private static let strangeShare = 0.25
  /// The part of it that background phrases have beside made-up ones, when there are 50 or more.
  private static let backgroundPart = 0.8

  /// Fits both numbers to held-out texts by maximum likelihood, with a weak pull to the defaults so that a few texts
  /// cannot make it over-sure. Every text of an intent also counts a little as one of an intent never seen (its own
  /// score left out): that is how "none of these" is learnt without background phrases.
  init(fitting heldOut: [HeldOut], background: Int?) {
    let prior = (sharpness: sharpness, none: none)
    let strangers = heldOut.count { $0.truth == background }
    let part = Self.backgroundPart * min(1, Double(strangers) / 50)
    let madeUp = Self.strangeShare * (1 - part)
    let real = Self.strangeShare * part * Double(heldOut.count - strangers) / Double(max(1, strangers))
    for _ in 0..<25 {
      var sums = Sums(prior: prior, at: self)
      for text in heldOut {
        if text.truth == background {
          sums.add(text.scores, towards: background, orNone: true, at: self, weight: real)
        } else {
          sums.add(text.scores, towards: text.truth, orNone: false, at: self, weight: 1)
          var strange = text.scores
          if strange.indices.contains(text.truth) { strange[text.truth] = -.infinity }
          sums.add(strange, towards: background, orNone: true, at: self, weight: madeUp)
        }
      }
      let step = sums.step()
      sharpness = min(max(sharpness + step.sharpness, 1), 30)
      none = min(max(none + step.none, -30), 30)
      if abs(step.sharpness) + abs(step.none) < 1e-3 { break }
    }
  }

  /// Gradient and curvature of the log likelihood at one setting.
  private struct Sums {
    private var gradient: (Double, Double)
    private var curvature: (Double, Double, Double)

    init(prior: (sharpness: Double, none: Double), at setting: Calibration) {
      gradient = (0.5 * (prior.sharpness - setting.sharpness), prior.none - setting.none)
      curvature = (0.5, 0, 1)
    }

    /// Adds a text whose right outcome is class `target`, or "none of these" too when `orNone`.
    mutating func add(_ scores: [Float], towards target: Int?, orNone: Bool, at setting: Calibration, weight: Double) {
      let shares = setting.probabilities(scores)
      let noneShare = max(1 - shares.reduce(0, +), 0)
      var (mean, square) = (0.0, 0.0)
      for (share, score) in zip(shares, scores) where share > 0 {
        mean += share * Double(score)
        square += share * Double(score) * Double(score)
      }
      let inside = target.flatMap { shares.indices.contains($0) ? $0 : nil }
      let targetShare = inside.map { shares[$0] } ?? 0
      let right = max(targetShare + (orNone ? noneShare : 0), 1e-9)
      let wanted = inside.map { targetShare / right * Double(scores[$0]) } ?? 0
      gradient.0 += weight * (wanted - mean)
      gradient.1 += weight * ((orNone ? noneShare / right : 0) - noneShare)
      curvature.0 += weight * (square - mean * mean)
      curvature.1 -= weight * mean * noneShare
      curvature.2 += weight * noneShare * (1 - noneShare)
    }

    /// The Newton step, shortened to at most 2 each way.
    func step() -> (sharpness: Double, none: Double) {
      let determinant = curvature.0 * curvature.2 - curvature.1 * curvature.1
      guard determinant > 1e-12 else { return (0, 0) }
      let first = (gradient.0 * curvature.2 - gradient.1 * curvature.1) / determinant
      let second = (gradient.1 * curvature.0 - gradient.0 * curvature.1) / determinant
      return (min(max(first, -2), 2), min(max(second, -2), 2))
    }
  }
}

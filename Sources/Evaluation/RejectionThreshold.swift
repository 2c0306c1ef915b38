import Foundation

/// From which probability the likeliest intent is accepted.
public struct RejectionThreshold: Sendable, Hashable {
  /// What the threshold was chosen on.
  public enum Origin: String, Sendable, Hashable, Codable {
    /// The validation texts.
    case validation
    /// The training texts, each held out once.
    case training
    /// Nothing: there is no out-of-scope text to choose it on, and what assistants usually have stands.
    case usual
    /// Nothing: no text is out of scope, and every intent is accepted.
    case none
  }

  /// 0–1.
  public var value: Double
  public var origin: Origin

  public init(_ value: Double, from origin: Origin) {
    self.value = value
    self.origin = origin
  }

  /// Half, as where an assistant's author says nothing.
  public static let usual = RejectionThreshold(0.5, from: .usual)
  /// Accepts every intent.
  public static let none = RejectionThreshold(0, from: .none)

  /// The threshold at which two shares are together largest: of in-scope texts that are right and accepted, counted
  /// twice, and of out-of-scope texts that are rejected. That is the accuracy where every third caller wants something
  /// that no intent is for, however many such texts the data hold: more than most shops have, as a wrong answer does
  /// more harm than a question back.
  ///
  /// Both shares are smoothed, each with a kernel of Silverman's width over the logits: a few dozen out-of-scope texts
  /// would otherwise decide by where a single one happens to lie (Fluss, Faraggi, Reiser: “Estimation of the Youden
  /// index and its associated cutoff point”, Biometrical Journal 2005).
  ///
  /// Of thresholds that do equally well it is the middle one.
  ///
  /// - Returns: nil unless there are texts of both kinds.
  public static func best(on predictions: [Prediction], from origin: Origin) -> RejectionThreshold? {
    let inScope = predictions.count(where: \.isInScope)
    let outOfScope = predictions.count - inScope
    guard inScope > 0, outOfScope > 0 else { return nil }
    let right = SmoothedLogits(predictions.filter(\.isRight))
    // Those that nothing is known of are rejected at any threshold, and so do not bear on the choice.
    let strange = SmoothedLogits(predictions.filter { !$0.isInScope && $0.best != nil })
    func loss(_ logit: Double) -> Double {
      inScopeWeight * right.below(logit) / Double(inScope) - strange.below(logit) / Double(outOfScope)
    }
    let losses = stride(from: -6.0, through: 6, by: 0.05).map { (loss: loss($0), logit: $0) }
    let least = losses.map(\.loss).min() ?? 0
    // Where nothing lies near, many do equally well.
    let best = losses.filter { $0.loss <= least + 1e-6 }.map(\.logit)
    return RejectionThreshold(1 / (1 + exp(-best[best.count / 2])), from: origin)
  }

  private static let inScopeWeight = 2.0
}

/// How many texts lie below a threshold, smoothed; on the scale of logits, log(p / (1 − p)).
private struct SmoothedLogits {
  private let logits: [Double]
  private let width: Double

  init(_ predictions: [Prediction]) {
    logits = predictions.map { prediction in
      let probability = min(max(prediction.probability, 1e-4), 1 - 1e-4)
      return log(probability / (1 - probability))
    }
    let count = Double(max(1, logits.count))
    let mean = logits.reduce(0, +) / count
    let deviation = (logits.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
    width = max(0.1, 0.9 * deviation * pow(count, -0.2))
  }

  /// The logistic curve stands for the normal one, which it follows to 0.01 when drawn 1.702 times as steep.
  func below(_ threshold: Double) -> Double {
    logits.reduce(0) { $0 + 1 / (1 + exp(1.702 * ($1 - threshold) / width)) }
  }
}

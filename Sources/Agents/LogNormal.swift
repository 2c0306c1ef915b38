import Foundation

/// Times whose logarithms are spread normally, as those of calls are.
struct LogNormal: Sendable, Hashable {
  /// The mean of the logarithms.
  var mu: Double
  /// Their standard deviation; above 0.
  var sigma: Double

  init(mu: Double, sigma: Double) {
    self.mu = mu
    self.sigma = max(0.02, sigma)
  }

  /// Times of this mean and this standard deviation of their logarithms.
  init(mean: Double, sigma: Double) { self.init(mu: log(max(0.001, mean)) - sigma * sigma / 2, sigma: sigma) }

  var mean: Double { exp(mu + sigma * sigma / 2) }

  func sample(_ random: inout SeededRandom) -> Double { exp(mu + sigma * random.normal()) }

  /// What is left of a time of which so much has gone.
  func rest(after elapsed: Double, _ random: inout SeededRandom) -> Double {
    guard elapsed > 0 else { return sample(&random) }
    let passed = (log(elapsed) - mu) / sigma
    let beyond = Self.upperTail(passed)
    // So far out nothing is known but that it takes long: about as long again as it has taken beyond the usual.
    guard beyond > 1e-9 else { return max(1, elapsed * sigma / max(1, passed)) * -log(random.uniform()) }
    let z = -Self.quantile(beyond * random.uniform())
    return max(0, exp(mu + sigma * z) - elapsed)
  }

  /// The share of a standard normal distribution above `z`.
  private static func upperTail(_ z: Double) -> Double { erfc(z / 2.0.squareRoot()) / 2 }

  /// The standard normal quantile, by Acklam's rational approximation: right to nine digits.
  private static func quantile(_ p: Double) -> Double {
    let a = [
      -3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02, 1.383577518672690e+02,
      -3.066479806614716e+01, 2.506628277459239e+00,
    ]
    let b = [
      -5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02, 6.680131188771972e+01,
      -1.328068155288572e+01, 1,
    ]
    let c = [
      -7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00, -2.549732539343734e+00,
      4.374664141464968e+00, 2.938163982698783e+00,
    ]
    let d = [7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00, 1]
    func polynomial(_ coefficients: [Double], _ x: Double) -> Double { coefficients.reduce(0) { $0 * x + $1 } }
    guard p > 0.02425 else {
      let q = (-2 * log(max(p, 1e-300))).squareRoot()
      return polynomial(c, q) / polynomial(d, q)
    }
    guard p < 1 - 0.02425 else { return -quantile(1 - p) }
    let q = p - 0.5
    return polynomial(a, q * q) * q / polynomial(b, q * q)
  }
}

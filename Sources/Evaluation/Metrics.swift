import Understanding

/// Measures of a classifier that gives probabilities.
public enum Metrics {
  /// The area under the ROC curve: how often a positive scores above a negative, ties counted half (the Mann–Whitney
  /// U statistic over the number of pairs; Hanley and McNeil 1982).
  ///
  /// - Returns: 0–1, half by chance; nil when either is empty.
  public static func areaUnderROC(positives: [Double], negatives: [Double]) -> Double? {
    guard !positives.isEmpty, !negatives.isEmpty else { return nil }
    let all = (positives.map { ($0, true) } + negatives.map { ($0, false) }).sorted { $0.0 < $1.0 }
    var rankSum = 0.0
    var start = 0
    while start < all.count {
      let end = all[start...].firstIndex { $0.0 > all[start].0 } ?? all.count
      // Equal scores share the mean of their ranks, which count from 1.
      let rank = Double(start + 1 + end) / 2
      rankSum += rank * Double(all[start..<end].count(where: \.1))
      start = end
    }
    let (above, below) = (Double(positives.count), Double(negatives.count))
    return (rankSum - above * (above + 1) / 2) / (above * below)
  }

  /// The expected calibration error: how far the mean probability of a bin lies from its share of right answers, on
  /// average over the texts, in bins of equal width (Guo, Pleiss, Sun, Weinberger: “On calibration of modern neural
  /// networks”, ICML 2017).
  ///
  /// - Returns: 0–1; 0 for no texts.
  public static func calibrationError(_ texts: [(probability: Double, isRight: Bool)], bins count: Int = 15) -> Double {
    guard !texts.isEmpty, count > 0 else { return 0 }
    var gaps = [Double](repeating: 0, count: count)
    for text in texts {
      let probability = text.probability.isFinite ? min(max(text.probability, 0), 1) : 0
      let bin = min(Int(probability * Double(count)), count - 1)
      gaps[bin] += probability - (text.isRight ? 1 : 0)
    }
    return gaps.reduce(0) { $0 + abs($1) } / Double(texts.count)
  }

  /// The mean F1 of the intents that occur among the truths; texts out of scope are left out.
  ///
  /// - Returns: 0–1; nil when no text is in scope.
  public static func macroF1(_ predictions: [Prediction]) -> Double? {
    var (truths, guesses, hits): ([Intent: Int], [Intent: Int], [Intent: Int]) = ([:], [:], [:])
    for prediction in predictions {
      guard let truth = prediction.truth else { continue }
      truths[truth, default: 0] += 1
      if let best = prediction.best { guesses[best, default: 0] += 1 }
      if prediction.isRight { hits[truth, default: 0] += 1 }
    }
    guard !truths.isEmpty else { return nil }
    let scores = truths.keys.sorted { $0.rawValue < $1.rawValue }.map { intent in
      2 * Double(hits[intent] ?? 0) / Double((truths[intent] ?? 0) + (guesses[intent] ?? 0))
    }
    return scores.reduce(0, +) / Double(scores.count)
  }
}

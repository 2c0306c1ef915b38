/// Order statistics.
public enum Quantile {
  /// The least value that at least this share of the values does not exceed (nearest rank); nil without values.
  ///
  /// - Parameters:
  ///   - values: in any order.
  ///   - share: 0–1; 0.5 for the median.
  /// - Returns: one of the values.
  public static func of(_ values: [Double], at share: Double) -> Double? {
    guard !values.isEmpty, share.isFinite else { return nil }
    let rank = (min(max(share, 0), 1) * Double(values.count)).rounded(.up)
    return values.sorted()[min(max(Int(rank) - 1, 0), values.count - 1)]
  }
}

/// The value in the middle, or half-way between the two there.
enum Median {
  /// Nil of no values.
  static func of(_ values: [Double]) -> Double? {
    let sorted = values.sorted()
    return sorted.isEmpty ? nil : (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }
}

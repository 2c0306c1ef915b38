/// What callers said when they were asked how satisfied they are.
public struct Satisfaction: Sendable, Hashable, Codable {
  /// How many gave 1, 2, 3, 4 and 5.
  public var counts: [Int]
  /// 1–5; nil without ratings.
  public var mean: Double?

  public init(_ ratings: [Int]) {
    let valid = ratings.filter { (1...5).contains($0) }
    counts = (1...5).map { rating in valid.count { $0 == rating } }
    mean = valid.isEmpty ? nil : Double(valid.reduce(0, +)) / Double(valid.count)
  }

  public var total: Int { counts.reduce(0, +) }

  /// The share that gave 4 or 5, 0–1; nil without ratings.
  public var satisfiedShare: Double? { total == 0 ? nil : Double(counts[3] + counts[4]) / Double(total) }
}

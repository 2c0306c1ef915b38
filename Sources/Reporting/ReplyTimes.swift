/// How soon Oriole replied: from the moment that a caller's words or keys were complete to the beginning of the reply.
/// So lookups count; the time in which the end of speech is noticed does not.
public struct ReplyTimes: Sendable, Hashable, Codable {
  public var replies: Int
  /// In milliseconds, by nearest rank; nil without any.
  public var median: Int?
  public var p95: Int?

  public init(_ milliseconds: [Int]) {
    let sorted = milliseconds.sorted()
    func quantile(_ percent: Int) -> Int? {
      let rank = (sorted.count * percent + 99) / 100
      return sorted.isEmpty ? nil : sorted[min(max(rank - 1, 0), sorted.count - 1)]
    }
    (replies, median, p95) = (sorted.count, quantile(50), quantile(95))
  }
}

import Foundation

/// How near the waits that callers are told are to those that they have, over several simulated days.
public struct QueueMeasurement: Sendable, Encodable {
  /// One group of callers, by how long they waited.
  public struct Group: Sendable, Encodable {
    public var fromSeconds: Double
    public var callers: Int
    /// Median of |told − waited| ÷ waited.
    public var medianError: Double?
    public var medianErrorByPlace: Double?
  }

  public var days: Int
  public var agents: Int
  public var callers = 0
  public var servedAtOnce = 0
  /// Those who had to wait, were told how long and were served.
  public var measured = 0
  public var hungUp = 0
  public var hungUpMedianSeconds: Double?
  public var medianWait: Double?
  public var medianPosition: Double?
  /// Median of |told − waited| ÷ waited, over all who had to wait.
  public var medianError: Double?
  /// The same by the place and the mean time alone.
  public var medianErrorByPlace: Double?
  /// The same when it is known what such callers take: nothing that is told beforehand is much nearer.
  public var medianErrorWhenKnown: Double?
  /// The same when everybody is told the median wait.
  public var medianErrorOfOneGuess: Double?
  /// Median of told ÷ waited: 1 is neither too much nor too little.
  public var medianRatio: Double?
  public var dayErrors: [Double] = []
  public var groups: [Group] = []
  public var millisecondsPerEstimate: Double?

  /// - Parameters:
  ///   - scenario: what each day is like.
  ///   - days: how many.
  ///   - seed: the first day's; the others follow.
  public init(_ scenario: QueueScenario, days: Int, seed: UInt64) {
    self.days = days
    agents = scenario.agents.count
    var all: [QueueSimulation.Told] = []
    var hungUp: [Double] = []
    let clock = ContinuousClock()
    let start = clock.now
    var estimates = 0
    for day in 0..<max(1, days) {
      var simulation = QueueSimulation(scenario, seed: seed &+ UInt64(day))
      simulation.run()
      let served = simulation.told.values.filter { ($0.wait ?? 0) > 0 && $0.estimate != nil }
      all += served.sorted { $0.openedAt < $1.openedAt }
      estimates += simulation.told.count
      hungUp += simulation.hungUp
      callers += simulation.served + simulation.hungUp.count
      servedAtOnce += simulation.served - simulation.told.values.count { $0.wait != nil }
      if let error = Median.of(served.map { Self.error($0.estimate, $0.wait) }) { dayErrors.append(error) }
    }
    let passed = clock.now - start
    if estimates > 0 {
      millisecondsPerEstimate = (passed / .milliseconds(1)) / Double(2 * estimates)
    }
    measured = all.count
    self.hungUp = hungUp.count
    hungUpMedianSeconds = Median.of(hungUp)
    medianWait = Median.of(all.compactMap(\.wait))
    medianPosition = Median.of(all.map { Double($0.position) })
    medianError = Median.of(all.map { Self.error($0.estimate, $0.wait) })
    medianErrorByPlace = Median.of(all.map { Self.error($0.byPlace, $0.wait) })
    medianErrorWhenKnown = Median.of(all.map { Self.error($0.knowing, $0.wait) })
    medianErrorOfOneGuess = Median.of(all.map { Self.error(medianWait, $0.wait) })
    medianRatio = Median.of(all.map { ($0.estimate ?? 0) / max(0.001, $0.wait ?? 0) })
    let bounds: [Double] = [0, 60, 180, 300, 600]
    groups = bounds.indices.map { index in
      let end = index + 1 < bounds.count ? bounds[index + 1] : .infinity
      let own = all.filter { ($0.wait ?? 0) >= bounds[index] && ($0.wait ?? 0) < end }
      return Group(
        fromSeconds: bounds[index], callers: own.count,
        medianError: Median.of(own.map { Self.error($0.estimate, $0.wait) }),
        medianErrorByPlace: Median.of(own.map { Self.error($0.byPlace, $0.wait) }))
    }
  }

  private static func error(_ told: Double?, _ waited: Double?) -> Double {
    guard let told, let waited, waited > 0 else { return 1 }
    return abs(told - waited) / waited
  }
}

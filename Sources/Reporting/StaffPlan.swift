/// How many agents the hours of a day need.
public struct StaffPlan: Sendable, Hashable, Codable {
  public struct Hour: Sendable, Hashable, Codable {
    /// 0–23; nil for an hour as such.
    public var hour: Int?
    /// Calls for a person that come in this hour.
    public var calls: Double
    /// The most in this hour of any day; nil where nothing was measured.
    public var mostCalls: Int?
    /// In erlang.
    public var load: Double
    /// With a caller or free for the next.
    public var agents: Int
    /// With those who are absent, on a break or in training.
    public var scheduled: Int
    /// 0–1.
    public var occupancy: Double
    /// Average speed of answer, in seconds.
    public var averageWaitSeconds: Double
    /// The share of callers answered within the target's seconds, 0–1.
    public var answeredInTime: Double
  }

  public var target: StaffTarget
  /// The mean time of one call with an agent, in seconds.
  public var handlingSeconds: Double
  /// The share of paid time in which an agent is not at the desk, 0–0.9.
  public var shrinkage: Double
  /// Agents shall not be busier than this, 0–1.
  public var mostOccupancy: Double
  public var hours: [Hour]

  /// - Parameters:
  ///   - calls: for each hour how many come.
  ///   - handlingSeconds: the mean time of one call with an agent.
  ///   - target: what callers are promised.
  ///   - shrinkage: the share of paid time in which an agent is not at the desk.
  ///   - mostOccupancy: agents shall not be busier than this; 1 for as busy as the target allows.
  public init(
    calls: [HourlyCalls], handlingSeconds: Double, target: StaffTarget = .usual, shrinkage: Double = 0,
    mostOccupancy: Double = 1
  ) {
    self.target = target
    self.handlingSeconds = handlingSeconds.isFinite ? max(0, handlingSeconds) : 0
    self.shrinkage = min(max(shrinkage.isFinite ? shrinkage : 0, 0), 0.9)
    self.mostOccupancy = min(max(mostOccupancy.isFinite ? mostOccupancy : 1, 0.01), 1)
    hours = []
    hours = calls.map(hour)
  }

  private func hour(_ calls: HourlyCalls) -> Hour {
    let load = max(0, calls.mean) * handlingSeconds / 3_600
    let agents = Self.agents(load: load, handlingSeconds: handlingSeconds, target, mostOccupancy: mostOccupancy)
    let queue = ErlangC(agents: agents, load: load, handlingSeconds: handlingSeconds)
    return Hour(
      hour: calls.hour, calls: calls.mean, mostCalls: calls.most, load: load, agents: agents,
      scheduled: Int((Double(agents) / (1 - shrinkage)).rounded(.up)), occupancy: queue.occupancy,
      averageWaitSeconds: queue.averageWaitSeconds ?? 0, answeredInTime: queue.share(within: target.seconds))
  }

  /// The fewest agents with whom a target is kept; 0 where nobody calls.
  ///
  /// - Parameters:
  ///   - load: in erlang; above 90,000 it counts as that.
  ///   - handlingSeconds: the mean time of one call.
  ///   - target: what callers are promised.
  ///   - mostOccupancy: agents shall not be busier than this.
  /// - Returns: at most `ErlangC.mostAgents`.
  public static func agents(
    load: Double, handlingSeconds: Double, _ target: StaffTarget, mostOccupancy: Double = 1
  ) -> Int {
    guard load > 0 else { return 0 }
    let load = min(load, 90_000)
    func isEnough(_ agents: Int) -> Bool {
      let queue = ErlangC(agents: agents, load: load, handlingSeconds: handlingSeconds)
      return queue.isStable && queue.occupancy <= mostOccupancy && queue.share(within: target.seconds) >= target.share
    }
    // More agents are never worse, so the least number can be found by halving.
    var (few, many) = (Int(load), Int(load) + 1)
    while !isEnough(many), many < ErlangC.mostAgents { (few, many) = (many, min(2 * many, ErlangC.mostAgents)) }
    while many - few > 1 {
      let middle = (few + many) / 2
      if isEnough(middle) { many = middle } else { few = middle }
    }
    return many
  }
}

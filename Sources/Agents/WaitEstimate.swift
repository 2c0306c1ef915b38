/// How long a caller will probably wait, by the place and the mean time alone: what `WaitForecast` is measured beside.
/// No clock, no IO.
public struct WaitEstimate: Sendable, Hashable {
  /// Agents at the desk, and how many of them are with a caller.
  public var agentsPresent: Int
  public var agentsBusy: Int
  /// Seconds that one caller takes; nil when there is nothing to judge by.
  public var handlingSeconds: Double?

  /// - Parameters:
  ///   - agentsPresent: agents at the desk.
  ///   - agentsBusy: those of them who are with a caller.
  ///   - handlingTimes: seconds of recent callers, newest first; the first 20 count.
  ///   - typicalHandlingSeconds: what to assume while there are none; nil to assume nothing.
  public init(agentsPresent: Int, agentsBusy: Int, handlingTimes: [Double], typicalHandlingSeconds: Double?) {
    self.agentsPresent = max(0, agentsPresent)
    self.agentsBusy = min(max(0, agentsBusy), self.agentsPresent)
    handlingSeconds = Self.handling(handlingTimes) ?? typicalHandlingSeconds.flatMap { Self.handling([$0]) }
  }

  /// The mean, because the wait of the tenth caller is a sum and a median would promise too little; each time counts
  /// for at most five medians, so that one ticket that was left open overnight does not spoil it.
  private static func handling(_ times: [Double]) -> Double? {
    let recent = times.prefix(20).filter { $0.isFinite && $0 >= 0 }.sorted()
    guard !recent.isEmpty else { return nil }
    let median = (recent[(recent.count - 1) / 2] + recent[recent.count / 2]) / 2
    return recent.reduce(0) { $0 + min($1, 5 * median) } / Double(recent.count)
  }

  /// Free agents take the first callers at once. For the others, busy agents are on average half through: with the
  /// handling time h and n agents, caller p of those who must wait is taken after (p − ½) · h ÷ n.
  ///
  /// - Parameter position: 1 for the caller who is next.
  /// - Returns: whole seconds, at most a day; nil when nobody is at the desk or the handling time is unknown.
  public func seconds(position: Int) -> Int? {
    guard agentsPresent > 0, let handlingSeconds else { return nil }
    let ahead = max(1, position) - (agentsPresent - agentsBusy)
    guard ahead > 0 else { return 0 }
    let seconds = (Double(ahead) - 0.5) * handlingSeconds / Double(agentsPresent)
    return Int(exactly: min(seconds, 86_400).rounded()) ?? nil
  }
}

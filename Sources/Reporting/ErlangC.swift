internal import Foundation

/// A queue of callers before equal agents: calls come independently (Poisson), take exponentially distributed time, are
/// taken first come first served, and nobody hangs up (M/M/n).
///
/// A. K. Erlang, “Solution of some problems in the theory of probabilities of significance in automatic telephone
/// exchanges”, 1917; the formulas as in L. Kleinrock, Queueing Systems, volume 1, 1975, section 3.5.
public struct ErlangC: Sendable, Hashable {
  /// The most agents that are counted with.
  public static let mostAgents = 100_000
  public let agents: Int
  /// Calls that come during the mean handling time, in erlang.
  public let load: Double
  /// The mean time of one call with an agent, in seconds.
  public let handlingSeconds: Double
  /// The share of callers who must wait, 0–1; 1 when there is more work than the agents can do.
  public let waitShare: Double

  /// - Parameters:
  ///   - agents: at the desk; bounded to 0…100,000.
  ///   - load: in erlang; what is no number, or below 0, counts as 0.
  ///   - handlingSeconds: the mean time of a call with an agent.
  public init(agents: Int, load: Double, handlingSeconds: Double) {
    self.agents = min(max(0, agents), Self.mostAgents)
    self.load = load.isNaN ? 0 : max(0, load)
    self.handlingSeconds = handlingSeconds.isFinite ? max(0, handlingSeconds) : 0
    waitShare = Self.waitShare(agents: self.agents, load: self.load)
  }

  /// Whether the agents can do the work at all; if not, the queue grows without end.
  public var isStable: Bool { Double(agents) > load }

  /// The share of their time that agents are with callers, 0–1.
  public var occupancy: Double { agents == 0 ? (load > 0 ? 1 : 0) : min(1, load / Double(agents)) }

  /// Average speed of answer: the mean wait of all callers, in seconds; nil when the queue grows without end.
  public var averageWaitSeconds: Double? {
    load == 0 ? 0 : isStable ? waitShare * handlingSeconds / (Double(agents) - load) : nil
  }

  /// The share of callers who are answered within so many seconds, 0–1.
  public func share(within seconds: Double) -> Double {
    guard load > 0 else { return 1 }
    guard isStable else { return 0 }
    guard handlingSeconds > 0 else { return 1 }
    return 1 - waitShare * exp(-(Double(agents) - load) * max(0, seconds) / handlingSeconds)
  }

  /// The probability that all of so many agents are busy when nobody waits, Erlang's B.
  ///
  /// By the recursion 1/B(n) = 1 + n/A · 1/B(n−1), in which nothing overflows where there are powers and factorials in
  /// the formula itself, and no digits are lost as all terms are positive (D. L. Jagerman, “Some properties of the
  /// Erlang loss function”, Bell System Technical Journal 53, 1974).
  ///
  /// - Parameters:
  ///   - agents: bounded to 0…100,000.
  ///   - load: in erlang.
  /// - Returns: 0–1.
  public static func blocking(agents: Int, load: Double) -> Double {
    guard load > 0 else { return agents <= 0 ? 1 : 0 }
    guard load.isFinite else { return 1 }
    var inverse = 1.0
    for count in 0..<min(max(0, agents), mostAgents) {
      inverse = 1 + Double(count + 1) / load * inverse
      // B is below 10⁻³⁰⁰ and only gets smaller.
      if inverse > 1e300 { return 0 }
    }
    return 1 / inverse
  }

  /// C(n) = B(n) / (1 − A/n · (1 − B(n))).
  private static func waitShare(agents: Int, load: Double) -> Double {
    guard load > 0 else { return 0 }
    guard Double(agents) > load else { return 1 }
    let blocking = blocking(agents: agents, load: load)
    return min(1, blocking / (1 - load / Double(agents) * (1 - blocking)))
  }
}

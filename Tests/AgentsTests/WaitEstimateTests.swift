import Agents
import Foundation
import Testing

struct WaitEstimateTests {
  private func estimate(_ present: Int, _ busy: Int, _ times: [Double], typical: Double? = nil) -> WaitEstimate {
    WaitEstimate(agentsPresent: present, agentsBusy: busy, handlingTimes: times, typicalHandlingSeconds: typical)
  }

  @Test func `nothing is said where nothing is known`() {
    #expect(estimate(0, 0, [60]).seconds(position: 1) == nil)
    #expect(estimate(2, 2, []).seconds(position: 1) == nil)
    #expect(estimate(2, 2, [.nan, -5, .infinity]).seconds(position: 1) == nil)
    #expect(estimate(2, 2, [], typical: .nan).seconds(position: 1) == nil)
  }

  @Test func `free agents take the first callers at once`() {
    let two = estimate(3, 1, [60])
    #expect((1...4).map { two.seconds(position: $0) } == [0, 0, 10, 30])
  }

  @Test func `more agents make it shorter, more callers longer`() {
    #expect(estimate(1, 1, [100]).seconds(position: 1) == 50)
    #expect(estimate(1, 1, [100]).seconds(position: 3) == 250)
    #expect(estimate(5, 5, [100]).seconds(position: 3) == 50)
  }

  @Test func `the last twenty count, and one forgotten ticket little`() {
    #expect(estimate(1, 1, Array(repeating: 100, count: 20) + [9_000]).handlingSeconds == 100)
    #expect(estimate(1, 1, Array(repeating: 100, count: 9) + [50_000]).handlingSeconds == 140)
    #expect(estimate(1, 1, [100], typical: 300).handlingSeconds == 100)
  }

  @Test func `odd numbers give no odd answers`() {
    #expect(estimate(-3, 5, [60]).seconds(position: 1) == nil)
    #expect(estimate(1, 9, [60]).seconds(position: -4) == 30)
    #expect(estimate(1, 1, [1e300]).seconds(position: .max) == 86_400)
  }

  /// Three agents, 90% busy; times are spread as real handling times are, log-normally.
  @Test(arguments: [1, 2, 3] as [UInt64]) func `estimates in a simulated day beat one fixed guess`(seed: UInt64) {
    var day = SimulatedDay(seed: seed, agents: 3, load: 0.9, callers: 500)
    let calls = day.run()
    #expect(calls.count > 200)
    let waits = calls.map(\.wait)
    let usual = median(waits)
    let error = median(calls.map { abs($0.estimate - $0.wait) })
    let guessError = median(waits.map { abs($0 - usual) })
    let bias = calls.reduce(0) { $0 + $1.estimate - $1.wait } / Double(calls.count)
    print(
      "wait estimate, seed \(seed): \(calls.count) callers, median wait \(Int(usual)) s, median error \(Int(error)) s, "
        + "mean error \(Int(bias)) s; always guessing \(Int(usual)) s: \(Int(guessError)) s")
    #expect(error < guessError)
  }
}

private func median(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
}

/// Callers who come at random and are served first come, first served.
private struct SimulatedDay {
  private struct Served {
    var taken: Double
    var ended: Double
  }

  private var random: UInt64
  let agents: Int
  let load: Double
  let callers: Int

  init(seed: UInt64, agents: Int, load: Double, callers: Int) {
    random = seed
    self.agents = agents
    self.load = load
    self.callers = callers
  }

  /// What callers who had to wait were told, and how long it was.
  mutating func run() -> [(estimate: Double, wait: Double)] {
    let (mu, sigma) = (5.0, 0.7)
    let between = exp(mu + sigma * sigma / 2) / (Double(agents) * load)
    var free = Array(repeating: 0.0, count: agents)
    var served: [Served] = []
    var calls: [(estimate: Double, wait: Double)] = []
    var now = 0.0
    for _ in 0..<callers {
      now -= between * log(uniform())
      let recent = served.suffix(150)
      let waiting = recent.count { $0.taken > now }
      let busy = recent.count { $0.taken <= now && $0.ended > now }
      let times = recent.filter { $0.ended <= now }.sorted { $0.ended > $1.ended }.map { $0.ended - $0.taken }
      let agent = free.indices.min { free[$0] < free[$1] } ?? 0
      let taken = max(now, free[agent])
      let normal = (-2 * log(uniform())).squareRoot() * cos(2 * .pi * uniform())
      free[agent] = taken + exp(mu + sigma * normal)
      served.append(Served(taken: taken, ended: free[agent]))
      let estimate = WaitEstimate(
        agentsPresent: agents, agentsBusy: busy, handlingTimes: times, typicalHandlingSeconds: nil)
      guard times.count >= 20, busy == agents, let seconds = estimate.seconds(position: waiting + 1) else { continue }
      calls.append((Double(seconds), taken - now))
    }
    return calls
  }

  /// SplitMix64, in (0, 1).
  private mutating func uniform() -> Double {
    random &+= 0x9E37_79B9_7F4A_7C15
    var z = random
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return (Double((z ^ (z >> 31)) >> 11) + 0.5) / 9_007_199_254_740_992
  }
}

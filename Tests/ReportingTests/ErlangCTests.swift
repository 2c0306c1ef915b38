import Foundation
import Reporting
import Testing

/// The planner's formula.
struct ErlangCTests {
  @Test(arguments: [
    // Loads at which one call of a hundred, or two, is lost, from the Erlang B tables that are printed everywhere, as in
    // W. C. Y. Lee, Mobile Cellular Telecommunications, 1989, appendix.
    (1, 0.0101, 0.01), (2, 0.153, 0.01), (5, 1.36, 0.01), (10, 4.46, 0.01), (20, 12.0, 0.01), (30, 20.3, 0.01),
    (50, 37.9, 0.01), (100, 84.1, 0.01), (10, 5.08, 0.02), (20, 13.2, 0.02), (50, 40.3, 0.02),
  ])
  func `lost calls are those of the printed tables`(agents: Int, load: Double, share: Double) {
    // Tables round the load to three digits.
    let (below, above) = (load * 0.995, load * 1.005)
    #expect(ErlangC.blocking(agents: agents, load: below) < share)
    #expect(ErlangC.blocking(agents: agents, load: above) > share)
  }

  @Test(arguments: [
    // 200 calls an hour of three minutes: the example of Call Centre Helper, “Erlang C formula made simple”.
    (11, 0.682, 0.39, 122.8), (12, 0.449, 0.64, 40.4), (13, 0.285, 0.796, 17.1), (14, 0.174, 0.888, 7.8),
  ])
  func `waits are those of a published example`(agents: Int, waits: Double, inTime: Double, mean: Double) throws {
    let queue = ErlangC(agents: agents, load: 10, handlingSeconds: 180)
    #expect(abs(queue.waitShare - waits) < 0.0006)
    #expect(abs(queue.share(within: 20) - inTime) < 0.0006)
    #expect(abs(try #require(queue.averageWaitSeconds) - mean) < 0.06)
  }

  @Test(arguments: [(1, 0.7), (5, 4.2), (14, 10.0), (40, 36.5)])
  func `a simulated queue waits as long as the formula says`(agents: Int, load: Double) throws {
    let queue = ErlangC(agents: agents, load: load, handlingSeconds: 240)
    let simulated = QueueSimulation(agents: agents, load: load, handlingSeconds: 240).run(calls: 400_000)
    #expect(abs(simulated.waitShare - queue.waitShare) < 0.02)
    #expect(abs(simulated.inTime - queue.share(within: 20)) < 0.02)
    let mean = try #require(queue.averageWaitSeconds)
    #expect(abs(simulated.averageWait - mean) < 0.08 * mean)
  }

  @Test func `with one agent all is as in the textbook`() throws {
    // M/M/1: the share that waits is the load, the mean wait ρ/(1−ρ) of the handling time.
    let queue = ErlangC(agents: 1, load: 0.75, handlingSeconds: 100)
    #expect(abs(queue.waitShare - 0.75) < 1e-12)
    #expect(abs(try #require(queue.averageWaitSeconds) - 300) < 1e-9)
    #expect(queue.occupancy == 0.75)
  }

  @Test func `more work than agents can do has no mean wait`() {
    for load in [5, 5.5, 1e9, .infinity] {
      let queue = ErlangC(agents: 5, load: load, handlingSeconds: 60)
      #expect(!queue.isStable && queue.averageWaitSeconds == nil)
      #expect(queue.waitShare == 1 && queue.share(within: 1e6) == 0 && queue.occupancy == 1)
    }
  }

  @Test func `thousands of agents neither overflow nor vanish`() throws {
    let queue = ErlangC(agents: 20_000, load: 19_900, handlingSeconds: 300)
    #expect((0.1...0.9).contains(queue.waitShare))
    #expect((0...10).contains(try #require(queue.averageWaitSeconds)))
    #expect(ErlangC.blocking(agents: 100_000, load: 10) == 0)
    #expect(ErlangC.blocking(agents: 100_000, load: 100_000) > 0)
  }

  @Test(arguments: [-1, 0, .nan] as [Double])
  func `without load nobody waits`(load: Double) {
    let queue = ErlangC(agents: 0, load: load, handlingSeconds: 60)
    #expect(
      queue.waitShare == 0 && queue.averageWaitSeconds == 0 && queue.share(within: 0) == 1 && queue.occupancy == 0)
  }

  @Test func `each agent more shortens the wait`() {
    var last = 1.0
    for agents in 21...60 {
      let waits = ErlangC(agents: agents, load: 20, handlingSeconds: 60).waitShare
      #expect(waits < last)
      last = waits
    }
  }
}

/// Calls before equal agents, played: with it the formula is compared.
private struct QueueSimulation {
  let agents: Int
  let load: Double
  let handlingSeconds: Double

  func run(calls: Int) -> (waitShare: Double, averageWait: Double, inTime: Double) {
    var random = SeededRandom(state: 7)
    func exponential(_ mean: Double) -> Double { -log(1 - random.unit()) * mean }
    var free = [Double](repeating: 0, count: agents)
    var (now, waited, sum, inTime) = (0.0, 0, 0.0, 0)
    for _ in 0..<calls {
      now += exponential(handlingSeconds / load)
      // The first agent to be free takes the caller who is first: that is first come first served.
      let next = free.indices.min { free[$0] < free[$1] } ?? 0
      let wait = max(0, free[next] - now)
      free[next] = now + wait + exponential(handlingSeconds)
      if wait > 0 { waited += 1 }
      sum += wait
      if wait <= 20 { inTime += 1 }
    }
    let count = Double(calls)
    return (Double(waited) / count, sum / count, Double(inTime) / count)
  }
}

/// SplitMix64, so that each run is the same.
private struct SeededRandom {
  var state: UInt64

  mutating func unit() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((mixed ^ (mixed >> 31)) >> 11) / 9_007_199_254_740_992
  }
}

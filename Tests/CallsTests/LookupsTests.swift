import Dialogue
import Records
import Synchronization
import Testing

@testable import Calls

/// The business's data behind a breaker: what fails again and again is left alone for a while.
@Suite struct LookupsTests {
  /// Data that work or not, counted, on a clock of their own.
  private final class Data: Sendable {
    private struct State {
      var isBroken = false
      var asked = 0
      var now = Duration.zero
    }
    private let state = Mutex(State())

    var isBroken: Bool {
      get { state.withLock { $0.isBroken } }
      set { state.withLock { $0.isBroken = newValue } }
    }
    var asked: Int { state.withLock { $0.asked } }
    func pass(_ time: Duration) { state.withLock { $0.now += time } }

    var lookups: Lookups {
      Lookups(now: { self.state.withLock { $0.now } }) { query throws(StoreError) in
        self.state.withLock { $0.asked += 1 }
        if self.isBroken { throw StoreError(.unavailable, "\(query.name) is down") }
        return [["name": query.name]]
      }
    }
  }

  private func query(_ name: String = "orders") -> Query { Query(name, statement: "", arguments: [:]) }

  /// Whether the data answered.
  private func answers(_ lookups: Lookups, _ name: String = "orders") async -> Bool {
    (try? await lookups.facts(for: query(name))) != nil
  }

  @Test func `what works is asked each time`() async throws {
    let data = Data()
    let lookups = data.lookups
    for _ in 0..<5 { #expect(try await lookups.facts(for: query()) == [["name": "orders"]]) }
    #expect(data.asked == 5)
  }

  @Test func `after three failures in a row it is left alone for half a minute, and then tried once`() async throws {
    let data = Data()
    let lookups = data.lookups
    data.isBroken = true
    for _ in 0..<5 { #expect(await !answers(lookups)) }
    #expect(data.asked == 3)
    let error = await #expect(throws: StoreError.self) { try await lookups.facts(for: query()) }
    #expect(error?.code == .unavailable && error?.message.contains("left alone after 3 failures") == true)
    data.pass(.milliseconds(29_999))
    #expect(await !answers(lookups))
    #expect(data.asked == 3)
    data.pass(.milliseconds(1))
    #expect(await !answers(lookups))
    #expect(data.asked == 4, "one try, which failed")
    #expect(await !answers(lookups))
    #expect(data.asked == 4, "so it waits again")
    data.pass(.seconds(30))
    data.isBroken = false
    for _ in 0..<3 { #expect(await answers(lookups)) }
    #expect(data.asked == 7)
  }

  @Test func `an answer forgets the failures before it`() async {
    let data = Data()
    let lookups = data.lookups
    for _ in 0..<4 {
      data.isBroken = true
      for _ in 0..<2 { #expect(await !answers(lookups)) }
      data.isBroken = false
      #expect(await answers(lookups))
    }
    #expect(data.asked == 12)
  }

  @Test func `each lookup has a breaker of its own`() async {
    let data = Data()
    let lookups = data.lookups
    data.isBroken = true
    for _ in 0..<4 { #expect(await !answers(lookups, "orders")) }
    data.isBroken = false
    #expect(await answers(lookups, "products"))
    #expect(await !answers(lookups, "orders"))
  }

  @Test func `a breaker opens at its limit and not before`() {
    var breaker = CircuitBreaker()
    #expect(breaker.admits(at: .zero))
    for _ in 1..<CircuitBreaker.limit {
      breaker.fail(at: .seconds(1))
      #expect(breaker.admits(at: .seconds(1)))
    }
    breaker.fail(at: .seconds(1))
    #expect(!breaker.admits(at: .seconds(1)))
    #expect(!breaker.admits(at: .seconds(1) + CircuitBreaker.pause - .milliseconds(1)))
    #expect(breaker.admits(at: .seconds(1) + CircuitBreaker.pause))
  }
}

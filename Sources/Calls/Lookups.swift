public import Dialogue
public import Records

/// Asks the business's data, and leaves alone for a while what has failed again and again: callers then hear at once
/// that it cannot be reached, and what is down is not kept busy.
public actor Lookups {
  /// Asks a query.
  public typealias Ask = @Sendable (Query) async throws(StoreError) -> [Facts]

  private let ask: Ask
  private let now: @Sendable () -> Duration
  private var breakers: [String: CircuitBreaker] = [:]

  /// `now` is any clock that only goes on.
  public init(store: any Store, now: @escaping @Sendable () -> Duration = Lookups.uptime) {
    self.init(now: now) { query throws(StoreError) in try await store.facts(for: query) }
  }

  /// For data that are elsewhere.
  public init(now: @escaping @Sendable () -> Duration, ask: @escaping Ask) {
    self.ask = ask
    self.now = now
  }

  /// The time since the process began to ask.
  public static let uptime: @Sendable () -> Duration = {
    let start = ContinuousClock.now
    return { ContinuousClock.now - start }
  }()

  func facts(for query: Query) async throws(StoreError) -> [Facts] {
    guard breakers[query.name]?.admits(at: now()) ?? true else {
      throw StoreError(.unavailable, "lookup \(query.name): left alone after \(CircuitBreaker.limit) failures")
    }
    do {
      let rows = try await ask(query)
      breakers[query.name] = nil
      return rows
    } catch {
      breakers[query.name, default: CircuitBreaker()].fail(at: now())
      throw error
    }
  }
}

/// Whether something that fails may be tried again. Pure.
struct CircuitBreaker {
  /// Failures one after the other that open it.
  static let limit = 3
  /// How long it stays open; then one try decides.
  static let pause = Duration.seconds(30)

  private var failures = 0
  private var failedAt = Duration.zero

  mutating func fail(at now: Duration) {
    failures += 1
    failedAt = now
  }

  func admits(at now: Duration) -> Bool { failures < Self.limit || now - failedAt >= Self.pause }
}

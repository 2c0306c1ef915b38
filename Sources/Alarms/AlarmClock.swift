import Synchronization

/// Many alarms that one sleeping task looks after.
///
/// Nearly all of them are cancelled: a request is read in time, a lookup answers in time. A timer of the system's for
/// each of them costs more than what it guards, as each wakes a thread to be set; see `make bench-serve`.
public final class AlarmClock: Sendable {
  /// The process's own.
  public static let shared = AlarmClock()
  /// Alarms ring this late at most, as far as the machine keeps up, and never early.
  public static let grain = Duration.milliseconds(10)
  /// The longest time that an alarm is set for: a year.
  public static let longest = Duration.seconds(365 * 86_400)

  /// What cancels an alarm.
  public struct Alarm: Sendable, Hashable {
    fileprivate let tick: Int
    fileprivate let number: Int
  }

  private struct State {
    /// By the grain at whose end they ring.
    var alarms: [Int: [Int: @Sendable () -> Void]] = [:]
    var last = 0
    var sleeping: (task: Task<Void, Never>, until: Int)?
  }

  private let state = Mutex(State())
  private let start = ContinuousClock.now

  /// A clock without alarms.
  public init() {}

  /// Has something done after a time, unless it is cancelled.
  ///
  /// - Parameters:
  ///   - time: how long from now; at once where it is negative, and `longest` at most.
  ///   - ring: what is done, at once and on a task of the clock's: it must not wait.
  /// - Returns: what cancels it.
  public func set(in time: Duration, _ ring: @escaping @Sendable () -> Void) -> Alarm {
    let tick = tick(of: start.duration(to: .now) + min(max(.zero, time), Self.longest)) + 1
    return state.withLock { state in
      state.last += 1
      state.alarms[tick, default: [:]][state.last] = ring
      sleep(until: tick, &state)
      return Alarm(tick: tick, number: state.last)
    }
  }

  /// An alarm that has rung, or been cancelled, stays so.
  public func cancel(_ alarm: Alarm) {
    state.withLock { state in
      state.alarms[alarm.tick]?[alarm.number] = nil
      if state.alarms[alarm.tick]?.isEmpty == true { state.alarms[alarm.tick] = nil }
    }
  }

  /// How many are set.
  public var count: Int { state.withLock { $0.alarms.values.reduce(0) { $0 + $1.count } } }

  /// The task that sleeps until a later time than is needed is sent away; an earlier one finds nothing, and sleeps on.
  private func sleep(until tick: Int, _ state: inout State) {
    if let sleeping = state.sleeping {
      guard tick < sleeping.until else { return }
      sleeping.task.cancel()
    }
    let instant = start + Self.grain * tick
    let task = Task { [weak self] in
      guard (try? await Task.sleep(until: instant, tolerance: .zero, clock: .continuous)) != nil else { return }
      self?.wake()
    }
    state.sleeping = (task, tick)
  }

  private func wake() {
    let now = tick(of: start.duration(to: .now))
    let due = state.withLock { state in
      let due = state.alarms.keys.filter { $0 <= now }.sorted().flatMap { tick in
        state.alarms.removeValue(forKey: tick).map { Array($0.values) } ?? []
      }
      state.sleeping = nil
      if let next = state.alarms.keys.min() { sleep(until: next, &state) }
      return due
    }
    for ring in due { ring() }
  }

  private func tick(of time: Duration) -> Int { Int((time / Self.grain).rounded(.down)) }
}

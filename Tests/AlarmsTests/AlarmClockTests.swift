import Alarms
import Synchronization
import Testing

@Suite struct AlarmClockTests {
  /// What has rung, in order.
  private final class Rung: Sendable {
    private let names = Mutex<[String]>([])
    func callAsFunction(_ name: String) { names.withLock { $0.append(name) } }
    var all: [String] { names.withLock { $0 } }

    /// Waits until so many have rung.
    func wait(for count: Int) async throws {
      for _ in 0..<2_000 where all.count < count { try await Task.sleep(for: .milliseconds(10)) }
    }
  }

  @Test func `alarms ring in the order of their times, not of their setting`() async throws {
    let (clock, rung) = (AlarmClock(), Rung())
    _ = clock.set(in: .milliseconds(400)) { rung("third") }
    _ = clock.set(in: .milliseconds(200)) { rung("second") }
    _ = clock.set(in: .zero) { rung("first") }
    try await rung.wait(for: 3)
    #expect(rung.all == ["first", "second", "third"])
    #expect(clock.count == 0)
  }

  @Test func `an alarm never rings before its time`() async throws {
    let (clock, rung) = (AlarmClock(), Rung())
    let began = ContinuousClock.now
    let times = Mutex<[Duration]>([])
    for time in [5, 15, 25, 95] {
      _ = clock.set(in: .milliseconds(time)) {
        times.withLock { $0.append(began.duration(to: .now) - .milliseconds(time)) }
        rung("")
      }
    }
    try await rung.wait(for: 4)
    #expect(times.withLock { $0 }.count == 4)
    #expect(times.withLock { $0 }.allSatisfy { $0 >= .zero })
  }

  @Test func `an alarm that was cancelled does not ring, and those after it do`() async throws {
    let (clock, rung) = (AlarmClock(), Rung())
    let alarm = clock.set(in: .milliseconds(100)) { rung("cancelled") }
    _ = clock.set(in: .milliseconds(300)) { rung("kept") }
    clock.cancel(alarm)
    clock.cancel(alarm)
    #expect(clock.count == 1)
    try await rung.wait(for: 1)
    #expect(rung.all == ["kept"])
  }

  @Test func `a time without end is a long one, and one that is past rings at once`() async throws {
    let (clock, rung) = (AlarmClock(), Rung())
    let alarm = clock.set(in: .seconds(Int64.max)) { rung("never") }
    _ = clock.set(in: .seconds(Int64.min)) { rung("at once") }
    try await rung.wait(for: 1)
    #expect(rung.all == ["at once"] && clock.count == 1)
    clock.cancel(alarm)
    #expect(clock.count == 0)
  }

  @Test func `many tasks set and cancel at once, and each alarm that is left rings once`() async throws {
    let (clock, rung) = (AlarmClock(), Rung())
    await withTaskGroup { group in
      for task in 0..<50 {
        group.addTask {
          for number in 0..<100 {
            let alarm = clock.set(in: .milliseconds((task * 7 + number * 13) % 300)) { rung("\(task).\(number)") }
            if number % 2 == 0 { clock.cancel(alarm) }
          }
        }
      }
    }
    // Some of those that were to be cancelled may have rung before.
    for _ in 0..<2_000 where clock.count > 0 { try await Task.sleep(for: .milliseconds(10)) }
    try await rung.wait(for: 2_500)
    #expect(Set(rung.all).count == rung.all.count)
    #expect(rung.all.count { name in name.last.map { "13579".contains($0) } == true } == 2_500)
  }
}

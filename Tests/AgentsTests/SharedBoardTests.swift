import Foundation
import Records
import Synchronization
import Testing

@testable import Agents

/// How often the queue is read for many lines.
struct SharedBoardTests {
  /// Readings of an empty queue that end when they are told to.
  private final class Readings: Sendable {
    private let waiting = Mutex<[CheckedContinuation<Void, Never>]>([])
    private let begun = Mutex(0)

    var count: Int { begun.withLock(\.self) }

    func read(_ now: Date) async throws(StoreError) -> QueueBoard {
      begun.withLock { $0 += 1 }
      await withCheckedContinuation { done in waiting.withLock { $0.append(done) } }
      return QueueBoard(
        tickets: [], agents: [], outcomes: [], handling: HandlingTimes([], typicalSeconds: nil), at: now)
    }

    /// Returns when this many have begun.
    func begin(_ number: Int) async throws {
      for _ in 0..<2_000 where count < number { try await Task.sleep(for: .milliseconds(5)) }
      #expect(count == number)
    }

    /// Lets the one that runs end.
    func end() async throws {
      for _ in 0..<2_000 {
        let next = waiting.withLock { $0.popLast() }
        if let next { return next.resume() }
        try await Task.sleep(for: .milliseconds(5))
      }
    }
  }

  @Test func `hundreds of lines that look at the same time are one reading`() async throws {
    let (readings, clock) = (Readings(), HandClock())
    let board = SharedBoard(clock: { clock.now() }, read: readings.read)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<300 { group.addTask { _ = try await board.current() } }
      try await readings.begin(1)
      try await readings.end()
      try await group.waitForAll()
    }
    _ = try await board.current()
    #expect(readings.count == 1, "a moment later it is as good")
    clock.advance(by: 1)
    async let later = board.current()
    try await readings.begin(2)
    try await readings.end()
    _ = try await later
  }

  @Test func `who has changed the queue is not given what was read before`() async throws {
    let readings = Readings()
    let board = SharedBoard(clock: { Date() }, read: readings.read)
    async let first = board.fresh()
    try await readings.begin(1)
    async let second = board.fresh()
    try await readings.end()
    _ = try await first
    try await readings.begin(2)
    try await readings.end()
    _ = try await second
    #expect(readings.count == 2)
  }
}

import Foundation
import Records

/// The queue's board, read once for all lines that ask for it at the same time: with hundreds of lines, a reading of each
/// would take so long that they missed their signs of life.
actor SharedBoard {
  private typealias Reading = Task<Result<QueueBoard, StoreError>, Never>

  /// Seconds for which a board is new enough for those who only look.
  private static let age: TimeInterval = 1
  private let read: @Sendable (Date) async throws(StoreError) -> QueueBoard
  private let clock: @Sendable () -> Date
  private var last: (board: QueueBoard, readAt: Date)?
  /// What is being read now, and what is read after it.
  private var running: Reading?
  private var following: Reading?

  /// - Parameters:
  ///   - clock: the time of day.
  ///   - read: reads the board at that time.
  init(clock: @escaping @Sendable () -> Date, read: @escaping @Sendable (Date) async throws(StoreError) -> QueueBoard) {
    (self.clock, self.read) = (clock, read)
  }

  /// The board, a second old at most but for the time that reading it takes.
  func current() async throws(StoreError) -> QueueBoard {
    if let last, abs(clock().timeIntervalSince(last.readAt)) < Self.age { return last.board }
    return try await (running ?? following ?? follow()).value.get()
  }

  /// The board, as it is after all that its asker has done.
  func fresh() async throws(StoreError) -> QueueBoard { try await (following ?? follow()).value.get() }

  private func follow() -> Reading {
    let before = running
    let reading = Reading {
      _ = await before?.value
      return await readNow()
    }
    following = reading
    return reading
  }

  private func readNow() async -> Result<QueueBoard, StoreError> {
    // Who asks from now on may have done what this reading misses.
    (running, following) = (following, nil)
    defer { running = nil }
    let now = clock()
    do {
      let board = try await read(now)
      last = (board, now)
      return .success(board)
    } catch { return .failure(error) }
  }
}

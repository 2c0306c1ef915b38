import CPQ
import Foundation
import Records

/// One connection of the pool, which comes back by itself: whoever uses it notices of a server's restart only a delay.
actor PostgresConnection {
  enum Access: Sendable {
    /// Statements that may be asked again after the connection was lost: they read, or do the same twice.
    case repeatable
    /// One transaction, done once.
    case write
    /// A transaction that cannot write, and ends with nothing changed.
    case lookup(limit: Duration)
  }

  private let address: PostgresAddress
  /// How long a call waits for a server that has gone.
  private let patience: Duration
  private let executor = ConnectionExecutor()
  private var session: PostgresSession?
  private var changes = ChangeMarks()

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init(_ address: PostgresAddress, patience: Duration) {
    self.address = address
    self.patience = patience
  }

  /// Connects for the first time: what is wrong with the address is told at once. A server that is starting is waited
  /// for.
  func open() throws(StoreError) {
    let deadline = ContinuousClock.now + patience
    while true {
      do {
        session = try PostgresSession(address)
        return
      } catch {
        guard PQping(address.url) == PQPING_REJECT, ContinuousClock.now < deadline else {
          throw StoreError(error, at: address.shown)
        }
        Thread.sleep(forTimeInterval: 0.2)
      }
    }
  }

  /// Does what `body` asks of the server.
  ///
  /// - Parameters:
  ///   - access: how; decides what happens when the connection is lost on the way.
  ///   - body: is run again when it could not be finished, so it keeps nothing outside.
  /// - Returns: what `body` gave when it was done.
  /// - Throws: what `body` throws; `unavailable` when the server is away for longer than the patience.
  func perform<Value: Sendable>(
    _ access: Access, _ body: @Sendable (PostgresSession) throws -> Value
  ) throws(StoreError) -> Value {
    let deadline = ContinuousClock.now + patience
    var backoff = Backoff()
    while true {
      do {
        let session = try connected()
        switch access {
        case .repeatable: return try body(session)
        case .write: return try write(on: session, until: deadline, body)
        case .lookup(let limit): return try look(on: session, within: limit, body)
        }
      } catch let fault as PostgresFault where fault.isLost || fault.isPassing {
        if fault.isLost { session = nil }
        guard ContinuousClock.now < deadline else { throw StoreError(fault, at: address.shown) }
        Thread.sleep(forTimeInterval: backoff.next())
      } catch {
        if session?.isOpen == false { session = nil }
        throw StoreError(error, at: address.shown)
      }
    }
  }

  private func connected() throws(PostgresFault) -> PostgresSession {
    if let session, session.isOpen { return session }
    let new = try PostgresSession(address)
    session = new
    return new
  }

  private func look<Value>(
    on session: PostgresSession, within limit: Duration, _ body: (PostgresSession) throws -> Value
  ) throws -> Value {
    let milliseconds = limit.components.seconds * 1_000 + limit.components.attoseconds / 1_000_000_000_000_000
    try session.script("BEGIN READ ONLY; SET LOCAL statement_timeout = \(max(1, milliseconds))")
    defer { rollBack(session) }
    return try body(session)
  }

  private func rollBack(_ session: PostgresSession) {
    do { try session.script("ROLLBACK") } catch { self.session = nil }
  }

  private func write<Value>(
    on session: PostgresSession, until deadline: ContinuousClock.Instant, _ body: (PostgresSession) throws -> Value
  ) throws -> Value {
    try session.script("BEGIN")
    let value: Value
    let isChange: Bool
    do {
      value = try body(session)
      isChange = try changes.mark(on: session)
    } catch {
      rollBack(session)
      throw error
    }
    do {
      try session.script("COMMIT")
    } catch {
      // Whether it was done is known to the server only.
      guard error.isLost else { throw error }
      guard isChange, try !wasCommitted(until: deadline) else { return value }
      throw error
    }
    return value
  }

  /// Asks a server that is back whether the last change was made.
  private func wasCommitted(until deadline: ContinuousClock.Instant) throws -> Bool {
    session = nil
    var backoff = Backoff()
    while ContinuousClock.now < deadline {
      do {
        return try changes.wasMade(on: connected())
      } catch {
        let isHeldUp = error.isPassing || error.isCancelled || error.state == "55P03"
        guard error.isLost || isHeldUp else { throw error }
        if error.isLost { session = nil }
      }
      Thread.sleep(forTimeInterval: backoff.next())
    }
    throw StoreError(.unavailable, "\(address.shown): went away, and it is not known whether the change was made")
  }
}

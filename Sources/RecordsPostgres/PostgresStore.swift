import Dialogue
public import Records

/// The store of several machines: a PostgreSQL database.
///
/// Up to four connections carry its calls; a server that restarts delays them, 30 s at most, and a change whose end was
/// not heard of is looked up, never made twice. Authored statements run as PostgreSQL understands them: what both
/// stores understand is standard SQL with named arguments, `:order`.
public final class PostgresStore: DurableStore {
  /// Where it is, without the password.
  public let place: String
  /// How long one lookup may take.
  let lookupLimit: Duration
  private let pool: ConnectionPool
  private let listener: ChangeListener

  /// Connects, and makes Oriole's tables where they are missing.
  ///
  /// - Throws: `unavailable` when there is no such server or database, it refuses the user, or a newer Oriole has
  ///   written there.
  public convenience init(_ address: PostgresAddress) async throws(StoreError) {
    try await self.init(address, lookupLimit: .seconds(3), patience: .seconds(30))
  }

  init(_ address: PostgresAddress, lookupLimit: Duration, patience: Duration) async throws(StoreError) {
    place = address.shown
    self.lookupLimit = lookupLimit
    pool = ConnectionPool(address, patience: patience)
    listener = ChangeListener(address)
    let place = place
    try await lending { connection throws(StoreError) in
      try await connection.open()
      try await connection.perform(.write) { session in try Schema.migrate(session, at: place) }
      try await connection.perform(.repeatable) { session in try ChangeMarks.sweep(session) }
    }
  }

  /// One transaction. It is finished even when the task that asked for it is cancelled.
  func write<Value: Sendable>(
    _ body: @escaping @Sendable (PostgresSession) throws -> Value
  ) async throws(StoreError) -> Value {
    try await lending { connection throws(StoreError) in try await connection.perform(.write, body) }
  }

  /// Statements that read, or that do the same twice; urgent ones before all that waits for a connection.
  func repeatable<Value: Sendable>(
    isUrgent: Bool = false, _ body: @escaping @Sendable (PostgresSession) throws -> Value
  ) async throws(StoreError) -> Value {
    try await lending(isUrgent: isUrgent) { connection throws(StoreError) in
      try await connection.perform(.repeatable, body)
    }
  }

  func lending<Value: Sendable>(
    isUrgent: Bool = false, _ use: (PostgresConnection) async throws(StoreError) -> Value
  ) async throws(StoreError) -> Value {
    let connection = await pool.take(isUrgent: isUrgent)
    let result: Result<Value, StoreError>
    do { result = .success(try await use(connection)) } catch { result = .failure(error) }
    await pool.give(connection)
    return try result.get()
  }

  public func changes() -> AsyncStream<StoreChange> { listener.stream() }
}

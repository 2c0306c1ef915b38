import Records

/// Lends a few connections to many callers, first come first served but for those who cannot wait.
actor ConnectionPool {
  /// Connections at once, beside the one that listens.
  static let limit = 4

  private let address: PostgresAddress
  private let patience: Duration
  private var idle: [PostgresConnection] = []
  private var made = 0
  private var waiting: [CheckedContinuation<PostgresConnection, Never>] = []
  private var urgent: [CheckedContinuation<PostgresConnection, Never>] = []

  init(_ address: PostgresAddress, patience: Duration) {
    self.address = address
    self.patience = patience
  }

  /// A connection, to be given back; it may not be connected yet.
  ///
  /// - Parameter isUrgent: whether it goes before all who wait.
  /// - Returns: it.
  func take(isUrgent: Bool = false) async -> PostgresConnection {
    if let connection = idle.popLast() { return connection }
    if made < Self.limit {
      made += 1
      return PostgresConnection(address, patience: patience)
    }
    return await withCheckedContinuation { if isUrgent { urgent.append($0) } else { waiting.append($0) } }
  }

  func give(_ connection: PostgresConnection) {
    if !urgent.isEmpty {
      urgent.removeFirst().resume(returning: connection)
    } else if !waiting.isEmpty {
      waiting.removeFirst().resume(returning: connection)
    } else {
      idle.append(connection)
    }
  }
}

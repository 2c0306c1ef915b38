public import Foundation
public import Records

/// Who is logged in.
extension PostgresStore {
  public func openLogin(
    _ login: Login, for account: Account, within limits: LoginLimits
  ) async throws(StoreError) {
    let place = place
    try await write { session in
      // One at a time for each account; a change of the account waits, and ends the login.
      let current = try Account.one(session, account.name, lock: "FOR UPDATE", at: place)
      guard let current, current == account, !current.isDisabled else {
        throw StoreError.accountChanged(account.name)
      }
      try Self.sweep(limits, at: login.openedAt, on: session)
      try session.run(
        """
        DELETE FROM oriole_logins WHERE key IN (
          SELECT key FROM oriole_logins WHERE account = $1 ORDER BY opened_at DESC, key OFFSET $2)
        """, [account.name, max(0, limits.perAccount - 1)])
      try session.run(
        """
        DELETE FROM oriole_logins WHERE key IN (
          SELECT key FROM oriole_logins ORDER BY seen_at DESC, key OFFSET $1)
        """, [max(0, limits.inAll - 1)])
      try session.run(
        """
        INSERT INTO oriole_logins (key, account, opened_at, seen_at)
        VALUES ($1, $2, to_timestamp($3), to_timestamp($4))
        """, [login.key, login.account, login.openedAt, login.seenAt])
    }
  }

  public func login(_ key: String) async throws(StoreError) -> (login: Login, account: Account)? {
    let place = place
    return try await repeatable { session in
      let sql = """
        SELECT \(Account.columns), extract(epoch FROM opened_at), extract(epoch FROM seen_at)
        FROM oriole_logins JOIN oriole_accounts ON name = account WHERE key = $1
        """
      return try session.run(sql, [key]).rows.first.map { row in
        let account = try Account(row: Array(row.dropLast(2)), at: place)
        guard row.count == 7, let openedAt = Date(postgresSeconds: row[5]), let seenAt = Date(postgresSeconds: row[6])
        else { throw StoreError(.corrupt, "\(place): a login of \(account.name) is not what Oriole wrote") }
        return (Login(key: key, account: account.name, openedAt: openedAt, seenAt: seenAt), account)
      }
    }
  }

  public func touchLogin(_ key: String, at now: Date) async throws(StoreError) {
    try await repeatable { session in
      _ = try session.run("UPDATE oriole_logins SET seen_at = to_timestamp($1) WHERE key = $2", [now, key])
    }
  }

  public func endLogin(_ key: String) async throws(StoreError) {
    try await repeatable { session in _ = try session.run("DELETE FROM oriole_logins WHERE key = $1", [key]) }
  }

  public func endLogins(of account: String) async throws(StoreError) {
    try await repeatable { session in _ = try session.run("DELETE FROM oriole_logins WHERE account = $1", [account]) }
  }

  @discardableResult public func sweepLogins(_ limits: LoginLimits, at now: Date) async throws(StoreError) -> Int {
    try await write { session in try Self.sweep(limits, at: now, on: session) }
  }

  @discardableResult private static func sweep(
    _ limits: LoginLimits, at now: Date, on session: PostgresSession
  ) throws -> Int {
    let (seen, opened) = limits.deadlines(at: now)
    return try session.run(
      "DELETE FROM oriole_logins WHERE seen_at <= to_timestamp($1) OR opened_at <= to_timestamp($2)", [seen, opened]
    ).count
  }
}

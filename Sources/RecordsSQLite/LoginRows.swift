public import Foundation
import GRDB
public import Records

/// Who is logged in.
extension SQLiteStore {
  public func openLogin(
    _ login: Login, for account: Account, within limits: LoginLimits
  ) async throws(StoreError) {
    let path = path
    try await write { db in
      guard let current = try Account.one(db, account.name, at: path), current == account, !current.isDisabled else {
        throw StoreError.accountChanged(account.name)
      }
      try Self.sweep(limits, at: login.openedAt, in: db)
      let many = """
        DELETE FROM oriole_logins WHERE key IN (
          SELECT key FROM oriole_logins WHERE account = ? ORDER BY opened_at DESC, key LIMIT -1 OFFSET ?)
        """
      try db.execute(sql: many, arguments: [account.name, max(0, limits.perAccount - 1)])
      let all = """
        DELETE FROM oriole_logins WHERE key IN (
          SELECT key FROM oriole_logins ORDER BY seen_at DESC, key LIMIT -1 OFFSET ?)
        """
      try db.execute(sql: all, arguments: [max(0, limits.inAll - 1)])
      try db.execute(
        sql: "INSERT INTO oriole_logins (key, account, opened_at, seen_at) VALUES (?, ?, ?, ?)",
        arguments: [login.key, login.account, login.openedAt, login.seenAt])
    }
  }

  public func login(_ key: String) async throws(StoreError) -> (login: Login, account: Account)? {
    let path = path
    return try await read { db in
      let sql = "SELECT * FROM oriole_logins JOIN oriole_accounts ON name = account WHERE key = ?"
      return try Row.fetchOne(db, sql: sql, arguments: [key]).map { row in
        let login = Login(
          key: key, account: try row.decode(forColumn: "account"), openedAt: try row.decode(forColumn: "opened_at"),
          seenAt: try row.decode(forColumn: "seen_at"))
        return (login, try Account(row: row, at: path))
      }
    }
  }

  public func touchLogin(_ key: String, at now: Date) async throws(StoreError) {
    try await write { db in
      try db.execute(sql: "UPDATE oriole_logins SET seen_at = ? WHERE key = ?", arguments: [now, key])
    }
  }

  public func endLogin(_ key: String) async throws(StoreError) {
    try await write { db in try db.execute(sql: "DELETE FROM oriole_logins WHERE key = ?", arguments: [key]) }
  }

  public func endLogins(of account: String) async throws(StoreError) {
    try await write { db in try db.execute(sql: "DELETE FROM oriole_logins WHERE account = ?", arguments: [account]) }
  }

  @discardableResult public func sweepLogins(_ limits: LoginLimits, at now: Date) async throws(StoreError) -> Int {
    try await write { db in try Self.sweep(limits, at: now, in: db) }
  }

  @discardableResult private static func sweep(_ limits: LoginLimits, at now: Date, in db: Database) throws -> Int {
    let (seen, opened) = limits.deadlines(at: now)
    try db.execute(
      sql: "DELETE FROM oriole_logins WHERE seen_at <= ? OR opened_at <= ?", arguments: [seen, opened])
    return db.changesCount
  }
}

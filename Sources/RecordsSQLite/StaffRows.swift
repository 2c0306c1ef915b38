import Foundation
import GRDB
public import Records

/// Accounts, and the trail of what their owners did.
extension SQLiteStore {
  public func addAccount(_ account: Account) async throws(StoreError) {
    let competence = try RecordCoding.text(of: account.competence)
    try await write { db in
      let known = "SELECT EXISTS (SELECT 1 FROM oriole_accounts WHERE name = ?)"
      guard try Bool.fetchOne(db, sql: known, arguments: [account.name]) == false else {
        throw StoreError.accountTaken(account.name)
      }
      try db.execute(
        sql: """
          INSERT INTO oriole_accounts (name, role, password_hash, competence, is_disabled) VALUES (?, ?, ?, ?, ?)
          """,
        arguments: [account.name, account.role.rawValue, account.passwordHash, competence, account.isDisabled])
    }
  }

  public func setAccount(
    _ account: Account, was old: Account, keepingManager: Bool
  ) async throws(StoreError) {
    let competence = try RecordCoding.text(of: account.competence)
    let path = path
    try await write { db in
      guard let current = try Account.one(db, account.name, at: path) else { throw StoreError.noAccount(account.name) }
      guard current == old else { throw StoreError.accountChanged(account.name) }
      if keepingManager, !account.isActingManager { try old.keepManager(in: db) }
      try db.execute(
        sql: """
          UPDATE oriole_accounts SET role = ?, password_hash = ?, competence = ?, is_disabled = ? WHERE name = ?
          """,
        arguments: [account.role.rawValue, account.passwordHash, competence, account.isDisabled, account.name])
      if account.endsLogins(of: old) {
        try db.execute(sql: "DELETE FROM oriole_logins WHERE account = ?", arguments: [account.name])
      }
    }
  }

  public func removeAccount(_ name: String, keepingManager: Bool) async throws(StoreError) {
    let path = path
    try await write { db in
      if keepingManager { try Account.one(db, name, at: path)?.keepManager(in: db) }
      try db.execute(sql: "DELETE FROM oriole_accounts WHERE name = ?", arguments: [name])
      guard db.changesCount > 0 else { throw StoreError.noAccount(name) }
    }
  }

  public func account(_ name: String) async throws(StoreError) -> Account? {
    let path = path
    return try await read { db in try Account.one(db, name, at: path) }
  }

  public func accounts() async throws(StoreError) -> [Account] {
    let path = path
    return try await read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM oriole_accounts ORDER BY name LIMIT 1000")
        .map { try Account(row: $0, at: path) }
    }
  }

  public func note(_ entry: AuditEntry) async throws(StoreError) {
    try await write { db in
      try db.execute(
        sql: "INSERT INTO oriole_audit (at, account, action, subject) VALUES (?, ?, ?, ?)",
        arguments: [entry.at, entry.account, entry.action, entry.subject])
    }
  }

  public func auditTrail(before number: Int?, limit: Int) async throws(StoreError) -> [AuditEntry] {
    try await read { db in
      let sql = "SELECT * FROM oriole_audit WHERE number < ? ORDER BY number DESC LIMIT ?"
      let arguments: StatementArguments = [number ?? .max, max(0, min(limit, 1_000))]
      return try Row.fetchAll(db, sql: sql, arguments: arguments).map { row in
        AuditEntry(
          number: try row.decode(forColumn: "number"), at: try row.decode(forColumn: "at"),
          account: try row.decode(forColumn: "account"), action: try row.decode(forColumn: "action"),
          subject: try row.decode(forColumn: "subject"))
      }
    }
  }
}

extension Account {
  /// Throws `lastManager` where no other manager may log in.
  fileprivate func keepManager(in db: Database) throws {
    guard isActingManager else { return }
    let others = "SELECT EXISTS (SELECT 1 FROM oriole_accounts WHERE role = ? AND NOT is_disabled AND name <> ?)"
    guard try Bool.fetchOne(db, sql: others, arguments: [Role.manager.rawValue, name]) == true else {
      throw StoreError.lastManager
    }
  }

  static func one(_ db: Database, _ name: String, at path: String) throws -> Account? {
    try Row.fetchOne(db, sql: "SELECT * FROM oriole_accounts WHERE name = ?", arguments: [name])
      .map { try Account(row: $0, at: path) }
  }

  /// An account as a row of `oriole_accounts`.
  init(row: Row, at path: String) throws {
    let name: String = try row.decode(forColumn: "name")
    let roleName: String = try row.decode(forColumn: "role")
    guard let role = Role(rawValue: roleName) else {
      throw StoreError(.corrupt, "\(path): account \(name) has the unknown role \(roleName)")
    }
    self.init(
      name: name, role: role, passwordHash: try row.decode(forColumn: "password_hash"),
      competence: try RecordCoding.value(
        Competence.self, from: try row.decode(forColumn: "competence"), in: "\(path): what account \(name) can do"),
      isDisabled: try row.decode(forColumn: "is_disabled"))
  }
}

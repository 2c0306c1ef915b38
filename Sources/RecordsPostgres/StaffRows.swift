import Foundation
public import Records

/// Accounts, and the trail of what their owners did.
extension PostgresStore {
  public func addAccount(_ account: Account) async throws(StoreError) {
    let competence = try RecordCoding.text(of: account.competence)
    try await write { session in
      let added = try session.run(
        """
        INSERT INTO oriole_accounts (name, role, password_hash, competence, is_disabled)
        VALUES ($1, $2, $3, $4, $5::boolean) ON CONFLICT (name) DO NOTHING
        """,
        [account.name, account.role.rawValue, account.passwordHash, competence, String(account.isDisabled)])
      guard added.count > 0 else { throw StoreError.accountTaken(account.name) }
    }
  }

  public func setAccount(
    _ account: Account, was old: Account, keepingManager: Bool
  ) async throws(StoreError) {
    let competence = try RecordCoding.text(of: account.competence)
    let place = place
    try await write { session in
      if keepingManager, !account.isActingManager { try old.keepManager(in: session) }
      guard let current = try Account.one(session, account.name, lock: "FOR UPDATE", at: place) else {
        throw StoreError.noAccount(account.name)
      }
      guard current == old else { throw StoreError.accountChanged(account.name) }
      try session.run(
        """
        UPDATE oriole_accounts SET role = $1, password_hash = $2, competence = $3, is_disabled = $4::boolean
        WHERE name = $5
        """,
        [account.role.rawValue, account.passwordHash, competence, String(account.isDisabled), account.name])
      if account.endsLogins(of: old) {
        try session.run("DELETE FROM oriole_logins WHERE account = $1", [account.name])
      }
    }
  }

  public func removeAccount(_ name: String, keepingManager: Bool) async throws(StoreError) {
    let place = place
    try await write { session in
      if keepingManager { try Account.one(session, name, at: place)?.keepManager(in: session) }
      guard try session.run("DELETE FROM oriole_accounts WHERE name = $1", [name]).count > 0 else {
        throw StoreError.noAccount(name)
      }
    }
  }

  public func account(_ name: String) async throws(StoreError) -> Account? {
    let place = place
    return try await repeatable { session in try Account.one(session, name, at: place) }
  }

  public func accounts() async throws(StoreError) -> [Account] {
    let place = place
    return try await repeatable { session in
      try session.run("SELECT \(Account.columns) FROM oriole_accounts ORDER BY name LIMIT 1000").rows
        .map { try Account(row: $0, at: place) }
    }
  }

  public func note(_ entry: AuditEntry) async throws(StoreError) {
    try await write { session in
      _ = try session.run(
        "INSERT INTO oriole_audit (at, account, action, subject) VALUES (to_timestamp($1), $2, $3, $4)",
        [entry.at, entry.account, entry.action, entry.subject])
    }
  }

  public func auditTrail(before number: Int?, limit: Int) async throws(StoreError) -> [AuditEntry] {
    let place = place
    return try await repeatable { session in
      let sql = """
        SELECT number, extract(epoch FROM at), account, action, subject FROM oriole_audit WHERE number < $1
        ORDER BY number DESC LIMIT $2
        """
      return try session.run(sql, [number ?? .max, max(0, min(limit, 1_000))]).rows.map { row in
        guard row.count == 5, let number = row[0].flatMap({ Int($0) }), let at = Date(postgresSeconds: row[1]),
          let account = row[2], let action = row[3], let subject = row[4]
        else { throw StoreError(.corrupt, "\(place): an entry of the trail is not what Oriole wrote") }
        return AuditEntry(number: number, at: at, account: account, action: action, subject: subject)
      }
    }
  }
}

extension Account {
  /// Throws `lastManager` where no other manager may log in. All managers are locked first, in one order: two who take
  /// each other's role away come one after the other.
  fileprivate func keepManager(in session: PostgresSession) throws {
    guard isActingManager else { return }
    let managers = """
      SELECT name FROM oriole_accounts WHERE role = $1 AND NOT is_disabled ORDER BY name FOR UPDATE
      """
    let names = try session.run(managers, [Role.manager.rawValue]).rows.compactMap { $0.first ?? nil }
    guard names.contains(where: { $0 != name }) else { throw StoreError.lastManager }
  }

  /// In the order in which `init(row:)` reads them.
  static let columns = "name, role, password_hash, competence, is_disabled"

  static func one(
    _ session: PostgresSession, _ name: String, lock: String = "", at place: String
  ) throws -> Account? {
    try session.run("SELECT \(columns) FROM oriole_accounts WHERE name = $1 \(lock)", [name]).rows.first
      .map { try Account(row: $0, at: place) }
  }

  init(row: [String?], at place: String) throws {
    guard row.count == 5, let name = row[0], let hash = row[2], let competence = row[3], let disabled = row[4] else {
      throw StoreError(.corrupt, "\(place): an account is not what Oriole wrote")
    }
    guard let role = row[1].flatMap(Role.init) else {
      throw StoreError(.corrupt, "\(place): account \(name) has the unknown role \(row[1] ?? "")")
    }
    self.init(
      name: name, role: role, passwordHash: hash,
      competence: try RecordCoding.value(
        Competence.self, from: competence, in: "\(place): what account \(name) can do"),
      isDisabled: disabled == "t")
  }
}

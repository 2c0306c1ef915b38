public import Foundation

/// A store's accounts, who is logged in, and the trail of what their owners did: every method is one transaction.
public protocol StaffRecords: Sendable {
  /// Adds an account; `conflict` when its name is taken.
  func addAccount(_ account: Account) async throws(StoreError)
  /// Puts an account in the place of what it was when it was read; with another password or role, or when it is disabled,
  /// its logins end. `notFound` when there is none of its name, `conflict`
  /// when another one has changed it since, or, with `keepingManager`, `lastManager` when no manager could log in after it.
  func setAccount(_ account: Account, was old: Account, keepingManager: Bool) async throws(StoreError)
  /// Its logins end. `notFound` when there is none of this name, `lastManager` as for `setAccount`.
  func removeAccount(_ name: String, keepingManager: Bool) async throws(StoreError)
  /// Nil when there is none of this name.
  func account(_ name: String) async throws(StoreError) -> Account?
  /// By name; at most 1,000.
  func accounts() async throws(StoreError) -> [Account]

  /// Keeps a login of an account, and forgets those that have ended or are too many; `conflict` unless the account is still
  /// as it was when its password was checked.
  func openLogin(_ login: Login, for account: Account, within limits: LoginLimits) async throws(StoreError)
  /// A login and its account, whether it has ended or not; nil when there is none.
  func login(_ key: String) async throws(StoreError) -> (login: Login, account: Account)?
  /// Says that a login was used.
  func touchLogin(_ key: String, at now: Date) async throws(StoreError)
  func endLogin(_ key: String) async throws(StoreError)
  func endLogins(of account: String) async throws(StoreError)
  /// Forgets the logins that have ended; how many.
  @discardableResult func sweepLogins(_ limits: LoginLimits, at now: Date) async throws(StoreError) -> Int

  /// Appends to the trail, and numbers the entry.
  func note(_ entry: AuditEntry) async throws(StoreError)
  /// The trail, newest first.
  ///
  /// - Parameters:
  ///   - number: only entries before this one; nil for the newest.
  ///   - limit: the most there may be; at most 1,000.
  /// - Returns: fewer than `limit` at the trail's beginning.
  /// - Throws: `unavailable` when the store cannot be read.
  func auditTrail(before number: Int?, limit: Int) async throws(StoreError) -> [AuditEntry]
}

extension StaffRecords {
  /// Whoever may log in afterwards.
  public func setAccount(_ account: Account, was old: Account) async throws(StoreError) {
    try await setAccount(account, was: old, keepingManager: false)
  }

  /// Whoever may log in afterwards.
  public func removeAccount(_ name: String) async throws(StoreError) {
    try await removeAccount(name, keepingManager: false)
  }
}

extension StoreError {
  public static let lastManager = StoreError(
    .conflict, "this is the last manager who may log in; make another one first")
  public static func noAccount(_ name: String) -> StoreError {
    StoreError(.notFound, "there is no account “\(name)”")
  }
  public static func accountTaken(_ name: String) -> StoreError {
    StoreError(.conflict, "there is an account “\(name)” already")
  }
  public static func accountChanged(_ name: String) -> StoreError {
    StoreError(.conflict, "the account “\(name)” has been changed by somebody else; read it again")
  }
}

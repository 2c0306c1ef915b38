/// A store's accounts, and the trail of what their owners did: every method is one transaction.
public protocol StaffRecords: Sendable {
  /// Adds an account; `conflict` when its name is taken.
  func addAccount(_ account: Account) async throws(StoreError)
  /// Puts an account in the place of what it was when it was read; `notFound` when there is none of its name, `conflict`
  /// when another one has changed it since.
  func setAccount(_ account: Account, was old: Account) async throws(StoreError)
  /// `notFound` when there is none of this name.
  func removeAccount(_ name: String) async throws(StoreError)
  /// Nil when there is none of this name.
  func account(_ name: String) async throws(StoreError) -> Account?
  /// By name; at most 1,000.
  func accounts() async throws(StoreError) -> [Account]

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

extension StoreError {
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

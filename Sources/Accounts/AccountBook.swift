public import Foundation
public import Records
import Understanding

/// The accounts of a store: who there is, and who may come in. Each change is noted in the audit trail.
public struct AccountBook: Sendable {
  private let store: any StaffRecords
  private let passwords: PasswordCheck
  private let now: @Sendable () -> Date

  /// - Parameters:
  ///   - store: where the accounts are.
  ///   - now: the time of day.
  public init(store: any StaffRecords, now: @escaping @Sendable () -> Date = { Date() }) {
    self.init(store: store, cost: .init(), now: now)
  }

  init(store: any StaffRecords, cost: ScryptHash.Cost, now: @escaping @Sendable () -> Date = { Date() }) {
    (self.store, self.now) = (store, now)
    passwords = PasswordCheck(cost: cost)
  }

  /// Who is logged in.
  public func sessions(_ limits: LoginLimits) -> Sessions { Sessions(store: store, limits: limits, now: now) }

  /// By name; at most 1,000.
  public func all() async throws(AccountError) -> [Account] {
    try await kept { store throws(StoreError) in try await store.accounts() }
  }

  /// Nil when there is none of this name.
  public func account(_ name: String) async throws(AccountError) -> Account? {
    try await kept { store throws(StoreError) in try await store.account(name) }
  }

  /// Adds an account.
  ///
  /// - Parameters:
  ///   - name: 1 to 40 letters, digits, dots, hyphens or underscores.
  ///   - role: what its owner may do.
  ///   - password: 10 to 200 characters.
  ///   - competence: what its owner can serve.
  ///   - who: adds it.
  /// - Throws: `refused` for what is not taken, and what the store says.
  public func add(
    _ name: String, as role: Account.Role, password: String, able competence: Competence = .everything, by who: String
  ) async throws(AccountError) {
    let name = try AccountRules.name(name)
    try AccountRules.password(password, of: name)
    try AccountRules.competence(competence)
    let account = Account(
      name: name, role: role, passwordHash: try await passwords.hash(of: password), competence: competence)
    try await kept { store throws(StoreError) in try await store.addAccount(account) }
    try await note(who, "account.add", "\(name) as \(role.rawValue)")
  }

  /// Gives an account another password, which ends its sessions.
  public func setPassword(of name: String, to password: String, by who: String) async throws(AccountError) {
    try AccountRules.password(password, of: name)
    let hash = try await passwords.hash(of: password)
    try await change(name) { $0.passwordHash = hash }
    try await note(who, "account.password", name)
  }

  /// Changes what an account may do and can serve; nil leaves it. Another role ends its sessions. With `keepingManager`,
  /// `lastManager` is thrown, as by what follows, when no manager could log in afterwards.
  public func set(
    _ name: String, role: Account.Role?, able competence: Competence?, keepingManager: Bool = false, by who: String
  ) async throws(AccountError) {
    if let competence { try AccountRules.competence(competence) }
    let account = try await change(name, keepingManager) {
      $0.role = role ?? $0.role
      $0.competence = competence ?? $0.competence
    }
    try await note(who, "account.set", "\(name) as \(account.role.rawValue), \(account.competence.words)")
  }

  /// Keeps an account's owner out, which ends its sessions, or lets the owner in again.
  public func setDisabled(
    _ name: String, _ isDisabled: Bool, keepingManager: Bool = false, by who: String
  ) async throws(AccountError) {
    try await change(name, keepingManager) { $0.isDisabled = isDisabled }
    try await note(who, isDisabled ? "account.disable" : "account.enable", name)
  }

  /// Removes an account, which ends its sessions.
  public func remove(_ name: String, keepingManager: Bool = false, by who: String) async throws(AccountError) {
    try await kept { store throws(StoreError) in try await store.removeAccount(name, keepingManager: keepingManager) }
    try await note(who, "account.remove", name)
  }

  /// The account that a name and a password open; nil when they open none, which takes as long to say whatever is wrong
  /// with them.
  public func account(_ name: String, password: String) async throws(AccountError) -> Account? {
    let name = name.precomposedStringWithCanonicalMapping
    let account = try await account(name)
    let isRight = try await passwords.isPassword(password, of: account?.passwordHash)
    guard isRight, let account, !account.isDisabled else { return nil }
    return account
  }

  /// Appends to the audit trail.
  public func note(_ who: String, _ action: String, _ subject: String = "") async throws(AccountError) {
    let entry = AuditEntry(at: now(), account: who, action: action, subject: subject)
    try await kept { store throws(StoreError) in try await store.note(entry) }
  }

  /// The audit trail, newest first: entries before one, or the newest of all; at most 1,000.
  public func trail(before number: Int?, limit: Int) async throws(AccountError) -> [AuditEntry] {
    try await kept { store throws(StoreError) in try await store.auditTrail(before: number, limit: limit) }
  }

  // MARK: The store

  @discardableResult private func change(
    _ name: String, _ keepingManager: Bool = false, _ change: (inout Account) -> Void
  ) async throws(AccountError) -> Account {
    guard let old = try await account(name) else { throw .store(.noAccount(name)) }
    var new = old
    change(&new)
    let changed = new
    try await kept { store throws(StoreError) in
      try await store.setAccount(changed, was: old, keepingManager: keepingManager)
    }
    return changed
  }

  private func kept<Value>(
    _ work: (any StaffRecords) async throws(StoreError) -> Value
  ) async throws(AccountError) -> Value {
    do { return try await work(store) } catch { throw .store(error) }
  }
}

extension Competence {
  /// For the trail.
  fileprivate var words: String {
    func list(_ names: [String]?) -> String { names.map { $0.sorted().joined(separator: " ") } ?? "all" }
    return "skills \(list(skills.map(Array.init))), languages \(list(languages?.map(\.rawValue)))"
  }
}

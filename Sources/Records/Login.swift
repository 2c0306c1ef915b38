public import Foundation

/// Somebody's session at the desk's and the manager's pages, as a store keeps it.
public struct Login: Sendable, Hashable {
  /// What its token is known by; the token itself is never kept.
  public var key: String
  /// The account's name.
  public var account: String
  public var openedAt: Date
  /// When it was last used, to the minute.
  public var seenAt: Date

  public init(key: String, account: String, openedAt: Date, seenAt: Date) {
    (self.key, self.account, self.openedAt, self.seenAt) = (key, account, openedAt, seenAt)
  }
}

/// How long logins last, and how many there may be.
public struct LoginLimits: Sendable, Hashable {
  /// Seconds without use after which one ends.
  public var idle = 3_600.0
  /// Seconds after which one ends in any case.
  public var whole = 12 * 3_600.0
  /// Of one account; one more ends the oldest.
  public var perAccount = 5
  /// Of all accounts; one more ends the one that was silent for the longest.
  public var inAll = 5_000

  public init() {}

  public func isAlive(_ login: Login, at now: Date) -> Bool {
    now.timeIntervalSince(login.seenAt) < idle && now.timeIntervalSince(login.openedAt) < whole
  }

  /// Logins that were last used, or were opened, no later than these have ended.
  package func deadlines(at now: Date) -> (seen: Date, opened: Date) {
    (now.addingTimeInterval(-idle), now.addingTimeInterval(-whole))
  }
}

extension Account {
  /// Whether a change ends what the account's owner has open: another password, another role, or none any more.
  package func endsLogins(of old: Account) -> Bool {
    (passwordHash, role) != (old.passwordHash, old.role) || isDisabled
  }
}

public import Foundation

/// One person who may use the desk's and the manager's pages.
public struct Account: Sendable, Hashable {
  /// What the person may do; each may do what those before may.
  public enum Role: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
    /// Serves callers.
    case agent
    /// Sees all agents and calls.
    case supervisor
    /// Sees all figures, and teaches.
    case manager

    public static func < (one: Role, other: Role) -> Bool {
      (allCases.firstIndex(of: one) ?? 0) < (allCases.firstIndex(of: other) ?? 0)
    }
  }

  /// Unique in its store.
  public var name: String
  public var role: Role
  /// Of the password, with what it takes to check one; the password itself is never kept.
  public var passwordHash: String
  /// What the person can serve.
  public var competence: Competence
  /// Whether the person may not log in.
  public var isDisabled: Bool

  public init(
    name: String, role: Role, passwordHash: String, competence: Competence = .everything, isDisabled: Bool = false
  ) {
    self.name = name
    self.role = role
    self.passwordHash = passwordHash
    self.competence = competence
    self.isDisabled = isDisabled
  }
}

extension Account {
  /// Whether it may do all there is to do.
  package var isActingManager: Bool { role == .manager && !isDisabled }
}

/// What somebody saw or changed: who, what and when.
public struct AuditEntry: Sendable, Hashable {
  /// From 1, in the order in which they were noted; 0 for one that is not kept yet.
  public var number: Int
  public var at: Date
  /// The account, or the program that did it.
  public var account: String
  /// What was done, such as `session.open`.
  public var action: String
  /// What it was done to, such as an account's name; empty for nothing. Never a password or what a customer said.
  public var subject: String

  /// Longer names, actions and subjects are cut.
  public static let mostCharacters = 200

  public init(number: Int = 0, at: Date, account: String, action: String, subject: String = "") {
    self.number = number
    self.at = at
    self.account = String(account.prefix(Self.mostCharacters))
    self.action = String(action.prefix(Self.mostCharacters))
    self.subject = String(subject.prefix(Self.mostCharacters))
  }
}

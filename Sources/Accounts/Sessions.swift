import Foundation
public import Records

/// Who is logged in: tokens that cannot be guessed, each for one account and for a time.
///
/// They are in the store, so that any server on it knows them, also after a restart. Kept is each token's SHA-256, so that
/// neither a look into the store nor the time of a lookup tells a token.
public struct Sessions: Sendable {
  /// One login.
  public struct Session: Sendable, Hashable {
    /// The account's name.
    public let account: String
    /// What a page of ours sends with whatever changes something, and others cannot know: it is made of the token.
    public let formToken: String

    init(account: String, token: String) {
      self.account = account
      formToken = SecretToken.digest(of: "form \(token)")
    }
  }

  /// How old the note of a session's last use may be, in seconds: not each request is written down.
  private static let resolution = 60.0

  private let store: any StaffRecords
  private let limits: LoginLimits
  private let now: @Sendable () -> Date

  init(store: any StaffRecords, limits: LoginLimits, now: @escaping @Sendable () -> Date) {
    (self.store, self.limits, self.now) = (store, limits, now)
  }

  /// Opens a session.
  ///
  /// - Parameter account: whose it is, as it was when its password was checked.
  /// - Returns: its token, of 256 bits, which is known to the browser only from now on, and the session; nil when the
  ///   account has changed since.
  /// - Throws: what the store says.
  public func open(for account: Account) async throws(AccountError) -> (token: String, session: Session)? {
    let (token, now) = (SecretToken.secret(), now())
    let login = Login(key: SecretToken.digest(of: token), account: account.name, openedAt: now, seenAt: now)
    do {
      try await store.openLogin(login, for: account, within: limits)
    } catch {
      guard error.code == .conflict else { throw .store(error) }
      return nil
    }
    return (token, Session(account: account.name, token: token))
  }

  /// The session of a token, which has been used now, and its account; nil when there is none, or it is over.
  public func session(_ token: String) async throws(AccountError) -> (session: Session, account: Account)? {
    guard token.utf8.count == 64 else { return nil }
    let (key, now) = (SecretToken.digest(of: token), now())
    do {
      guard let (login, account) = try await store.login(key), !account.isDisabled else { return nil }
      guard limits.isAlive(login, at: now) else {
        try await store.endLogin(key)
        return nil
      }
      if now.timeIntervalSince(login.seenAt) >= min(Self.resolution, limits.idle / 10) {
        try await store.touchLogin(key, at: now)
      }
      return (Session(account: account.name, token: token), account)
    } catch { throw .store(error) }
  }

  /// Ends the session of a token.
  public func end(_ token: String) async throws(AccountError) {
    do { try await store.endLogin(SecretToken.digest(of: token)) } catch { throw .store(error) }
  }

  /// Ends all sessions of an account.
  public func endAll(of account: String) async throws(AccountError) {
    do { try await store.endLogins(of: account) } catch { throw .store(error) }
  }

  /// Forgets the sessions that are over.
  public func sweep() async throws(AccountError) {
    do { try await store.sweepLogins(limits, at: now()) } catch { throw .store(error) }
  }
}

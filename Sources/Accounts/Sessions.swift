import Crypto
import Foundation
public import Records
import Synchronization

/// Who is logged in: tokens that cannot be guessed, each for one account and for a time.
///
/// They are in memory only: a server that starts knows none. Kept is each token's SHA-256, so that neither a look into
/// memory nor the time of a lookup tells a token.
public final class Sessions: Sendable {
  /// For how long, and how many.
  public struct Limits: Sendable, Hashable {
    /// After so long without a request a session ends.
    public var idle = Duration.seconds(3_600)
    /// After so long it ends in any case.
    public var whole = Duration.seconds(12 * 3_600)
    /// Of one account; one more ends the oldest.
    public var perAccount = 5
    /// Of all accounts; one more ends the one that was silent for the longest.
    public var inAll = 5_000

    public init() {}
  }

  /// One login.
  public struct Session: Sendable, Hashable {
    /// The account's name.
    public let account: String
    /// What the account's password hash was: with another one the session is over.
    public let passwordHash: String
    /// What a page of ours sends with whatever changes something, and others cannot know.
    public let formToken: String
  }

  private struct Entry {
    var session: Session
    var openedAt: ContinuousClock.Instant
    var seenAt: ContinuousClock.Instant
  }

  private let limits: Limits
  private let entries = Mutex<[SHA256.Digest: Entry]>([:])

  /// Nobody is logged in.
  public init(limits: Limits = Limits()) { self.limits = limits }

  /// Opens a session.
  ///
  /// - Parameters:
  ///   - account: whose it is.
  ///   - now: when it begins.
  /// - Returns: its token, of 256 bits, which is known to the browser only from now on, and the session.
  public func open(for account: Account, at now: ContinuousClock.Instant = .now) -> (token: String, session: Session) {
    let token = SecretToken.secret()
    let session = Session(account: account.name, passwordHash: account.passwordHash, formToken: SecretToken.secret())
    entries.withLock { entries in
      entries = entries.filter { isAlive($0.value, at: now) }
      let own = entries.filter { $0.value.session.account == account.name }
      for old in own.sorted(by: { $0.value.openedAt < $1.value.openedAt }).prefix(
        max(0, own.count + 1 - limits.perAccount))
      {
        entries[old.key] = nil
      }
      if entries.count >= limits.inAll, let quiet = entries.min(by: { $0.value.seenAt < $1.value.seenAt }) {
        entries[quiet.key] = nil
      }
      entries[Self.digest(token)] = Entry(session: session, openedAt: now, seenAt: now)
    }
    return (token, session)
  }

  /// The session of a token, which has been used now; nil when there is none, or it is over.
  public func session(_ token: String, at now: ContinuousClock.Instant = .now) -> Session? {
    let key = Self.digest(token)
    return entries.withLock { entries in
      guard var entry = entries[key] else { return nil }
      guard isAlive(entry, at: now) else {
        entries[key] = nil
        return nil
      }
      entry.seenAt = max(now, entry.seenAt)
      entries[key] = entry
      return entry.session
    }
  }

  /// Ends the session of a token.
  public func end(_ token: String) { entries.withLock { $0[Self.digest(token)] = nil } }

  /// Ends all sessions of an account.
  public func endAll(of account: String) {
    entries.withLock { entries in entries = entries.filter { $0.value.session.account != account } }
  }

  /// How many there are, dead ones that were not looked for among them.
  public var count: Int { entries.withLock { $0.count } }

  private func isAlive(_ entry: Entry, at now: ContinuousClock.Instant) -> Bool {
    entry.seenAt.duration(to: now) < limits.idle && entry.openedAt.duration(to: now) < limits.whole
  }

  private static func digest(_ token: String) -> SHA256.Digest { SHA256.hash(data: Data(token.utf8)) }
}

public import Accounts
import HTTPTypes
import Hummingbird
import Records
public import Settings

/// Who may do what: finds the account of a request, and says no to the rest.
///
/// A role is asked for with `account(_:_:atLeast:)` before anything else is done. For writing requests that asks for the
/// session's own token too, and in all cases that a page of another site does not ask.
public struct Authority: Sendable {
  let book: AccountBook
  let sessions: Sessions
  let settings: WebSettings

  /// - Parameters:
  ///   - book: the accounts.
  ///   - settings: how long sessions last, and how requests arrive.
  public init(book: AccountBook, settings: WebSettings) {
    (self.book, self.settings) = (book, settings)
    var limits = LoginLimits()
    limits.idle = Double(settings.limits.sessionIdleMinutes) * 60
    limits.whole = Double(settings.limits.sessionHours) * 3_600
    limits.perAccount = settings.limits.sessionsPerAccount
    sessions = book.sessions(limits)
  }

  /// The account of a request.
  ///
  /// - Parameters:
  ///   - request: what is asked for.
  ///   - context: the request's.
  ///   - role: the least one that may do it.
  /// - Returns: the account.
  /// - Throws: 401 without a session that is alive, 403 for another site's page, a writing request without its session's
  ///   token, and a role that is too low.
  func account(
    _ request: Request, _ context: WebContext, atLeast role: Account.Role
  ) async throws(WebError) -> Account {
    try await account(request.head, atLeast: role)
  }

  /// The account of a request by its head, for a WebSocket's upgrade, and for asking again while it is open: once the
  /// session is over, the account disabled or its role lowered, this throws.
  ///
  /// - Parameters:
  ///   - head: of the request.
  ///   - role: the least one that may do it.
  ///   - isUpgrade: whether it opens a WebSocket: then its page must say that it is ours.
  /// - Returns: the account.
  /// - Throws: as for a whole request.
  func account(
    _ head: HTTPRequest, atLeast role: Account.Role, isUpgrade: Bool = false
  ) async throws(WebError) -> Account {
    let (session, account) = try await session(head, isUpgrade: isUpgrade)
    if !Self.readingMethods.contains(head.method) {
      guard let given = head.headerFields[.formToken], SecretToken.isSame(given, as: session.formToken) else {
        throw .wrongFormToken
      }
    }
    guard account.role >= role else { throw .notAllowed }
    return account
  }

  /// The session of a request and its account, whatever its role.
  func session(
    _ head: HTTPRequest, isUpgrade: Bool = false
  ) async throws(WebError) -> (session: Sessions.Session, account: Account) {
    try checkSite(of: head, isUpgrade: isUpgrade)
    guard let token = token(head) else { throw .notLoggedIn }
    let found: (session: Sessions.Session, account: Account)?
    do { found = try await sessions.session(token) } catch { throw .accountsUnavailable }
    guard let found else { throw .notLoggedIn }
    return found
  }

  /// Whether a socket that is open may go on: its account may still do what it did. A store that does not answer for a
  /// moment ends nothing.
  func stillAdmits(_ account: Account, _ head: HTTPRequest) async -> Bool {
    do {
      return try await self.account(head, atLeast: .agent).role == account.role
    } catch {
      return error == .accountsUnavailable
    }
  }

  /// Forgets sessions that are over; what fails is done the next time.
  func sweep() async { try? await sessions.sweep() }

  /// Refuses what a page of another site asks, also of one that may embed the chat.
  ///
  /// - Parameters:
  ///   - head: the request's.
  ///   - isUpgrade: whether it opens a WebSocket: browsers then always name the site.
  /// - Throws: 403 `wrong_origin`.
  func checkSite(of head: HTTPRequest, isUpgrade: Bool) throws(WebError) {
    guard let site = head.headerFields[.origin] else {
      if isUpgrade { throw .wrongSite }
      return
    }
    guard WebOrigin.isOwn(site, head) else { throw .wrongSite }
  }

  func token(_ head: HTTPRequest) -> String? {
    SessionCookie.token(in: head.headerFields, isSecure: settings.isSecure(head))
  }

  private static let readingMethods: Set<HTTPRequest.Method> = [.get, .head, .options]
}

/// The audit trail, as those who answer requests write to it.
struct AuditTrail: Sendable {
  private let book: AccountBook

  init(_ authority: Authority) { book = authority.book }

  /// Notes what was seen or changed, before it is shown or done.
  ///
  /// - Parameters:
  ///   - account: who does it.
  ///   - action: what, such as `call.listen`.
  ///   - subject: to what, such as a call's number; never a password or what a customer said.
  /// - Throws: when it cannot be written: then it must not be done.
  func note(_ account: Account, _ action: String, _ subject: String = "") async throws(WebError) {
    do { try await book.note(account.name, action, subject) } catch { throw .accountsUnavailable }
  }
}

extension WebOrigin {
  /// Whether a site is the server's own: the one that the request is for.
  static func isOwn(_ site: String, _ head: HTTPRequest) -> Bool {
    guard let origin = WebOrigin(site), let host = head.authority else { return false }
    return origin == WebOrigin("http://\(host)") || origin == WebOrigin("https://\(host)")
  }
}

extension WebError {
  static let notLoggedIn = WebError(.unauthorized, "not_logged_in", "Please log in.")
  static let wrongLogin = WebError(.unauthorized, "wrong_login", "The name or the password is wrong.")
  static let notAllowed = WebError(.forbidden, "not_allowed", "Your account may not do this.")
  static let wrongFormToken = WebError(
    .forbidden, "wrong_csrf_token", "Send the session's csrfToken in X-CSRF-Token. Please load the page again.")
  static let wrongSite = WebError(.forbidden, "wrong_origin", "This may be used from the server's own pages only.")
  static let tooManyLogins = WebError(
    .tooManyRequests, "too_many_logins", "There were too many attempts to log in. Please wait a minute.",
    retryAfter: 60)
  static let accountsUnavailable = WebError(
    .serviceUnavailable, "unavailable", "This cannot be done at the moment. Please try again later.", retryAfter: 10)
}

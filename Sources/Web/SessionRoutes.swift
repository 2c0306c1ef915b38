import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Records
import Settings
import Understanding

/// Logging in and out; `openapi.json` describes it.
struct SessionRoutes: WebPart {
  private let authority: Authority
  private let reading: RequestReading
  private let perAddress: RateLimit
  private let perAccount: RateLimit
  private let trail: AuditTrail

  init(_ authority: Authority) {
    self.authority = authority
    let limits = authority.settings.limits
    reading = RequestReading(mostBytes: min(limits.requestBytes, 4_096), seconds: limits.requestSeconds)
    perAddress = RateLimit(perMinute: limits.loginsPerMinute)
    perAccount = RateLimit(perMinute: limits.loginsPerAccountPerMinute)
    trail = AuditTrail(authority)
  }

  func add(to routes: inout WebRoutes) {
    routes.on(.post, "/api/session") { try await logIn($0, $1) }
    routes.on(.get, "/api/session") { request, _ in
      let (session, account) = try await authority.session(request.head)
      return Response(json: Shown(account, session))
    }
    routes.on(.delete, "/api/session") { try await logOut($0, $1) }
    routes.on(.post, "/api/session/password") { try await changePassword($0, $1) }
  }

  private struct Login: Decodable, Sendable {
    var name: String
    var password: String
  }

  private struct Change: Decodable, Sendable {
    var password: String
    var newPassword: String
  }

  /// Who is logged in, as that one's own pages are told.
  private struct Shown: Encodable {
    var account: String
    var role: Account.Role
    /// Null for all.
    var skills: [String]?
    var languages: [String]?
    var csrfToken: String

    init(_ account: Account, _ session: Sessions.Session) {
      (self.account, role, csrfToken) = (account.name, account.role, session.formToken)
      skills = account.competence.skills?.sorted()
      languages = account.competence.languages?.map(\.rawValue).sorted()
    }
  }

  private func logIn(_ request: Request, _ context: WebContext) async throws -> Response {
    try authority.checkSite(of: request.head, isUpgrade: false)
    let login = try await reading.json(request, context, as: Login.self)
    let account = try await checked(login.name, login.password, context)
    if let old = authority.token(request.head) { try await end(old) }
    let (token, session) = try await opened(for: account, else: .wrongLogin)
    try await trail.note(account, "session.open", "from \(context.client)")
    return shown(account, session, token, request)
  }

  /// The account that a name and a password open; each wrong try counts for the address and for the account, whether
  /// there is one or not.
  private func checked(_ name: String, _ password: String, _ context: WebContext) async throws(WebError) -> Account {
    guard name.utf8.count <= 200, password.utf8.count <= 1_000 else { throw .wrongLogin }
    guard perAddress.admits(context.client) else { throw .tooManyLogins }
    guard perAccount.admits(name) else {
      perAddress.giveBack(context.client)
      throw .tooManyLogins
    }
    let account: Account?
    do { account = try await authority.book.account(name, password: password) } catch { throw .accountsUnavailable }
    guard let account else { throw .wrongLogin }
    perAddress.giveBack(context.client)
    perAccount.giveBack(name)
    return account
  }

  private func logOut(_ request: Request, _ context: WebContext) async throws -> Response {
    let account = try await authority.account(request, context, atLeast: .agent)
    if let token = authority.token(request.head) { try await end(token) }
    try await trail.note(account, "session.end")
    var response = Response(status: .noContent)
    response.headers[.setCookie] = SessionCookie.cleared(isSecure: authority.settings.isSecure(request.head))
    return response
  }

  /// Ends the account's other sessions, and gives this one another token.
  private func changePassword(_ request: Request, _ context: WebContext) async throws -> Response {
    let account = try await authority.account(request, context, atLeast: .agent)
    let change = try await reading.json(request, context, as: Change.self)
    _ = try await checked(account.name, change.password, context)
    do {
      try await authority.book.setPassword(of: account.name, to: change.newPassword, by: account.name)
    } catch .refused(let reason) {
      throw WebError.bad(reason.prefix(1).uppercased() + reason.dropFirst() + ".")
    } catch {
      throw WebError.accountsUnavailable
    }
    guard let renewed = try? await authority.book.account(account.name) else { throw WebError.notLoggedIn }
    let (token, session) = try await opened(for: renewed, else: .notLoggedIn)
    return shown(renewed, session, token, request)
  }

  private func opened(
    for account: Account, else refusal: WebError
  ) async throws(WebError) -> (token: String, session: Sessions.Session) {
    let opened: (token: String, session: Sessions.Session)?
    do { opened = try await authority.sessions.open(for: account) } catch { throw .accountsUnavailable }
    guard let opened else { throw refusal }
    return opened
  }

  private func end(_ token: String) async throws(WebError) {
    do { try await authority.sessions.end(token) } catch { throw .accountsUnavailable }
  }

  private func shown(_ account: Account, _ session: Sessions.Session, _ token: String, _ request: Request) -> Response {
    var response = Response(json: Shown(account, session))
    response.headers[.setCookie] = SessionCookie.set(token, isSecure: authority.settings.isSecure(request.head))
    return response
  }
}

import Accounts
import Assistant
import Calls
import Dialogue
import Foundation
import HTTPTypes
import Hummingbird
import Records
import Settings
import Understanding

/// Who may log in, for managers; `openapi.json` describes it. Every change is noted in the audit trail.
struct AccountRoutes: WebPart {
  private let chats: ChatDesk
  private let authority: Authority
  private let reading: RequestReading
  private var book: AccountBook { authority.book }
  /// As many as a page can show.
  private static let most = 1_000

  init(chats: ChatDesk, authority: Authority) {
    (self.chats, self.authority) = (chats, authority)
    let limits = authority.settings.limits
    reading = RequestReading(mostBytes: limits.requestBytes, seconds: limits.requestSeconds)
  }

  func add(to routes: inout WebRoutes) {
    routes.on(.get, "/api/accounts") { try await list($0, $1) }
    routes.on(.post, "/api/accounts") { try await add($0, $1) }
    routes.on(.patch, "/api/accounts/{account}") { try await change($0, $1) }
    routes.on(.delete, "/api/accounts/{account}") { try await remove($0, $1) }
    routes.on(.post, "/api/accounts/{account}/password") { try await setPassword($0, $1) }
    EmbeddedPage("/manager/accounts", PackageResources.accounts_html, isStaffs: true).add(to: &routes)
    EmbeddedPage("/accounts.js", PackageResources.accounts_js).add(to: &routes)
    EmbeddedPage("/accounts-words.js", PackageResources.accounts_words_js).add(to: &routes)
  }

  private struct Shown: Encodable {
    var name: String
    var role: Account.Role
    /// Left out for all.
    var skills: [String]?
    var languages: [String]?
    var isDisabled: Bool

    init(_ account: Account) {
      (name, role, isDisabled) = (account.name, account.role, account.isDisabled)
      skills = account.competence.skills?.sorted()
      languages = account.competence.languages?.map(\.rawValue).sorted()
    }
  }

  private struct List: Encodable {
    var accounts: [Shown]
    /// Those that the assistant knows.
    var skills: [String]
    var languages: [String]
  }

  /// An account, and its password where one was made: it is shown this once.
  private struct Made: Encodable {
    var account: Shown
    var password: String?
  }

  private func list(_ request: Request, _ context: WebContext) async throws -> Response {
    _ = try await authority.account(request, context, atLeast: .manager)
    let accounts = try await done { book throws(AccountError) in try await book.all() }
    let script = chats.calling.assistant.script
    return Response(
      json: List(
        accounts: accounts.map(Shown.init), skills: script.queues, languages: script.languages.map(\.rawValue)))
  }

  private func add(_ request: Request, _ context: WebContext) async throws -> Response {
    let manager = try await authority.account(request, context, atLeast: .manager)
    let wish = try await reading.json(request, context, as: AccountRequests.Addition.self)
    let role = try wish.role.map(AccountRequests.role) ?? .agent
    let name = wish.name.trimmingCharacters(in: .whitespaces).precomposedStringWithCanonicalMapping
    let made = wish.password == nil ? GeneratedPassword.make(for: name) : nil
    let competence = Competence(
      skills: wish.skills.map(Set.init), languages: wish.languages.map { Set($0.map(Language.init(rawValue:))) })
    let account = try await done { book throws(AccountError) -> Account? in
      guard try await book.all().count < Self.most else {
        throw .refused("there are \(Self.most) accounts; remove one first")
      }
      try await book.add(name, as: role, password: wish.password ?? made ?? "", able: competence, by: manager.name)
      return try await book.account(name)
    }
    guard let account else { throw WebError.noSuchAccount }
    return Response(json: Made(account: Shown(account), password: made), status: .created)
  }

  private func change(_ request: Request, _ context: WebContext) async throws -> Response {
    let manager = try await authority.account(request, context, atLeast: .manager)
    let change = try await reading.json(request, context, as: AccountRequests.Change.self)
    let role = try change.role.map(AccountRequests.role)
    let account = try await known(context)
    let competence = change.competence(of: account)
    let changed = try await done { book throws(AccountError) -> Account? in
      if role != nil || competence != nil {
        try await book.set(account.name, role: role, able: competence, keepingManager: true, by: manager.name)
      }
      if let isDisabled = change.isDisabled, isDisabled != account.isDisabled {
        try await book.setDisabled(account.name, isDisabled, keepingManager: true, by: manager.name)
      }
      return try await book.account(account.name)
    }
    guard let changed else { throw WebError.noSuchAccount }
    return Response(json: Shown(changed))
  }

  private func remove(_ request: Request, _ context: WebContext) async throws -> Response {
    let manager = try await authority.account(request, context, atLeast: .manager)
    _ = try await reading.json(request, context, as: ChatRequests.Nothing.self)
    let account = try await known(context)
    try await done { book throws(AccountError) in
      try await book.remove(account.name, keepingManager: true, by: manager.name)
    }
    return Response(status: .noContent)
  }

  private func setPassword(_ request: Request, _ context: WebContext) async throws -> Response {
    let manager = try await authority.account(request, context, atLeast: .manager)
    let wish = try await reading.json(request, context, as: AccountRequests.Password.self)
    let account = try await known(context)
    // Who sits at a page that somebody has left open does not know the present password.
    guard account.name != manager.name else { throw WebError.ownPassword }
    let made = wish.password == nil ? GeneratedPassword.make(for: account.name) : nil
    try await done { book throws(AccountError) in
      try await book.setPassword(of: account.name, to: wish.password ?? made ?? "", by: manager.name)
    }
    return Response(json: Made(account: Shown(account), password: made))
  }

  /// The account of the address.
  private func known(_ context: WebContext) async throws(WebError) -> Account {
    guard let name = context.parameters.get("account")?.removingPercentEncoding else { throw .noSuchAccount }
    let normal = name.precomposedStringWithCanonicalMapping
    let account = try await done { book throws(AccountError) in try await book.account(normal) }
    guard let account else { throw .noSuchAccount }
    return account
  }

  private func done<Value: Sendable>(
    _ work: (AccountBook) async throws(AccountError) -> Value
  ) async throws(WebError) -> Value {
    do throws(AccountError) { return try await work(book) } catch { throw WebError(error) }
  }
}

extension Script {
  /// The queues that callers may be led to.
  var queues: [String] { Set(intents.values.compactMap(\.queue) + [limits.queue]).sorted() }
}

extension WebError {
  static let noSuchAccount = WebError(.notFound, "no_such_account", "There is no account of this name.")
  static let ownPassword = WebError(
    .conflict, "own_password", "Change your own password with the one you have, at /api/session/password.")

  /// Why something with accounts was not done.
  init(_ error: AccountError) {
    switch error {
    case .refused(let reason): self = .bad(reason.prefix(1).uppercased() + reason.dropFirst() + ".")
    case .store(.lastManager):
      self.init(
        .conflict, "last_manager", "This is the last manager who may log in. Make somebody else a manager first.")
    case .store(let error) where error.code == .conflict:
      self.init(.conflict, "account_conflict", error.message.prefix(1).uppercased() + error.message.dropFirst() + ".")
    case .store(let error) where error.code == .notFound: self = .noSuchAccount
    case .busy, .store: self = .accountsUnavailable
    }
  }
}

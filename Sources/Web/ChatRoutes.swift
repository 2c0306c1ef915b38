import Accounts
import Assistant
import Calls
import Dialogue
import Foundation
import HTTPTypes
import Hummingbird
import Settings
import Understanding

/// The chat's addresses; `openapi.json` describes them.
struct ChatRoutes: WebPart {
  let desk: ChatDesk
  let metrics: WebMetrics
  let title: String
  let limits: WebLimits
  private let logins: ChatIdentity
  private let reading: RequestReading
  private let newChats: RateLimit
  private let messages: RateLimit

  init(desk: ChatDesk, metrics: WebMetrics, settings: WebSettings) {
    (self.desk, self.metrics, title, limits) = (desk, metrics, settings.title, settings.limits)
    logins = ChatIdentity(secret: settings.chatSecret)
    reading = RequestReading(mostBytes: limits.requestBytes, seconds: limits.requestSeconds)
    newChats = RateLimit(perMinute: limits.newChatsPerMinute)
    messages = RateLimit(perMinute: limits.messagesPerMinute)
  }

  func add(to routes: inout WebRoutes) {
    routes.on(.get, "/api/assistant") { _, _ in assistant() }
    routes.on(.post, "/api/chats") { try await begin($0, $1) }
    routes.on(.get, "/api/chats/{chat}") { try await history($0, $1) }
    routes.on(.get, "/api/chats/{chat}/events") { try await events($0, $1) }
    routes.on(.post, "/api/chats/{chat}/messages") { try await say($0, $1) }
    routes.on(.post, "/api/chats/{chat}/typing") { try await typing($0, $1) }
    routes.on(.post, "/api/chats/{chat}/end") { try await end($0, $1) }
    routes.on(.post, "/api/chats/{chat}/rating") { try await rate($0, $1) }
  }

  private func assistant() -> Response {
    let assistant = desk.calling.assistant
    let names = ["en": "English", "zh": "中文"]
    return Response(
      json: ChatReplies.Assistant(
        name: assistant.name, title: title,
        languages: assistant.script.languages.map { .init(code: $0.rawValue, name: names[$0.rawValue] ?? $0.rawValue) },
        longestMessage: ChatRequests.mostCharacters))
  }

  private func begin(_ request: Request, _ context: WebContext) async throws -> Response {
    let wish = try await reading.json(request, context, as: ChatRequests.Begin.self)
    guard wish.language?.unicodeScalars.count ?? 0 <= 20 else {
      throw WebError.bad("“language” must be a code such as en or zh.")
    }
    guard newChats.admits(context.client) else { throw WebError.tooFast }
    let login = try await logins.login(of: wish.identity, desk.calling, at: desk.now())
    let begun = try await desk.begin(
      wish.language.map(Language.init(rawValue:)), login: login, origin: request.headers[.origin],
      address: context.client)
    let chat = begun.chat
    return Response(
      json: ChatReplies.Begun(
        chat: chat.name, token: begun.secret, language: chat.firstLanguage.rawValue,
        events: "/api/chats/\(chat.name)/events"),
      status: .created)
  }

  private func history(_ request: Request, _ context: WebContext) async throws -> Response {
    let chat = try await chat(request, context)
    let news = chat.log.news(after: try seen(request))
    return Response(
      json: ChatReplies.History(chat: chat.name, isOpen: !news.isOver, hasGap: news.hasGap, events: news.events))
  }

  private func events(_ request: Request, _ context: WebContext) async throws -> Response {
    let chat = try await chat(request, context)
    let seen = try seen(request)
    let news = chat.log.news(after: seen)
    // Nothing will come: browsers' own readers then stop trying.
    if news.isOver, news.events.isEmpty { return Response(status: .noContent) }
    return EventStream(log: chat.log, metrics: metrics, writeSeconds: limits.writeSeconds)
      .response(to: request, context, after: seen)
  }

  private func say(_ request: Request, _ context: WebContext) async throws -> Response {
    let chat = try await chat(request, context)
    let message = try await reading.json(request, context, as: ChatRequests.Message.self).read()
    guard messages.admits(chat.name) else { throw WebError.tooFast }
    switch await chat.take(message.deed, id: message.id, limit: limits.messages) {
    case .taken: return Response(json: ChatReplies.Taken(message: message.id, status: "taken"), status: .accepted)
    case .repeated: return Response(json: ChatReplies.Taken(message: message.id, status: "repeated"))
    case .contradicted:
      throw WebError(.conflict, "id_taken", "Another message had this id. Choose a new id for each message.")
    case .over: throw WebError.chatOver
    case .elsewhere: throw WebError.chatElsewhere
    case .tooMany: throw WebError.chatFull
    }
  }

  private func typing(_ request: Request, _ context: WebContext) async throws -> Response {
    let chat = try await chat(request, context)
    _ = try await reading.json(request, context, as: ChatRequests.Nothing.self)
    await chat.seen()
    return Response(status: .noContent)
  }

  private func end(_ request: Request, _ context: WebContext) async throws -> Response {
    let chat = try await chat(request, context)
    _ = try await reading.json(request, context, as: ChatRequests.Nothing.self)
    await chat.end("visitor")
    return Response(status: .noContent)
  }

  private func rate(_ request: Request, _ context: WebContext) async throws -> Response {
    let chat = try await chat(request, context)
    let rating = try await reading.json(request, context, as: ChatRequests.Rating.self).read()
    return Response(json: ChatReplies.Rated(rating: rating, counts: await chat.rate(rating)))
  }

  // MARK: Who asks for what

  /// The chat of the address, for the one who has its token and comes from the site where it began.
  private func chat(_ request: Request, _ context: WebContext) async throws(WebError) -> Chat {
    guard let name = context.parameters.get("chat") else { throw .noSuchChat }
    guard let chat = await desk.chat(name) else {
      throw await desk.isElsewhere(name) ? .chatElsewhere : .noSuchChat
    }
    let words = request.headers[.authorization]?.split(separator: " ") ?? []
    guard words.count == 2, words[0].lowercased() == "bearer" else { throw .tokenMissing }
    guard SecretToken.isSame(SecretToken.digest(of: words[1]), as: chat.secretDigest) else { throw .wrongToken }
    if let site = request.headers[.origin], let origin = chat.origin, site != origin { throw .wrongOrigin }
    return chat
  }

  /// The last event that the client has seen.
  private func seen(_ request: Request) throws(WebError) -> Int {
    var seen = 0
    // The header, which browsers write themselves, comes before the address.
    for given in [request.uri.queryParameters.get("after"), request.headers[.lastEventID]] {
      guard let given, !given.isEmpty else { continue }
      guard let number = Int(given), number >= 0 else {
        throw .bad("Last-Event-ID must be the number of an event, or 0.")
      }
      seen = number
    }
    return seen
  }
}

extension HTTPField.Name {
  fileprivate static let lastEventID = HTTPField.Name("last-event-id") ?? .via
}
